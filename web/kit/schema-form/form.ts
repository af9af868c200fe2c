/** What all parts of a form know. */
import { createContext, type ReactNode, useContext } from 'react';
import type { Json, JsonObject } from '../../../task-types/kit.ts';
import type { Schema } from '../../../task-types/shared/json-schema/schema.ts';
import type { Refusal } from '../editor.ts';

export interface FormState {
  definitions: JsonObject;
  refusal: Refusal | undefined;
  active: boolean;
  /** The place of the one question whose choices have keys. */
  keyed: string | undefined;
  /** Why what stands at a place is no value yet; undefined when it is one. */
  block(path: string, why: string | undefined): void;
}

export const Form = createContext<FormState | undefined>(undefined);

export function useForm(): FormState {
  const form = useContext(Form);
  if (!form) throw new Error('a part of a form outside of one');
  return form;
}

export interface PartProps {
  schema: Schema;
  /** What is asked, where the schema has no title. */
  name: string;
  path: string;
  value: Json | undefined;
  required: boolean;
  /** Objects and lists around it. */
  depth: number;
  /** What stands above it says its title already. */
  isTitled?: boolean;
  /** @param together as of EditorProps. */
  onChange(value: Json | undefined, together?: string): void;
}

/** A part whose kind is known, with what it is called. */
export interface ControlProps extends Omit<PartProps, 'name'> {
  title: string;
  note: ReactNode;
  /** What the server said of it. */
  problem: string | undefined;
}
