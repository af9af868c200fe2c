/** What a task opens with: the server's draft, this browser's copy, or both where they have gone apart. */
import type { JsonObject } from '../../../task-types/kit.ts';
import { type History, startHistory } from '../../kit/history.ts';
import type { Draft } from './keeper.ts';

/** What this browser has of a draft. */
export interface Copy {
  history: History<JsonObject>;
  /** The version of the server's draft that it was made from, or that it is. */
  version: number;
  /** The server has it. */
  isSaved: boolean;
  /** Unix milliseconds. */
  at: number;
}

export interface Opening {
  history: History<JsonObject>;
  /** Of the server's draft that it stands on. */
  version: number;
  /** It is what the server has, or nothing yet. */
  isKept: boolean;
  /** Another draft that the server has, made since from the same one: somebody has to choose. */
  theirs?: Draft;
}

interface There {
  draft?: JsonObject | undefined;
  version: number;
}

const isSame = (a: JsonObject, b: JsonObject): boolean => JSON.stringify(a) === JSON.stringify(b);

/** @param start what a labeler begins with where there is no draft. */
export function reconcile({ draft, version }: There, copy: Copy | undefined, start: JsonObject): Opening {
  const fresh: Opening = { history: startHistory(draft ?? start), version, isKept: true };
  if (!copy) return fresh;
  const { history } = copy;
  // The same text: the copy has the steps that led there, too.
  if (draft && isSame(history.present, draft)) return { history, version, isKept: true };
  if (copy.isSaved) return fresh;
  if (!draft || copy.version === version) return { history, version, isKept: false };
  return { history, version: copy.version, isKept: false, theirs: { value: draft, version } };
}
