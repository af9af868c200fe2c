/** What I answered last, newest first, and what is submitted and can still be taken back. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { kindOf } from '../../kit/Attachment.tsx';
import { Streams, useAddress } from '../../kit/addresses.ts';
import { Loading, Trouble } from '../../kit/Trouble.tsx';
import { texts } from '../../kit/texts/texts.ts';
import { readBegun } from '../labeling.ts';
import { ago } from '../time.ts';
import { BEGUN, type Flow } from '../use-work.ts';
import { type Given, PREVIOUS, readPrevious } from './answers.ts';
import { summaryOf } from './summary.ts';

interface DialogProps {
  isOpen: boolean;
  close(): void;
  open(taskId: string): void;
  flow: Flow;
}

export function PreviousDialog(props: DialogProps): ReactNode {
  const { isOpen, close } = props;
  return (
    <ModalOverlay className="veil" isOpen={isOpen} onOpenChange={(open) => !open && close()} isDismissable>
      <Modal>
        <Dialog className="dialog previous">
          <Heading slot="title">{texts.answers.title}</Heading>
          <List {...props} />
          <div className="row end">
            <Button className="button" slot="close">
              {texts.work.close}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function List({ open, close, flow }: DialogProps): ReactNode {
  const given = useQuery({ queryKey: PREVIOUS, queryFn: readPrevious, refetchInterval: 4000 });
  const begun = useQuery({ queryKey: BEGUN, queryFn: readBegun, refetchInterval: 2000 });
  const waiting = (begun.data?.leases ?? []).filter(({ submit_at }) => submit_at !== undefined);
  if (given.isPending) return <Loading what={texts.answers.looking} />;
  if (given.isError) {
    return (
      <Trouble title={texts.answers.notRead} action={[texts.work.tryAgain, () => void given.refetch()]}>
        <p>{given.error.message}</p>
      </Trouble>
    );
  }
  if (given.data.length + waiting.length === 0) {
    return <p className="note">{texts.answers.none}</p>;
  }
  return (
    <ul className="answers">
      {waiting.map(({ lease_id, task_id, type, project }) => (
        <li key={lease_id} className="answer">
          <span className="thumb" aria-hidden="true" />
          <span className="answer-text">
            <span>{[project, type].filter(Boolean).join(' · ')}</span>
            <span className="note">{texts.answers.soonGiven}</span>
          </span>
          <Button
            className="button small"
            aria-label={texts.answers.takeBackTask(task_id)}
            onPress={() => {
              close();
              flow.takingBack.mutate(lease_id);
            }}
          >
            {texts.answers.takeBack}
          </Button>
        </li>
      ))}
      {given.data.map((answer, index) => (
        <li key={answer.task_id}>
          <Button className="answer" autoFocus={index === 0} onPress={() => open(answer.task_id)}>
            <Thumb answer={answer} />
            <span className="answer-text">
              <span>{summaryOf(answer.response) || answer.instruction || answer.type}</span>
              <span className="note">
                {[answer.project, answer.type, ago(answer.submitted_at)].filter(Boolean).join(' · ')}
              </span>
            </span>
            <State answer={answer} />
          </Button>
        </li>
      ))}
    </ul>
  );
}

function State({ answer: { state, correctable_until } }: { answer: Given }): ReactNode {
  if (state === 'rejected') return <span className="badge alarm">{texts.answers.rejected}</span>;
  return correctable_until ? <span className="badge">{texts.answers.correctable}</span> : null;
}

function Thumb({ answer: { attachments } }: { answer: Given }): ReactNode {
  const [first] = attachments ?? [];
  const streams = useMemo(() => new Map(first ? [[first.attachment, first.url]] : []), [first]);
  return (
    <span className="thumb" aria-hidden="true">
      {first && kindOf(first.attachment, undefined) === 'image' && (
        <Streams.Provider value={streams}>
          <Picture attachment={first.attachment} />
        </Streams.Provider>
      )}
    </span>
  );
}

/** From where the page or else the server can load it; without it the place stays empty. */
function Picture({ attachment }: { attachment: string }): ReactNode {
  const { address, next } = useAddress(attachment);
  return address && <img src={address} alt="" loading="lazy" onError={next} />;
}
