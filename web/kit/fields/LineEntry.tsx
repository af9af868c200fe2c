/** One line that means something: a number, a date, a time. What is half written stays, and keeps the answer back. */
import { type ReactNode, useEffect, useState } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';

interface LineEntryProps<T> {
  title: ReactNode;
  note?: ReactNode;
  value: T | undefined;
  place: string;
  required?: boolean;
  problem?: string | undefined;
  active: boolean;
  isTitled?: boolean;
  type?: 'text' | 'date' | 'time';
  show(value: T | undefined): string;
  /** @returns why it is no value yet, or the value. */
  read(text: string): { value: T | undefined } | { problem: string };
  onChange(value: T | undefined): void;
  /** Why what stands there is no value yet. */
  onBlock(place: string, why: string | undefined): void;
}

export function LineEntry<T>(props: LineEntryProps<T>): ReactNode {
  const { title, note, value, place, required, problem, active, isTitled, type = 'text' } = props;
  const { show, read, onChange, onBlock } = props;
  const [written, setWritten] = useState(() => ({ text: show(value), of: JSON.stringify(value) }));
  const key = JSON.stringify(value);
  // Made anew when the value changes from elsewhere, by undo for example.
  const text = written.of === key ? written.text : show(value);
  const understood = read(text);
  const half = 'problem' in understood ? understood.problem : undefined;
  useEffect(() => {
    onBlock(place, half);
    return () => onBlock(place, undefined);
  }, [place, half, onBlock]);
  const wrong = half ?? problem;
  return (
    <TextField
      className="field"
      data-place={place}
      data-answer=""
      type={type === 'text' ? 'text' : (type as 'text')}
      value={text}
      onChange={(next) => {
        const meant = read(next);
        setWritten({ text: next, of: JSON.stringify('value' in meant ? meant.value : value) });
        if ('value' in meant) onChange(meant.value);
      }}
      isInvalid={wrong !== undefined}
      isReadOnly={!active}
      isRequired={required ?? false}
      validationBehavior="aria"
      {...(type === 'text' && { inputMode: 'decimal' as const })}
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
      <Input type={type} className="react-aria-Input line" />
      <FieldError>{wrong}</FieldError>
    </TextField>
  );
}
