/** Every task as it is: as JSON Lines, and as a table. */
import { formatTime } from '../../rules/time.ts';
import type { TaskRow } from '../../store/tasks.ts';
import { taskJson } from '../../wire.ts';
import { csv } from './csv.ts';
import type { Format } from './format.ts';

export const jsonl: Format = {
  summary: 'a task as JSON a line',
  contentType: 'application/jsonl; charset=utf-8',
  extension: 'jsonl',
  asShown: true,
  writer: () => ({
    begin: () => '',
    add: (tasks) => ({ now: tasks.map((task) => `${taskJson(task)}\n`).join('') }),
    end: () => ({ before: '', after: '' }),
  }),
};

export const table: Format = {
  summary: 'a row a task, for spreadsheets',
  contentType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  asShown: true,
  writer: () => ({
    begin: () => csv([Object.keys(COLUMNS)]),
    add: (tasks) => ({ now: csv(tasks.map((task) => Object.values(COLUMNS).map((cell) => cell(task)))) }),
    end: () => ({ before: '', after: '' }),
  }),
};

const time = (ms: number | null): string => (ms === null ? '' : formatTime(ms));

/** Column -> cell. JSON stays JSON. */
const COLUMNS: Record<string, (task: TaskRow) => string | number | null> = {
  task_id: (t) => t.taskId,
  created_at: (t) => time(t.createdAt),
  completed_at: (t) => time(t.completedAt),
  type: (t) => t.type,
  status: (t) => t.status,
  project: (t) => t.project,
  batch: (t) => t.batch,
  unique_id: (t) => t.uniqueId,
  tags: (t) => t.tagsJson,
  metadata: (t) => t.metadataJson,
  params: (t) => t.paramsJson,
  response: (t) => t.responseJson,
  instruction: (t) => t.instruction,
  callback_url: (t) => t.callbackUrl,
  priority: (t) => t.priority,
  urgency: (t) => t.urgency,
  updated_at: (t) => time(t.updatedAt),
  customer_review_status: (t) => t.customerReviewStatus,
};
