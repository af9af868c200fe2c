import type { Figures } from './figures.ts';
import type { Measured } from './stage.ts';

export interface Turn {
  row: string;
  measure: () => Promise<Measured>;
}

/** Measures everything in turn, again and again; every other round backwards, so that nobody is always first. */
export async function inRounds(rounds: number, turns: Turn[], figures: Figures): Promise<void> {
  for (let round = 1; round <= rounds; round++) {
    for (const { row, measure } of round % 2 ? turns : turns.toReversed()) figures.add(row, await measure());
    process.stderr.write(`round ${round} of ${rounds}\n`);
  }
}
