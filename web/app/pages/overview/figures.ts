/** What the overview asks the server for. */
import { call } from '../../server.ts';

export interface Figures {
  completed: number;
  answers: number;
  seconds_per_answer?: number;
  compared: number;
  /** Shares are 0 to 1. */
  agreement?: number;
  evaluated: number;
  accuracy?: number;
  callbacks_delivered: number;
  callbacks_failed: number;
  callback_success?: number;
}

export interface OverviewFigures {
  bucket_seconds: number;
  backlog: Record<
    'waiting' | 'in_work' | 'in_review' | 'skipped' | 'pending' | 'completed' | 'canceled' | 'error',
    number
  >;
  callbacks: { due: number; failing: number; oldest_due_at?: string };
  period: Figures;
  /** `start`: ISO 8601. */
  buckets: (Figures & { start: string })[];
}

export const PERIODS = ['24h', '7d', '30d'] as const;
export type Period = (typeof PERIODS)[number];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Pieces are hours or days of the clock on the wall of whoever looks; the last one is still under way. */
export function timesOf(period: Period, now: Date): { from: Date; to: Date; bucketSeconds: number } {
  const to = new Date(now);
  if (period === '24h') to.setHours(to.getHours() + 1, 0, 0, 0);
  else to.setHours(24, 0, 0, 0);
  const length = { '24h': DAY, '7d': 7 * DAY, '30d': 30 * DAY }[period];
  return { from: new Date(to.getTime() - length), to, bucketSeconds: (period === '24h' ? HOUR : DAY) / 1000 };
}

export function readOverview(project: string, batch: string, period: Period): Promise<OverviewFigures> {
  const { from, to, bucketSeconds } = timesOf(period, new Date());
  const query = new URLSearchParams({
    ...(project && { project }),
    ...(batch && { batch }),
    from: from.toISOString(),
    to: to.toISOString(),
    bucket_seconds: String(bucketSeconds),
  });
  return call('GET', `/v1/overview?${query}`);
}

export const readProjects = async (): Promise<string[]> =>
  (await call<{ name: string }[]>('GET', '/v1/projects')).map(({ name }) => name);

/** The newest, to choose from; any other can be written. */
export async function readBatches(project: string): Promise<string[]> {
  const query = new URLSearchParams({ limit: '100', ...(project && { project }) });
  return (await call<{ docs: { name: string }[] }>('GET', `/v1/batches?${query}`)).docs.map(({ name }) => name);
}
