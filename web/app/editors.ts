/** The editors of the task types, each in a file of its own that is loaded with the first task of its type. */
import { type ComponentType, lazy } from 'react';
import type { EditorProps } from '../kit/editor.ts';
import { JsonAnswer } from '../kit/JsonAnswer.tsx';

type Editor = ComponentType<EditorProps>;

const files = import.meta.glob<{ default: Editor }>('../../task-types/*/Editor.tsx');

const editors = new Map<string, Editor>(
  Object.entries(files).map(([path, load]) => [/task-types\/([^/]+)\//.exec(path)![1]!, lazy(load)]),
);

/** Of a type that has none, the answer as JSON. */
export const editorOf = (type: string): Editor => editors.get(type) ?? JsonAnswer;
