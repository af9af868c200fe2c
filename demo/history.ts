/** What the demo's team did before the newcomer came, so that the manager's pages have something to show. */
import type { JsonObject } from '../task-types/kit.ts';
import { herdOf } from './scenes/meadow.ts';
import { type Chance, chance } from './scenes/random.ts';
import type { Call } from './server.ts';

/** People of the team, each with a call in his name. */
export interface Colleague {
  name: string;
  call: Call;
  /** How many pixels he is off, and how often he takes a cow for a sheep. */
  carelessness: number;
}

const jitter = (c: Chance, most: number): number => Math.round(c.between(-most, most));

/** The boxes of a picture as this person draws them. */
export function boxesBy(number: number, name: string, carelessness: number, seed = 0): JsonObject {
  const c = chance(number * 31 + seed * 7 + name.length);
  const annotations = herdOf(number).map(({ label, left, top, width, height }, index) => ({
    uuid: `${name}-${number}-${index}`,
    type: 'box',
    geometry: 'box',
    label: c.between(0, 60) < carelessness ? 'sheep' : label,
    left: Math.max(0, left + jitter(c, carelessness)),
    top: Math.max(0, top + jitter(c, carelessness)),
    width: Math.max(8, width + jitter(c, carelessness)),
    height: Math.max(8, height + jitter(c, carelessness)),
  }));
  return { annotations };
}

interface Given {
  lease_id: string;
  task: { task_id: string; params: { attachment: string } };
}

/** In turns, each claims a task of the project and answers it, as long as there is something for anybody. */
export async function workThrough(
  project: string,
  team: readonly Colleague[],
  numberOf: (attachment: string) => number,
): Promise<void> {
  for (let round = 0, idle = 0; idle < team.length; round++) {
    const { name, call, carelessness } = team[round % team.length]!;
    const { leases } = await call<{ leases: Given[] }>('POST', '/v1/labeling/claim', { projects: [project] });
    const [lease] = leases;
    if (!lease) {
      idle++;
      continue;
    }
    idle = 0;
    const response = boxesBy(numberOf(lease.task.params.attachment), name, carelessness, round);
    const time_spent_secs = 8 + ((round * 13) % 50);
    await call('POST', `/v1/labeling/leases/${lease.lease_id}/submit`, { response, time_spent_secs });
  }
}

/** The reviewer accepts what waits, but for every third, which he sends back with a word; a few stay for the newcomer. */
export async function reviewSome(project: string, reviewer: Call, most: number): Promise<void> {
  for (let i = 0; i < most; i++) {
    const wish = { kind: 'review', projects: [project] };
    const { leases } = await reviewer<{ leases: Given[] }>('POST', '/v1/labeling/claim', wish);
    const [lease] = leases;
    if (!lease) return;
    const decision =
      i % 3 === 2 ? { decision: 'reject', comments: 'The cow at the fence is missing.' } : { decision: 'accept' };
    await reviewer('POST', `/v1/labeling/leases/${lease.lease_id}/review`, decision);
  }
}
