/** The sheet of keys: what is in use on the page now, each to be changed. */
import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { actionsOf, type KeyGroup } from '../../kit/key-set.ts';
import { prefer, usePreferences } from '../../kit/preferences.ts';
import { texts } from '../../kit/texts/texts.ts';
import { KeyRow } from './KeyRow.tsx';
import { KeysAsText } from './KeysAsText.tsx';
import { type Told, useRebinding } from './use-rebinding.ts';

export function KeysDialog({ isOpen, close }: { isOpen: boolean; close(): void }): ReactNode {
  return (
    <ModalOverlay className="veil" isOpen={isOpen} onOpenChange={(open) => !open && close()} isDismissable>
      <Modal>
        <Dialog className="dialog wide keys">
          <Heading slot="title">{texts.sheet.title}</Heading>
          <Sheet />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What belongs to the page at hand, before what its editor brings. */
const FIRST = ['task', 'rest', 'page', 'submitted'];

function inOrder(groups: readonly KeyGroup[]): KeyGroup[] {
  const place = ({ id }: KeyGroup) => (FIRST.indexOf(id) + FIRST.length + 1) % (FIRST.length + 1);
  return [...groups].sort((a, b) => place(a) - place(b));
}

function Sheet(): ReactNode {
  const rebinding = useRebinding();
  const { keys } = usePreferences();
  const { groups, told, forget } = rebinding;
  return (
    <>
      <p className="key-told" role="status">
        {told?.kind === 'done' && told.text}
      </p>
      {told && told.kind !== 'done' && <Trouble told={told} forget={forget} />}
      <div className="key-groups">
        {inOrder(groups).map((group) => (
          <section key={group.id} aria-label={group.titles().title}>
            <h3>{group.titles().title}</h3>
            <ul className="key-list">
              {actionsOf([group]).map((action) => (
                <KeyRow key={action.name} action={action} rebinding={rebinding} />
              ))}
            </ul>
          </section>
        ))}
        {groups.some(({ id }) => id === 'shapes') && <Gestures />}
      </div>
      <KeysAsText />
      <div className="row end">
        <Button
          className="button quiet"
          isDisabled={Object.keys(keys).length === 0}
          onPress={() => {
            forget();
            prefer({ keys: {} });
          }}
        >
          {texts.sheet.resetAll}
        </Button>
        <Button className="button" slot="close">
          {texts.work.close}
        </Button>
      </div>
    </>
  );
}

function Trouble({ told, forget }: { told: Exclude<Told, { kind: 'done' }>; forget(): void }): ReactNode {
  return (
    <div className="refusal row key-trouble" role="alert">
      <span>{told.text}</span>
      {told.kind === 'taken' && (
        <Button className="button small" autoFocus onPress={told.swap}>
          {texts.sheet.swap}
        </Button>
      )}
      <Button className="button small" onPress={forget}>
        {texts.sheet.leave}
      </Button>
    </div>
  );
}

function Gestures(): ReactNode {
  const { sheet } = texts;
  const gestures: [gesture: string, does: string][] = [
    [sheet.drag, sheet.dragDoes],
    [sheet.wheel, sheet.wheelDoes],
    [sheet.spaceDrag, sheet.spaceDragDoes],
    [sheet.pinch, sheet.pinchDoes],
    [sheet.arrows, sheet.arrowsDo],
    [sheet.altArrows, sheet.altArrowsDo],
  ];
  return (
    <section aria-label={sheet.gestures}>
      <h3>{sheet.gestures}</h3>
      <ul className="key-list">
        {gestures.map(([gesture, does]) => (
          <li className="key-row" key={gesture}>
            <span className="key-does">{does}</span>
            <span className="key-caps">
              <kbd>{gesture}</kbd>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
