/** The ways in for somebody who has an account: password, provider, link, and a link by mail. */
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { texts } from '../../kit/texts/texts.ts';
import { mailPasswordLink, providerPath, signIn, signInByPassword, type Ways } from '../session.ts';
import { Refusal } from './Card.tsx';
import { Field, Go, typedIn } from './fields.tsx';
import { said, tokenIn } from './said.ts';

interface WaysInProps {
  ways: Ways;
  /** Who signs in, where that is known. */
  email?: string | undefined;
  /** The page stays, so that the provider opens beside it. */
  beside?: boolean;
  onSignedIn(): unknown;
}

const COMMAND = 'taskwright users link --email you@example.com';

type Way = 'password' | 'link' | 'forgotten';

export function WaysIn(props: WaysInProps): ReactNode {
  const { ways, beside = false } = props;
  const [way, setWay] = useState<Way>('password');
  const { door } = texts;
  const go = (to: Way, name: string) => (
    <Button className="button quiet small" onPress={() => setWay(to)}>
      {name}
    </Button>
  );
  return (
    <>
      {way === 'password' && <ByPassword {...props} />}
      {way === 'link' && <ByLink {...props} />}
      {way === 'forgotten' && <Forgotten {...props} />}
      {ways.provider !== undefined && way === 'password' && (
        <a
          className="button wide"
          href={providerPath(beside ? '/signed-in' : '/work')}
          {...(beside && { target: '_blank' })}
        >
          {door.withProvider(ways.provider)}
        </a>
      )}
      <div className="other-ways">
        {way === 'password' ? go('link', door.withLink) : go('password', door.withPassword)}
        {way === 'password' && ways.mail && go('forgotten', door.forgotten)}
      </div>
    </>
  );
}

function ByPassword({ email, onSignedIn }: WaysInProps): ReactNode {
  const { door } = texts;
  const signing = useMutation({ mutationFn: signInByPassword, onSuccess: onSignedIn });
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const { email = '', password = '' } = typedIn(event.currentTarget);
        signing.mutate({ email, password });
      }}
    >
      <Field
        name="email"
        type="email"
        label={door.email}
        autoComplete="username"
        autoFocus={email === undefined}
        isReadOnly={email !== undefined}
        {...(email !== undefined && { value: email })}
      />
      <Field
        name="password"
        type="password"
        label={door.password}
        autoComplete="current-password"
        autoFocus={email !== undefined}
      />
      <Go name={door.signIn} pending={door.signingIn} isPending={signing.isPending} />
      {signing.isError && <Refusal>{said(signing.error)}</Refusal>}
    </Form>
  );
}

function ByLink({ onSignedIn }: WaysInProps): ReactNode {
  const { door } = texts;
  const signing = useMutation({ mutationFn: signIn, onSuccess: onSignedIn });
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        signing.mutate(tokenIn(typedIn(event.currentTarget).link ?? ''));
      }}
    >
      <Field name="link" label={door.linkField} autoComplete="off" autoFocus />
      <Go name={door.signIn} pending={door.signingIn} isPending={signing.isPending} />
      {signing.isError && <Refusal>{said(signing.error, 'link')}</Refusal>}
      <p className="note">
        {door.askAdmin} <code>{COMMAND}</code>
      </p>
    </Form>
  );
}

function Forgotten({ email }: WaysInProps): ReactNode {
  const { door } = texts;
  const asking = useMutation({ mutationFn: mailPasswordLink });
  if (asking.isSuccess) return <p role="status">{door.mailed}</p>;
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        asking.mutate(typedIn(event.currentTarget).email ?? '');
      }}
    >
      <p>{door.forgottenLead}</p>
      <Field
        name="email"
        type="email"
        label={door.email}
        autoComplete="username"
        autoFocus
        {...(email !== undefined && { value: email })}
      />
      <Go name={door.mailLink} pending={door.mailing} isPending={asking.isPending} />
      {asking.isError && <Refusal>{said(asking.error)}</Refusal>}
    </Form>
  );
}
