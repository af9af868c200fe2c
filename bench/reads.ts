/** Gets, list pages and a total that has to be counted. */
import type { Figures } from './figures.ts';
import { inRounds, type Turn } from './rounds.ts';
import { KEY, type Server } from './servers.ts';
import type { Stage } from './stage.ts';

/** A handful of people turning pages: enough to keep the server busy. */
const READERS = 8;
/** As many as create. */
const GETTERS = 64;
const PAGE = 100;
const LIST = `/v1/tasks?limit=${PAGE}`;
/** Every task matches, but no counter knows how many do. */
const COUNTED = '/v1/tasks?start_time=2020-01-01&limit=1';

export interface Lists {
  large: Server;
  small: Server;
  floor: Server | undefined;
  /** Tasks of the large one and of the small one. */
  tasks: number;
  few: number;
}

export async function measureReads(
  stage: Stage,
  { large, small, floor, tasks, few }: Lists,
  { rounds, seconds }: { rounds: number; seconds: number },
  figures: Figures,
): Promise<void> {
  const path = (server: Server, text: string) => () =>
    stage.measure(server, READERS, { kind: 'path', path: text }, { seconds });
  const gets = (server: Server, connections: number) => () =>
    stage.measure(server, connections, { kind: 'get' }, { seconds });
  const pages = await Promise.all([pathsOf(small, few), pathsOf(large, tasks)]);
  const turns: Turn[] = ['first', 'middle', 'last'].flatMap((which, i) => [
    { row: `${which} page, small`, measure: path(small, pages[0][i]!) },
    { row: `${which} page, large`, measure: path(large, pages[1][i]!) },
  ]);
  turns.push({ row: 'gets', measure: gets(large, GETTERS) });
  if (floor) {
    turns.push({ row: 'floor: gets', measure: gets(floor, GETTERS) });
    turns.push({ row: 'floor: page', measure: path(floor, LIST) });
  }
  turns.push({ row: 'a get alone', measure: gets(large, 1) });
  turns.push({
    row: 'counted total',
    measure: async () => {
      const total = stage.measure(large, 1, { kind: 'path', path: COUNTED }, { seconds });
      figures.add('a get beside it', await gets(large, 1)());
      return total;
    },
  });
  await inRounds(rounds, turns, figures);
}

/** The first, a middle and the last full page. The token of the task before a page comes from the old way, by offset. */
async function pathsOf(server: Server, tasks: number): Promise<string[]> {
  const after = async (offset: number): Promise<string> => {
    const response = await fetch(`${server.url}/v1/tasks?limit=1&offset=${offset}`, {
      headers: { authorization: `Bearer ${KEY}` },
    });
    const list = (await response.json()) as { total?: number; next_token?: string };
    if (list.total !== tasks) throw new Error(`the list has ${list.total} tasks, not ${tasks}`);
    return `${LIST}&next_token=${list.next_token}`;
  };
  return [LIST, await after(Math.floor(tasks / 2) - 1), await after(tasks - PAGE - 1)];
}
