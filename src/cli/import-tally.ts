/** What an import has done so far, for people and for the row that it goes on from. */
import type { ImportOutcome } from '../actions/imported.ts';

export const KINDS = ['project', 'batch', 'task'] as const;
export type Kind = (typeof KINDS)[number];

const PLURALS = { project: 'projects', batch: 'batches', task: 'tasks' };

interface Counts {
  new: number;
  changed: number;
  same: number;
  refused: number;
}

/** Kept as JSON. */
export interface Tally {
  counts: Record<Kind, Counts>;
  /** Tasks whose params or response name files of the source. */
  withFiles: number;
  /** Ids of tasks that are tried again once all others are in. */
  late: string[];
}

/** They are kept with the progress. More of them are refused at once. */
export const MOST_LATE = 1000;

const nothing = (): Counts => ({ new: 0, changed: 0, same: 0, refused: 0 });

export const emptyTally = (): Tally => ({
  counts: { project: nothing(), batch: nothing(), task: nothing() },
  withFiles: 0,
  late: [],
});

/** Counts it; what was refused gets a line of its own on stdout. */
export function note(tally: Tally, kind: Kind, name: string, outcome: ImportOutcome): void {
  const counts = tally.counts[kind];
  if ('done' in outcome) counts[outcome.done]++;
  else {
    counts.refused++;
    const reason = outcome.refused.replaceAll(/\p{Cc}/gu, ' ');
    process.stdout.write(`refused ${kind} ${name.replaceAll(/\p{Cc}/gu, ' ')}: ${reason}\n`);
  }
}

export const refusedOf = ({ counts }: Tally): number => KINDS.reduce((sum, kind) => sum + counts[kind].refused, 0);

/** The last lines of a run. */
export function summary(tally: Tally): string {
  const lines = KINDS.map((kind) => {
    const { new: added, changed, same, refused } = tally.counts[kind];
    return `${PLURALS[kind]}: ${added} new, ${changed} changed, ${same} the same, ${refused} refused`;
  });
  if (tally.withFiles > 0) {
    lines.push(`files: ${tally.withFiles} tasks name files of the source (scaledata://...), which were not copied`);
  }
  return `${lines.join('\n')}\n`;
}

/** Tells on stderr how far it is: over and over on one line of a terminal, else every ten seconds. */
export function progressLine() {
  const since = Date.now();
  let told = since;
  let read = 0;
  return (tasks: number, total: number | undefined): void => {
    read += tasks;
    const now = Date.now();
    if (now - told < (process.stderr.isTTY ? 200 : 10_000)) return;
    told = now;
    const rate = Math.round((read / Math.max(now - since, 1)) * 1000);
    const text = `${read}${total === undefined ? '' : ` of ${total}`} tasks read, ${rate} a second`;
    process.stderr.write(process.stderr.isTTY ? `\r${text}   ` : `${text}\n`);
  };
}
