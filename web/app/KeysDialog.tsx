import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

const KEYS: [title: string, keys: [keys: string, does: string][]][] = [
  [
    'Task',
    [
      ['Ctrl Enter', 'submit and take the next'],
      ['Ctrl Space', 'skip'],
      ['Ctrl Z', 'undo'],
      ['Ctrl Shift Z', 'redo'],
      ['U', 'undo the submit, for eight seconds'],
      ['Ctrl ←', 'my last answers; in one of them, the older'],
      ['Ctrl →', 'the newer answer, and back to the task'],
      ['Ctrl S', 'save the draft now'],
      ['I', 'instruction'],
      ['1 – 9', 'label or category'],
    ],
  ],
  [
    'Boxes',
    [
      ['Drag', 'draw; move or resize the selected box'],
      ['N', 'new box in the middle'],
      ['Arrows', 'move by a pixel, with Shift by ten'],
      ['Alt Arrows', 'change the size'],
      ['. and ,', 'next and previous box'],
      ['Del', 'remove'],
      ['Ctrl D', 'duplicate'],
      ['Esc', 'select nothing'],
    ],
  ],
  [
    'View',
    [
      ['Wheel', 'zoom under the pointer'],
      ['Space drag', 'pan'],
      ['+ and −', 'zoom'],
      ['0', 'whole picture'],
    ],
  ],
];

export function KeysDialog({ isOpen, close }: { isOpen: boolean; close(): void }): ReactNode {
  return (
    <ModalOverlay className="veil" isOpen={isOpen} onOpenChange={(open) => !open && close()} isDismissable>
      <Modal>
        <Dialog className="dialog wide">
          <Heading slot="title">Keyboard shortcuts</Heading>
          <div className="key-groups">
            {KEYS.map(([title, keys]) => (
              <section key={title}>
                <h3>{title}</h3>
                <dl className="key-list">
                  {keys.map(([key, does]) => (
                    <div key={key}>
                      <dt>
                        <kbd>{key}</kbd>
                      </dt>
                      <dd>{does}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
          <div className="row end">
            <Button className="button" slot="close" autoFocus>
              Close
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
