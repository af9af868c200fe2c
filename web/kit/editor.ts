/**
 * The contract of an editor. `task-types/<type>/Editor.tsx` has one as its default export, and may export
 * `start(params)`, the answer to begin with. The workbench finds it by its folder, loads it with the first task of
 * its type, and does all else: undo, drafts, submit.
 */
import type { JsonObject } from '../../task-types/kit.ts';

/** What the workbench knows of a task; the wire has more. */
export interface Task {
  task_id: string;
  type: string;
  instruction?: string;
  project?: string;
  params: JsonObject;
}

/** What the server said of an answer that it did not take. */
export interface Refusal {
  message: string;
  /** Dotted from the response, for example `annotations.2.label`; empty when it is of the whole. */
  path: string;
}

export interface EditorProps<Params extends JsonObject = JsonObject> {
  task: Task & { params: Params };
  /** The answer so far. */
  value: JsonObject;
  /** JSON Schema of the answer, where the server gave one beside the params. */
  responseSchema?: JsonObject | undefined;
  /**
   * Takes the next state of the answer.
   * @param together changes in a row that name the same thing here are undone as one, such as the letters of a word.
   */
  onChange(value: JsonObject, together?: string): void;
  /** Submits the answer as it is, where the editor may do so by itself: a single choice, for those who want it so. */
  onSubmit?: (() => void) | undefined;
  /** Why the answer cannot be submitted as it stands, such as a text that is half written; undefined when it can. */
  onBlock(why: string | undefined): void;
  /** The last refusal, until the answer changes. */
  refusal: Refusal | undefined;
  /** What this person last answered to a task like this one, to begin with that; undefined where there is nothing. */
  previous?(): Promise<JsonObject | undefined>;
  /** False while the answer is on its way or a dialog is open: keys are not the editor's then. */
  active: boolean;
}
