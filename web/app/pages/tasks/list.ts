/** The calls of the list of tasks, and what it keeps of their answers. */
import { call } from '../../server.ts';
import { walkOf } from './filters.ts';

/** What a row shows; the params, which can be large, are left behind. */
export interface Row {
  task_id: string;
  type: string;
  status: 'pending' | 'completed' | 'canceled' | 'error';
  created_at: string;
  completed_at?: string;
  project?: string;
  batch?: string;
  unique_id?: string;
  tags?: string[];
  customer_review_status?: string;
}

export interface Page {
  rows: Row[];
  /** Of all that match from where the walk began. */
  total: number;
  next: string | undefined;
}

interface Answer {
  docs: Row[];
  total: number;
  next_token?: string;
}

const A_PAGE = 100;

export async function readPage(filters: string, jump: string, token: string): Promise<Page> {
  const query = walkOf(filters, jump);
  query.set('limit', String(A_PAGE));
  if (token) query.set('next_token', token);
  const { docs, total, next_token } = await call<Answer>('GET', `/v1/tasks?${query}`);
  return { rows: docs.map(rowOf), total, next: next_token };
}

function rowOf(task: Row): Row {
  const { task_id, type, status, created_at } = task;
  const { completed_at, project, batch, unique_id, tags, customer_review_status } = task;
  const all = { completed_at, project, batch, unique_id, tags, customer_review_status };
  const given = Object.entries(all).filter(([, value]) => value !== undefined);
  return { task_id, type, status, created_at, ...Object.fromEntries(given) };
}

/** How many match, wherever the walk began. */
export async function readTotal(filters: string): Promise<number> {
  const query = new URLSearchParams(filters);
  query.set('limit', '1');
  query.set('limited_response', 'true');
  return (await call<Answer>('GET', `/v1/tasks?${query}`)).total;
}

/** The ids of all that match, a page at a time. */
export async function* walkIds(filters: string): AsyncGenerator<string[]> {
  for (let token = ''; ; ) {
    const query = new URLSearchParams(filters);
    query.set('limit', String(A_PAGE));
    query.set('limited_response', 'true');
    if (token) query.set('next_token', token);
    const { docs, next_token } = await call<Answer>('GET', `/v1/tasks?${query}`);
    yield docs.map(({ task_id }) => task_id);
    if (!next_token) return;
    token = next_token;
  }
}

export const readProjects = (): Promise<{ name: string; type: string }[]> => call('GET', '/v1/projects');
