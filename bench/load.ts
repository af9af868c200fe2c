/** The load generator: a process of its own, which does the orders it is sent. */
import { work } from './connection.ts';
import { percentile } from './figures.ts';
import type { Order, Result } from './orders.ts';
import { requestsOf } from './requests.ts';

/** Server -> the tasks created on it. */
const created = new Map<string, string[]>();
const ID_AT = '{"task_id":"'.length;
const QUOTE = 34;

async function load(order: Order): Promise<Result> {
  const { url, connections, ask, answers = Number.POSITIVE_INFINITY, seconds = Number.POSITIVE_INFINITY } = order;
  const ids = created.get(url) ?? [];
  created.set(url, ids);
  const request = requestsOf(order, ids);
  const times: number[] = [];
  let asked = 0;
  const cpu = process.cpuUsage();
  const start = performance.now();
  const end = start + seconds * 1000;
  const connection = () =>
    work(new URL(url), {
      next: () => {
        if (asked >= answers || performance.now() >= end) return undefined;
        asked++;
        return request();
      },
      answered: (ms, body) => {
        times.push(ms);
        if (ask.kind === 'create') ids.push(body.toString('latin1', ID_AT, body.indexOf(QUOTE, ID_AT)));
      },
    });
  await Promise.all(Array.from({ length: connections }, connection));
  const took = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const sorted = Float64Array.from(times).sort();
  return {
    answers: times.length,
    perSecond: times.length / (took / 1000),
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    most: sorted.at(-1) ?? 0,
    generator: (user + system) / 1000 / took,
  };
}

process.on('message', ({ id, order }: { id: number; order: Order }) => {
  load(order).then(
    (result) => process.send!({ id, result }),
    (error: Error) => process.send!({ id, error: error.message }),
  );
});
