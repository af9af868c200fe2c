import type { ReactNode } from 'react';
import { FieldError, Input, TextArea, TextField } from 'react-aria-components';
import type { JsonObject } from '../../../task-types/kit.ts';
import { type ControlProps, useForm } from './form.ts';
import { Note, Title } from './Title.tsx';
import { boundsOf, numberText, readNumber } from './texts.ts';
import { useWritten } from './use-written.ts';

interface TextProps extends ControlProps {
  rules: JsonObject;
}

/** Texts longer than this, in characters, have more than one line. */
const ONE_LINE = 200;

export function TextPart({ title, note, problem, path, value, required, rules, onChange }: TextProps): ReactNode {
  const { active } = useForm();
  const { maxLength, format, minLength = 0 } = rules;
  const isLong = format === undefined && !(typeof maxLength === 'number' && maxLength <= ONE_LINE);
  const isEmptyAnswer = required && minLength === 0 && rules.pattern === undefined && format === undefined;
  const write = (text: string) => onChange(text === '' && !isEmptyAnswer ? undefined : text, path);
  const bounds = boundsOf(rules);
  return (
    <TextField
      className="field"
      data-place={path}
      value={typeof value === 'string' ? value : ''}
      onChange={write}
      isInvalid={problem !== undefined}
      isReadOnly={!active}
      {...(format === 'date' && { type: 'date' as const })}
    >
      <Title title={title} required={required} />
      <Note>{[note, bounds].filter(Boolean).join(' · ')}</Note>
      {isLong ? <TextArea rows={1} className="react-aria-TextArea growing" /> : <Input />}
      <FieldError>{problem}</FieldError>
    </TextField>
  );
}

export function NumberText({ title, note, problem, path, value, required, rules, onChange }: TextProps): ReactNode {
  const { active } = useForm();
  const written = useWritten(path, value, numberText, (text) => readNumber(text, rules), onChange);
  const wrong = written.problem ?? problem;
  const bounds = boundsOf(rules);
  return (
    <TextField
      className="field"
      data-place={path}
      value={written.text}
      onChange={written.write}
      isInvalid={wrong !== undefined}
      isReadOnly={!active}
      inputMode="decimal"
    >
      <Title title={title} required={required} />
      <Note>{[note, bounds].filter(Boolean).join(' · ')}</Note>
      <Input className="react-aria-Input figure" />
      <FieldError>{wrong}</FieldError>
    </TextField>
  );
}
