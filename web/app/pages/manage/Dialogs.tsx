/** Questions that stand before the page: forms, and what cannot be undone. */
import type { FormEvent, ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { texts } from '../../../kit/texts/texts.ts';
import { Problem } from './Problem.tsx';

interface AskProps {
  title: string;
  close(): void;
  children?: ReactNode;
  /** What the button says that does it. */
  action: string;
  run(): void;
  isPending: boolean;
  error: Error | null;
  isWide?: boolean;
  /** It cannot be undone. */
  isAlarm?: boolean;
  isDisabled?: boolean;
}

export function FormDialog(props: AskProps): ReactNode {
  const { title, close, children, action, run, isPending, error, isWide, isAlarm, isDisabled } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending && !isDisabled) run();
  };
  return (
    <ModalOverlay className="veil" isOpen onOpenChange={(open) => !open && close()} isDismissable={!isPending}>
      <Modal>
        <Dialog className={isWide ? 'dialog wide' : 'dialog'} role={isAlarm ? 'alertdialog' : 'dialog'}>
          <Heading slot="title">{title}</Heading>
          <form className="stack" onSubmit={submit}>
            {children}
            <Problem error={error} />
            <div className="row end">
              <Button className="button quiet" slot="close" isDisabled={isPending} autoFocus={isAlarm === true}>
                {texts.manage.cancel}
              </Button>
              <Button
                className={isAlarm ? 'button primary alarming' : 'button primary'}
                type="submit"
                isPending={isPending}
                isDisabled={isDisabled === true}
              >
                {action}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface TellProps {
  title: string;
  close(): void;
  children: ReactNode;
}

/** Something to read once; it does not go away by a click beside it. */
export function TellDialog({ title, close, children }: TellProps): ReactNode {
  return (
    <ModalOverlay className="veil" isOpen onOpenChange={(open) => !open && close()}>
      <Modal>
        <Dialog className="dialog wide">
          <Heading slot="title">{title}</Heading>
          {children}
          <div className="row end">
            <Button className="button primary" slot="close" autoFocus>
              {texts.manage.close}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
