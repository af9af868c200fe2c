/** Where the link of an invitation leads, of the first start, and of a forgotten password. */
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button, Form } from 'react-aria-components';
import { Loading, Trouble } from '../../kit/Trouble.tsx';
import { texts } from '../../kit/texts/texts.ts';
import { isSignedOut, join, providerPath, readLink, readWays, type ShownLink, WAYS } from '../session.ts';
import { Card, Refusal } from './Card.tsx';
import { Field, Go, NewPassword, typedIn } from './fields.tsx';
import { UseLink } from './SignIn.tsx';
import { said } from './said.ts';

interface JoinProps {
  token: string;
  leave(): void;
  onSignedIn(): Promise<unknown>;
}

export function Join(props: JoinProps): ReactNode {
  const { token, leave } = props;
  const { door } = texts;
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => readLink(token),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (link.isPending) return <Loading what={door.lookingAtLink} />;
  if (link.isError) {
    if (!isSignedOut(link.error)) {
      return <Trouble title={link.error.message} action={[texts.work.tryAgain, () => void link.refetch()]} />;
    }
    return (
      <Card>
        <Refusal>{door.linkOver}</Refusal>
        <Button className="button wide" onPress={leave}>
          {door.signIn}
        </Button>
      </Card>
    );
  }
  return link.data.purpose === 'sign-in' ? <UseLink {...props} /> : <Joining {...props} link={link.data} />;
}

function Joining({ token, link, onSignedIn }: JoinProps & { link: ShownLink }): ReactNode {
  const { door } = texts;
  const ways = useQuery({ queryKey: WAYS, queryFn: readWays, staleTime: Number.POSITIVE_INFINITY });
  const joining = useMutation({ mutationFn: join, onSuccess: onSignedIn });
  const { purpose, email } = link;
  const isNew = purpose !== 'password';
  const known = isNew && link.name !== email && purpose !== 'first' ? link.name : '';
  const provider = purpose === 'invitation' ? ways.data?.provider : undefined;
  return (
    <Card title={titleOf(link)}>
      <p>{leadOf(link)}</p>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          joining.mutate({ token, password: '', ...typedIn(event.currentTarget) });
        }}
      >
        {isNew && (
          <Field name="name" label={door.name} hint={door.nameHint} autoComplete="name" value={known} autoFocus />
        )}
        {purpose === 'first' ? (
          <Field name="email" type="email" label={door.email} hint={door.emailHint} autoComplete="username" />
        ) : (
          // Not sent for anything; for managers of passwords, which keep the two together.
          <Field name="user" type="email" label={door.email} autoComplete="username" value={email} isReadOnly />
        )}
        <NewPassword autoFocus={!isNew} />
        <Go
          name={isNew ? door.join : door.resetDo}
          pending={isNew ? door.joining : door.resetting}
          isPending={joining.isPending}
        />
        {joining.isError && <Refusal>{said(joining.error, 'link')}</Refusal>}
      </Form>
      {provider !== undefined && (
        <a className="button wide" href={providerPath('/work')}>
          {door.withProvider(provider)}
        </a>
      )}
    </Card>
  );
}

const titleOf = ({ purpose }: ShownLink): string => {
  const { door } = texts;
  if (purpose === 'first') return door.firstTitle;
  return purpose === 'password' ? door.resetTitle : door.joinTitle;
};

function leadOf({ purpose, email, role, from }: ShownLink): string {
  const { door } = texts;
  if (purpose === 'first') return door.firstLead;
  if (purpose === 'password') return door.resetLead(email);
  const as = door.roles[role] ?? role;
  return from
    ? door.invited(from.name === 'Admin' ? from.email : `${from.name} (${from.email})`, as)
    : door.invitedBare(as);
}
