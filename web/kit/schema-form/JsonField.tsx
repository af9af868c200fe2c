/** A part, or the whole, as JSON. */
import type { ReactNode } from 'react';
import { FieldError, TextArea, TextField } from 'react-aria-components';
import { type ControlProps, useForm } from './form.ts';
import { Note, Title } from './Title.tsx';
import { jsonText, type Read, readJson } from './texts.ts';
import { useWritten } from './use-written.ts';

interface JsonProps
  extends Pick<ControlProps, 'title' | 'note' | 'problem' | 'path' | 'value' | 'required' | 'onChange'> {
  rows?: number;
  read?(text: string): Read;
}

export function JsonField(props: JsonProps): ReactNode {
  const { title, note, problem, path, value, required, onChange, rows = 4, read = readJson } = props;
  const { active } = useForm();
  const written = useWritten(path, value, jsonText, read, onChange);
  const wrong = written.problem ?? problem;
  return (
    <TextField
      className="field"
      data-place={path}
      value={written.text}
      onChange={written.write}
      isInvalid={wrong !== undefined}
      isReadOnly={!active}
    >
      <Title title={title} required={required} />
      <Note>{[note, 'JSON'].filter(Boolean).join(' · ')}</Note>
      <TextArea className="react-aria-TextArea code" rows={rows} spellCheck={false} />
      <FieldError>{wrong}</FieldError>
    </TextField>
  );
}
