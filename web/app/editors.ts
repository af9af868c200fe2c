/** The editors of the task types, each in a file of its own that is loaded with the first task of its type. */
import type { ComponentType } from 'react';
import type { JsonObject } from '../../task-types/kit.ts';
import type { EditorProps } from '../kit/editor.ts';
import { startOf } from '../kit/schema-form/begin.ts';
import { SchemaAnswer } from '../kit/schema-form/SchemaAnswer.tsx';

export interface EditorModule {
  default: ComponentType<EditorProps>;
  /** The answer that a labeler begins with; `{}` where the module does not say. */
  start?(params: JsonObject, responseSchema?: JsonObject): JsonObject;
}

const files = import.meta.glob<EditorModule>('../../task-types/*/Editor.tsx');

/** Of a type that has none, a form made from its response schema. */
export async function loadEditor(type: string): Promise<EditorModule> {
  const load = files[`../../task-types/${type}/Editor.tsx`];
  return load ? load() : { default: SchemaAnswer, start: startOf };
}
