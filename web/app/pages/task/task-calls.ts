/** The calls of the page of one task, and what it reads of their answers. */
import type { JsonObject } from '../../../../task-types/kit.ts';
import { uuid } from '../../../kit/uuid.ts';
import { call, Refused } from '../../server.ts';

export interface WholeTask {
  task_id: string;
  type: string;
  status: 'pending' | 'completed' | 'canceled' | 'error';
  created_at: string;
  updated_at: string;
  completed_at?: string;
  project?: string;
  batch?: string;
  unique_id?: string;
  priority?: number;
  tags?: string[];
  callback_url?: string;
  customer_review_status?: string;
  instruction?: string;
  params: JsonObject;
  response?: JsonObject;
}

export interface Who {
  user_id: string;
  name?: string;
  email?: string;
}

export interface GivenAnswer {
  labeler: Who;
  state: 'draft' | 'submitted' | 'skipped' | 'rejected' | 'reviewed';
  created_at: string;
  submitted_at?: string;
  time_spent_secs?: number;
  /** 0 to 1, with the response of the task. */
  agreement?: number;
  comment?: string;
  reason?: string;
  review_comments?: string;
  response?: JsonObject;
}

export interface Work {
  in_review: boolean;
  out_of_queue: boolean;
  agreement?: number;
  answers: GivenAnswer[];
  leases: { lease_id: string; kind: 'label' | 'review'; labeler: Who; claimed_at: string; expires_at: string }[];
  attachments?: { attachment: string; url: string }[];
  response_schema?: JsonObject;
}

export interface TaskEvent {
  event_id: string;
  at: string;
  action: string;
  by?: Who;
  before?: JsonObject;
  after?: JsonObject;
}

export interface Callback {
  callback_id: string;
  reason: string;
  status: 'due' | 'delivered' | 'failed';
  callback_url: string;
  created_at: string;
  next_attempt_at?: string;
  attempts: {
    attempt: number;
    at: string;
    duration_ms: number;
    status_code?: number;
    error?: string;
    response?: string;
  }[];
  /** Only where it was asked for by its id. */
  body?: string;
}

const pathOf = (taskId: string, verb = ''): string => `/v1/task/${encodeURIComponent(taskId)}${verb}`;

export const readTask = (taskId: string): Promise<WholeTask> => call('GET', pathOf(taskId));
export const readWork = (taskId: string): Promise<Work> => call('GET', pathOf(taskId, '/work'));

/** All of them: a task has some dozens. */
export async function readEvents(taskId: string): Promise<TaskEvent[]> {
  const events: TaskEvent[] = [];
  for (let token = ''; ; ) {
    const query = token ? `?next_token=${encodeURIComponent(token)}` : '';
    const page = await call<{ events: TaskEvent[]; next_token?: string }>('GET', pathOf(taskId, `/events${query}`));
    events.push(...page.events);
    if (!page.next_token) return events;
    token = page.next_token;
  }
}

export const readCallbacks = async (taskId: string): Promise<Callback[]> =>
  (await call<{ callbacks: Callback[] }>('GET', `/v1/callbacks?task_id=${encodeURIComponent(taskId)}`)).callbacks;
export const readCallback = (id: string): Promise<Callback> => call('GET', `/v1/callbacks/${encodeURIComponent(id)}`);

const post = <T = unknown>(path: string, body?: unknown): Promise<T> =>
  call('POST', path, { idempotencyKey: uuid(), ...(body !== undefined && { body }) });

export const replay = (callbackId: string) => post(`/v1/callbacks/${encodeURIComponent(callbackId)}/replay`);
export const cancel = (taskId: string) => post(pathOf(taskId, '/cancel'));
export const recall = (taskId: string) => post(pathOf(taskId, '/recall'));
export const sendCallback = (taskId: string) => post(pathOf(taskId, '/send_callback'));
export const requeue = (taskId: string, forgetSkips: boolean) =>
  post(`/v1/labeling/tasks/${encodeURIComponent(taskId)}/requeue`, { forget_skips: forgetSkips });
export const endLease = (leaseId: string) => post(`/v1/labeling/leases/${encodeURIComponent(leaseId)}/end`);
export const audit = (taskId: string, accepted: boolean, comments: string) =>
  post(pathOf(taskId, '/audit'), { accepted, ...(comments && { comments }) });

/** @throws Refused with what the server said of this one task. */
export async function recheck(taskId: string): Promise<void> {
  const body = { task_ids: [taskId] };
  const { refused } = await post<{ refused: { status_code: number; error: string }[] }>('/v1/tasks/recheck', body);
  if (refused[0]) throw new Refused(refused[0].status_code, refused[0].error);
}
