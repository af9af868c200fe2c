import { type ReactNode, useState } from 'react';
import { Button, Dialog, Heading, Label, Modal, ModalOverlay, TextArea, TextField } from 'react-aria-components';

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
          <Heading slot="title">Skip this task?</Heading>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              skip(reason.trim());
            }}
          >
            <p>It goes to somebody else, and does not come back to you.</p>
            <TextField className="field" value={reason} onChange={setReason} autoFocus>
              <Label>
                Why <span className="note">optional</span>
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
                Cancel
              </Button>
              <Button className="button primary" type="submit">
                Skip
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
