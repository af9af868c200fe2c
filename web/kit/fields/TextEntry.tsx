/** A text, in any language and direction, checked for spelling; what somebody writes often is put in by a key. */
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { FieldError, Label, Text, TextArea, TextField } from 'react-aria-components';
import { chordsOf, useActions } from '../keymap.ts';
import { chordOf } from '../keys.ts';
import { texts } from '../texts/texts.ts';
import { FIELD_KEYS } from './field-keys.ts';
import { useSnippets } from './SnippetMenu.tsx';
import { inserted } from './snippets.ts';
import './fields.css';

export interface TextEntryProps {
  title: ReactNode;
  note?: ReactNode;
  value: string;
  /** Of the answer, as refusals name it. */
  place: string;
  required?: boolean;
  /** Characters, as the server counts them. */
  most?: number | undefined;
  problem?: string | undefined;
  active: boolean;
  /** What stands above it says the title already. */
  isTitled?: boolean;
  onChange(text: string): void;
  onFocus?: (() => void) | undefined;
  /** The key for one more of it, where there may be. */
  onAdd?: (() => void) | undefined;
}

export function TextEntry(props: TextEntryProps): ReactNode {
  const { title, note, value, place, required, most, problem, active, isTitled, onChange, onFocus, onAdd } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const openSnippets = useSnippets();
  // For the sheet; while one writes, the field itself hears them.
  useActions(FIELD_KEYS, {}, active);
  const put = (from: number, to: number) => (snippet: string) => {
    const next = inserted(value, from, to, snippet);
    onChange(next.text);
    // Once the field shows it, and the menu has given the focus back.
    setTimeout(() => {
      area.current?.focus();
      area.current?.setSelectionRange(next.at, next.at);
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const chord = chordOf(event.nativeEvent);
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (openSnippets && chordsOf(FIELD_KEYS, 'snippets').includes(chord))
      openSnippets(put(selectionStart, selectionEnd));
    else if (onAdd && chordsOf(FIELD_KEYS, 'add').includes(chord)) onAdd();
    else return;
    event.preventDefault();
  };
  const length = most === undefined ? 0 : [...value].length;
  const isLong = most !== undefined && length > most;
  const wrong = problem ?? (isLong ? texts.fields.tooLong(length - most) : undefined);
  return (
    <TextField
      className="field"
      data-place={place}
      data-answer=""
      value={value}
      onChange={onChange}
      isInvalid={wrong !== undefined}
      isReadOnly={!active}
      isRequired={required ?? false}
      validationBehavior="aria"
    >
      <Label className={isTitled ? 'unseen' : undefined}>
        {title}
        {required && (
          <span className="need" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </Label>
      {note && (
        <Text slot="description" className="note field-note">
          {note}
        </Text>
      )}
      <TextArea
        ref={area}
        rows={1}
        dir="auto"
        spellCheck
        className="react-aria-TextArea growing"
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      />
      {most !== undefined && value !== '' && length > most * 0.8 && (
        <span className="note count">{texts.fields.count(length, most)}</span>
      )}
      <FieldError>{wrong}</FieldError>
    </TextField>
  );
}
