/**
 * Ids of what has a name of its own: projects, batches, deliveries. v2 speaks of them by id (api-facts D.13), and they
 * need no column: the id says when the thing was made, in the form of a task id, and what it is called by a hash. It
 * never changes, because neither does.
 */
import { hash } from 'node:crypto';
import type { Mode } from './roles.ts';
import { formatId, isTaskId, MAX_ID_MS } from './task-id.ts';

export type NamedKind = 'project' | 'batch' | 'delivery';

export interface Named {
  mode: Mode;
  name: string;
  /** Unix milliseconds. */
  createdAt: number;
}

/** @returns 24 hex digits: second and millisecond of creation, 13 of the hash (52 bits within one millisecond of one account). */
export function namedId(kind: NamedKind, { mode, name, createdAt }: Named): string {
  const digest = hash('sha256', JSON.stringify([kind, mode, name]), 'hex');
  return formatId(Math.min(Math.max(createdAt, 0), MAX_ID_MS), 0, digest).slice(0, 11) + digest.slice(0, 13);
}

/** @returns when what has this id was made, unix milliseconds; undefined for a text that is no id. */
export function timeOfId(id: string): number | undefined {
  if (!isTaskId(id)) return undefined;
  const ms = Number.parseInt(id.slice(8, 11), 16);
  return ms > 999 ? undefined : Number.parseInt(id.slice(0, 8), 16) * 1000 + ms;
}
