/** What can be done with the task as it stands. */
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button, Dialog, Heading, Label, Modal, ModalOverlay, TextArea, TextField } from 'react-aria-components';
import { texts } from '../../../kit/texts/texts.ts';
import { useSession } from '../../session.ts';
import { audit, cancel, recall, recheck, requeue, type WholeTask, type Work } from './task-calls.ts';

interface VerbsProps {
  task: WholeTask;
  work: Work | undefined;
  done(): unknown;
}

type Asked = 'cancel' | 'recall' | 'accept' | 'reject';

export function Verbs({ task, work, done }: VerbsProps): ReactNode {
  const t = texts.task;
  const { permissions } = useSession();
  const { task_id: id, status } = task;
  const [asked, setAsked] = useState<Asked>();
  const acting = useMutation({ mutationFn: (act: () => Promise<unknown>) => act(), onSettled: done });
  if (!permissions.includes('change tasks')) return null;
  const act = (run: () => Promise<unknown>) => {
    setAsked(undefined);
    acting.mutate(run);
  };
  const button = (name: string, onPress: () => void) => (
    <Button className="button" onPress={onPress} isDisabled={acting.isPending}>
      {name}
    </Button>
  );
  return (
    <div className="verbs" role="toolbar" aria-label={t.verbs}>
      {acting.isError && (
        <span className="refusal" role="alert">
          {acting.error.message}
        </span>
      )}
      {status === 'completed' && button(t.accept, () => setAsked('accept'))}
      {status === 'completed' && button(t.reject, () => setAsked('reject'))}
      {status === 'completed' && button(t.recall, () => setAsked('recall'))}
      {work?.out_of_queue && permissions.includes('run the queue') && (
        <>
          {button(t.requeue, () => act(() => requeue(id, false)))}
          {button(t.requeueToAll, () => act(() => requeue(id, true)))}
        </>
      )}
      {status === 'error' && button(t.recheck, () => act(() => recheck(id)))}
      {status === 'pending' && button(t.cancel, () => setAsked('cancel'))}
      <ModalOverlay
        className="veil"
        isOpen={asked !== undefined}
        onOpenChange={(open) => !open && setAsked(undefined)}
        isDismissable
      >
        <Modal>
          <Dialog className="dialog">
            {asked === 'cancel' && (
              <Sure
                title={t.cancelSure}
                note={texts.tasks.cancelNote}
                go={() => act(() => cancel(id))}
                verb={t.cancel}
              />
            )}
            {asked === 'recall' && (
              <Sure title={t.recallSure} note={t.recallNote} go={() => act(() => recall(id))} verb={t.recall} />
            )}
            {(asked === 'accept' || asked === 'reject') && (
              <Sure
                title={asked === 'accept' ? t.acceptSure : t.rejectSure}
                verb={asked === 'accept' ? t.accept : t.reject}
                takesComment
                go={(comment) => act(() => audit(id, asked === 'accept', comment))}
              />
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </div>
  );
}

interface SureProps {
  title: string;
  note?: string;
  verb: string;
  takesComment?: boolean;
  go(comment: string): void;
}

function Sure({ title, note, verb, takesComment = false, go }: SureProps): ReactNode {
  const [comment, setComment] = useState('');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        go(comment.trim());
      }}
    >
      <Heading slot="title">{title}</Heading>
      {note && <p>{note}</p>}
      {takesComment && (
        <TextField className="field" value={comment} onChange={setComment} autoFocus>
          <Label>
            {texts.task.comment} <span className="note">{texts.work.optional}</span>
          </Label>
          <TextArea rows={3} maxLength={10_000} />
        </TextField>
      )}
      <div className="row end">
        <Button className="button quiet" slot="close">
          {texts.work.close}
        </Button>
        <Button className="button primary" type="submit" autoFocus={!takesComment}>
          {verb}
        </Button>
      </div>
    </form>
  );
}
