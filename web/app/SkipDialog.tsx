import { type ReactNode, useState } from 'react';
import { Button, Dialog, Heading, Label, Modal, ModalOverlay, TextArea, TextField } from 'react-aria-components';
import { texts } from '../kit/texts/texts.ts';

interface DialogProps {
  isOpen: boolean;
  close(): void;
}

export function SkipDialog({ isOpen, close, skip }: DialogProps & { skip(reason: string): void }): ReactNode {
  const [reason, setReason] = useState('');
  return (
    <ModalOverlay className="veil" isOpen={isOpen} onOpenChange={(open) => !open && close()} isDismissable>
      <Modal>
        <Dialog className="dialog">
          <Heading slot="title">{texts.work.skipTitle}</Heading>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              skip(reason.trim());
            }}
          >
            <p>{texts.work.skipNote}</p>
            <TextField className="field" value={reason} onChange={setReason} autoFocus>
              <Label>
                {texts.work.why} <span className="note">{texts.work.optional}</span>
              </Label>
              <TextArea
                rows={3}
                maxLength={1000}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && !event.shiftKey) event.currentTarget.form?.requestSubmit();
                }}
              />
            </TextField>
            <div className="row end">
              <Button className="button quiet" slot="close">
                {texts.work.cancel}
              </Button>
              <Button className="button primary" type="submit">
                {texts.work.skip}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
