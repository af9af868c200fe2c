/** Creates: the filling of the lists, and the rounds beside the floor. */
import type { Figures } from './figures.ts';
import { inRounds, type Turn } from './rounds.ts';
import type { Server } from './servers.ts';
import type { Stage } from './stage.ts';

const CREATORS = 64;
const BOTH = { kind: 'create', idempotencyKey: true } as const;
const UNIQUE = { kind: 'create', idempotencyKey: false } as const;
/** Answers before the first measurement: what V8 needs to compile what is hot. */
const WARM_UP = 2000;

/** Creates the tasks in ten equal parts. @returns creates a second of each part: does it slow down as the list grows? */
export async function fill(stage: Stage, server: Server, tasks: number): Promise<number[]> {
  const speeds: number[] = [];
  for (let part = 0; part < 10; part++) {
    const answers = Math.floor(((part + 1) * tasks) / 10) - Math.floor((part * tasks) / 10);
    speeds.push((await stage.measure(server, CREATORS, BOTH, { answers })).perSecond);
  }
  return speeds;
}

/** @param fresh a server that begins without tasks. */
export async function measureCreates(
  stage: Stage,
  { fresh, large, floor }: { fresh: Server; large: Server; floor: Server | undefined },
  { rounds, seconds }: { rounds: number; seconds: number },
  figures: Figures,
): Promise<void> {
  const creates = (server: Server, ask: typeof BOTH | typeof UNIQUE) => () =>
    stage.measure(server, CREATORS, ask, { seconds });
  await stage.measure(fresh, CREATORS, BOTH, { answers: WARM_UP });
  const turns: Turn[] = [
    { row: 'creates, both keys', measure: creates(fresh, BOTH) },
    { row: 'creates, unique_id', measure: creates(fresh, UNIQUE) },
    { row: 'creates, large', measure: creates(large, BOTH) },
  ];
  if (floor) turns.splice(1, 0, { row: 'floor: creates', measure: creates(floor, BOTH) });
  await inRounds(rounds, turns, figures);
}
