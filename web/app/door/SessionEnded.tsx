/** A session that ended under somebody's work: he signs in again over it, and nothing of it goes. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { silenceKeys } from '../../kit/keys.ts';
import { texts } from '../../kit/texts/texts.ts';
import { onSignedInElsewhere } from '../renewal.ts';
import { readWays, SESSION, type Session, WAYS } from '../session.ts';
import { WaysIn } from './Ways.tsx';

export function SessionEnded({ person }: { person: Session }): ReactNode {
  const { door } = texts;
  const cache = useQueryClient();
  const ways = useQuery({ queryKey: WAYS, queryFn: readWays, staleTime: Number.POSITIVE_INFINITY });
  const look = () => cache.invalidateQueries({ queryKey: SESSION });

  useEffect(() => {
    const speak = silenceKeys();
    const again = () => void cache.invalidateQueries({ queryKey: SESSION });
    const leave = onSignedInElsewhere(again);
    window.addEventListener('focus', again);
    return () => {
      speak();
      leave();
      window.removeEventListener('focus', again);
    };
  }, [cache]);

  return (
    <ModalOverlay className="veil" isOpen isKeyboardDismissDisabled>
      <Modal>
        <Dialog className="dialog" role="alertdialog">
          <Heading slot="title">{door.endedTitle}</Heading>
          <p>{door.endedLead(person.email)}</p>
          <WaysIn ways={ways.data ?? { mail: false }} email={person.email} beside onSignedIn={look} />
          <p className="note">
            <a href="/">{door.someoneElse}</a>
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
