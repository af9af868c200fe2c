import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { signIn } from './session.ts';

interface SignInProps {
  /** Of the link that was opened; empty when the page was opened by itself. */
  token: string;
  onSignedIn(): Promise<unknown>;
}

/** A press of a button stands between the link and its use: programs that look into mail for us open links too. */
export function SignIn({ token, onSignedIn }: SignInProps): ReactNode {
  const [typed, setTyped] = useState('');
  const signing = useMutation({ mutationFn: signIn, onSuccess: onSignedIn });
  const given = tokenIn(typed);
  return (
    <main className="door">
      <div className="card">
        <h1 className="mark-name">Taskwright</h1>
        {token ? (
          <>
            <p>Your sign-in link works once.</p>
            <Button
              className="button primary wide"
              autoFocus
              isPending={signing.isPending}
              onPress={() => signing.mutate(token)}
            >
              {signing.isPending ? 'Signing in' : 'Sign in'}
            </Button>
          </>
        ) : (
          <Form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (given) signing.mutate(given);
            }}
          >
            <TextField className="field" value={typed} onChange={setTyped} autoFocus autoComplete="off">
              <Label>Sign-in link</Label>
              <Input placeholder={`${location.origin}/sign-in#…`} />
            </TextField>
            <Button className="button primary wide" type="submit" isDisabled={!given} isPending={signing.isPending}>
              {signing.isPending ? 'Signing in' : 'Sign in'}
            </Button>
          </Form>
        )}
        {signing.isError && (
          <p className="refusal" role="alert">
            {signing.error.message}
          </p>
        )}
        <p className="note">
          Whoever runs this server makes links: <code>taskwright users link --email you@example.com</code>
        </p>
      </div>
    </main>
  );
}

/** A whole link, or its part after the `#`. */
const tokenIn = (typed: string): string => typed.trim().split('#').at(-1)!;
