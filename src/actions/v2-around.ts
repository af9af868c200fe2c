/** The projects and batches that the things of an answer point to. */
import type { Caller } from '../deps.ts';
import type { Db } from '../store/db.ts';
import { batchesNamed, projectsNamed } from '../store/named.ts';
import type { Around } from '../wire/v2.ts';

interface Placed {
  project: string | null;
  /** Absent of what is not in a batch at all. */
  batch?: string | null;
}

/** @param things a page of them. @param expand what is shown whole. */
export async function lookAround(
  db: Db,
  caller: Caller,
  things: Placed[],
  expand: readonly string[] = [],
): Promise<Around> {
  const named = (names: (string | null | undefined)[]) => [...new Set(names)].filter((n) => typeof n === 'string');
  const projects = await projectsNamed(db, caller, named(things.map(({ project }) => project)));
  const batches = await batchesNamed(db, caller, named(things.map(({ batch }) => batch)));
  return {
    projects: new Map(projects.map((project) => [project.name, project])),
    batches: new Map(batches.map((batch) => [batch.name, batch])),
    expand,
  };
}
