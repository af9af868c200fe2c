/** The shapes of an answer as the page works with them: read once per answer, each known by its uuid. */
import type { JsonObject } from '../../../task-types/kit.ts';
import type { Box, Geometry, Limits, Outline } from './geometry.ts';
import type { Locks } from './locks.ts';

export interface Drawn {
  /** Its uuid. */
  id: string;
  /** Where it stands in the answer, from 0. The list counts from 1. */
  index: number;
  annotation: JsonObject;
  geometry: Geometry;
  /** The fields of its geometry. */
  shape: JsonObject;
  limits: Limits;
  outline: Outline;
  bounds: Box;
  label: string | undefined;
  /** The label as it is shown; empty without one. */
  name: string;
  colour: string;
  /** What may not be done with it: the task's locks of base annotations. */
  locks: Locks;
  /** It came with the task as a base annotation. */
  isBase: boolean;
}

/** The answer and what can be done with its shapes: what the editor gives to lists, palettes and panels. */
export interface ShapeWork {
  drawn: readonly Drawn[];
  /** Ids; the last one is the one that figures and attributes are shown of. */
  selected: readonly string[];
  /** Hidden and locked by the labeler, on this screen only. */
  hidden: ReadonlySet<string>;
  locked: ReadonlySet<string>;
  /** The label that the next shape gets; undefined where shapes have none. */
  pen: string | undefined;
  select(ids: readonly string[]): void;
  /** Brings the shapes onto the screen. */
  show(ids: readonly string[]): void;
  hide(ids: readonly string[], hidden: boolean): void;
  lock(ids: readonly string[], locked: boolean): void;
  /** What is locked stays. */
  remove(ids: readonly string[]): void;
  /** Gives the label to the selected shapes that may have it, and to the next one. */
  relabel(label: string): void;
  /** New annotations, each with its geometry's fields and label, as far as they fit here; they get new uuids. Selects them. @returns how many. */
  paste(annotations: readonly JsonObject[]): number;
  /** Puts a new shape of the tool at hand in the middle of the screen. */
  addInMiddle(): void;
}
