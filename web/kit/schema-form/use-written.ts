import { useEffect, useRef, useState } from 'react';
import type { Json } from '../../../task-types/kit.ts';
import { useForm } from './form.ts';
import type { Read } from './texts.ts';

/**
 * The text of a field that may be half written: it stays as written while it means nothing, and is made anew when the
 * value changes from elsewhere, by undo for example.
 */
export function useWritten(
  path: string,
  value: Json | undefined,
  show: (value: Json | undefined) => string,
  read: (text: string) => Read,
  onChange: (value: Json | undefined, together?: string) => void,
): { text: string; problem: string | undefined; write(text: string): void } {
  const { block } = useForm();
  const [state, setState] = useState(() => ({ text: show(value), of: JSON.stringify(value) }));
  const key = JSON.stringify(value);
  const text = state.of === key ? state.text : show(value);
  const understood = read(text);
  const problem = 'problem' in understood ? understood.problem : undefined;

  const blockNow = useRef(block);
  blockNow.current = block;
  useEffect(() => {
    blockNow.current(path, problem);
    return () => blockNow.current(path, undefined);
  }, [path, problem]);

  const write = (next: string) => {
    const meant = read(next);
    // What is no value yet leaves the last one in place, and keeps the answer from being submitted.
    const after = 'value' in meant ? meant.value : value;
    setState({ text: next, of: JSON.stringify(after) });
    if ('value' in meant) onChange(meant.value, path);
  };
  return { text, problem, write };
}
