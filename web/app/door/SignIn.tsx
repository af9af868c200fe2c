import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Loading } from '../../kit/Trouble.tsx';
import { texts } from '../../kit/texts/texts.ts';
import { readWays, signIn, WAYS } from '../session.ts';
import { Card, Refusal } from './Card.tsx';
import { said } from './said.ts';
import { WaysIn } from './Ways.tsx';

interface SignInProps {
  onSignedIn(): Promise<unknown>;
}

export function SignIn({ onSignedIn }: SignInProps): ReactNode {
  const { door } = texts;
  const ways = useQuery({ queryKey: WAYS, queryFn: readWays, staleTime: Number.POSITIVE_INFINITY });
  if (ways.isPending) return <Loading what={texts.work.opening} />;
  const refused = new URLSearchParams(location.search).get('refused') ?? '';
  return (
    <Card>
      {Object.hasOwn(door.refused, refused) && <Refusal>{door.refused[refused]}</Refusal>}
      <WaysIn ways={ways.data ?? { mail: false }} onSignedIn={onSignedIn} />
    </Card>
  );
}

/** A press of a button stands between the link and its use: programs that look into mail for us open links too. */
export function UseLink({ token, leave, onSignedIn }: SignInProps & { token: string; leave(): void }): ReactNode {
  const { door } = texts;
  const signing = useMutation({ mutationFn: signIn, onSuccess: onSignedIn });
  return (
    <Card>
      <p>{door.linkOnce}</p>
      <Button
        className="button primary wide"
        autoFocus
        isPending={signing.isPending}
        onPress={() => signing.mutate(token)}
      >
        {signing.isPending ? door.signingIn : door.signIn}
      </Button>
      {signing.isError && (
        <>
          <Refusal>{said(signing.error, 'link')}</Refusal>
          <Button className="button quiet small" onPress={leave}>
            {door.withPassword}
          </Button>
        </>
      )}
    </Card>
  );
}
