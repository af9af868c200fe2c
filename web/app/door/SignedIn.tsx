import { type ReactNode, useEffect } from 'react';
import { texts } from '../../kit/texts/texts.ts';
import { tellSignedIn } from '../renewal.ts';
import { Card } from './Card.tsx';

/** Where a sign-in beside somebody's work ends. */
export function SignedIn(): ReactNode {
  const { door } = texts;
  useEffect(tellSignedIn, []);
  return (
    <Card title={door.signedInTitle}>
      <p>{door.signedInLead}</p>
      <a className="button wide" href="/work">
        {door.goOnHere}
      </a>
    </Card>
  );
}
