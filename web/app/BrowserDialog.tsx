/** What somebody chooses for this browser. */
import { type ReactNode, useId } from 'react';
import { Button, Checkbox, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { type Preferences, prefer, usePreferences } from '../kit/preferences.ts';
import { texts } from '../kit/texts/texts.ts';

/** Seconds in which a submit can be undone; the server takes no more than 8. */
const UNDO = [0, 2, 4, 8];

export function BrowserDialog({ isOpen, close }: { isOpen: boolean; close(): void }): ReactNode {
  return (
    <ModalOverlay className="veil" isOpen={isOpen} onOpenChange={(open) => !open && close()} isDismissable>
      <Modal>
        <Dialog className="dialog">
          <Heading slot="title">{texts.browser.title}</Heading>
          <Choices />
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

function Choices(): ReactNode {
  const { language, theme, undoSeconds, keepView } = usePreferences();
  const { browser } = texts;
  const speakIn = (next: string) => {
    prefer({ language: next as Preferences['language'] });
    location.reload();
  };
  return (
    <div className="stack">
      <Choice
        title={browser.language}
        note={browser.reloads}
        value={language}
        // Each in its own language, so that whoever strayed finds back.
        options={[
          ['', browser.asBrowser],
          ['en', 'English'],
          ['de', 'Deutsch'],
        ]}
        onChoose={speakIn}
      />
      <Choice
        title={browser.theme}
        value={theme}
        options={[
          ['system', browser.system],
          ['light', browser.light],
          ['dark', browser.dark],
        ]}
        onChoose={(next) => prefer({ theme: next as Preferences['theme'] })}
      />
      <Choice
        title={browser.undo}
        value={String(undoSeconds)}
        options={[...new Set([...UNDO, undoSeconds])].map((seconds) => [
          String(seconds),
          seconds === 0 ? browser.atOnce : browser.seconds(seconds),
        ])}
        onChoose={(next) => prefer({ undoSeconds: Number(next) })}
      />
      <Checkbox className="choice" isSelected={keepView} onChange={(next) => prefer({ keepView: next })}>
        <span className="mark square" aria-hidden="true" />
        {browser.keepView}
      </Checkbox>
      <p className="note">{browser.note}</p>
    </div>
  );
}

interface ChoiceProps {
  title: string;
  note?: string;
  value: string;
  options: [value: string, shown: string][];
  onChoose(value: string): void;
}

function Choice({ title, note, value, options, onChoose }: ChoiceProps): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        {title} {note && <span className="note">{note}</span>}
      </label>
      <select id={id} className="react-aria-Input" value={value} onChange={({ target }) => onChoose(target.value)}>
        {options.map(([each, shown]) => (
          <option key={each} value={each}>
            {shown}
          </option>
        ))}
      </select>
    </div>
  );
}
