/** The calls for what one has answered before. */
import type { JsonObject } from '../../../task-types/kit.ts';
import type { Task } from '../../kit/editor.ts';
import { uuid } from '../../kit/uuid.ts';
import { call } from '../server.ts';

export interface Given {
  task_id: string;
  state: 'submitted' | 'rejected' | 'reviewed' | 'draft' | 'skipped';
  /** ISO 8601. */
  submitted_at: string;
  /** Until when it may be corrected; absent when it may not. */
  correctable_until?: string;
  review_comments?: string;
  type?: string;
  project?: string;
  instruction?: string;
  attachments?: { attachment: string; url: string }[];
  response?: JsonObject;
}

export interface WholeAnswer extends Given {
  task: Task & { project?: string };
  /** Of the response; not there where it is a param, or too long to be shown as a form. */
  response_schema?: JsonObject;
}

export const PREVIOUS = ['previous'];
/** How many are shown. */
const MOST = 20;

export const readPrevious = async (): Promise<Given[]> =>
  (await call<{ answers: Given[] }>('GET', `/v1/labeling/answers?limit=${MOST}`)).answers;

const pathOf = (taskId: string): string => `/v1/labeling/answers/${encodeURIComponent(taskId)}`;

export const readAnswer = (taskId: string): Promise<WholeAnswer> => call('GET', pathOf(taskId));

/** @throws Refused 400 when it is too late, or where the response breaks a rule of the type. */
export const correct = (taskId: string, response: JsonObject): Promise<unknown> =>
  call('POST', `${pathOf(taskId)}/correct`, { body: { response }, idempotencyKey: uuid() });
