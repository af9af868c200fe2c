/** GET /v1/tasks/export: all tasks of a filter as a stream of text (design.md section 7). */
import { stringify } from 'csv-stringify/sync';
import { type Static, Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { formatTime } from '../rules/time.ts';
import { walkTasks } from '../store/task-walk.ts';
import type { TaskRow } from '../store/tasks.ts';
import { taskJson } from '../wire.ts';
import { checkListQuery, filterOf, filterSchema, type ListQuery } from './list-tasks.ts';
import { allPresented } from './results.ts';

export const exportQuerySchema = Type.Object({
  format: Type.String({
    enum: ['jsonl', 'csv'],
    default: 'jsonl',
    description: 'jsonl: a task as JSON a line. csv: a row a task, for spreadsheets.',
  }),
  ...filterSchema.properties,
});
const check = schemaCheck(Type.Object({ format: exportQuerySchema.properties.format }));

export interface ExportQuery {
  format: 'jsonl' | 'csv';
  filter: ListQuery;
}

/** @param query as parsed from the URL. @throws ApiError 400. */
export function checkExportQuery({ format, ...query }: Record<string, unknown>): ExportQuery {
  const own = check(format === undefined || format === '' ? {} : { format }, { name: 'query' }) as Static<
    typeof exportQuerySchema
  >;
  return { format: own.format as ExportQuery['format'], filter: checkListQuery(query) };
}

/** Portions of text, of about a megabyte, each made when it is asked for. @throws ApiError 400 before the first. */
export async function* exportTasks(
  deps: Deps,
  caller: Caller,
  { format, filter }: ExportQuery,
): AsyncGenerator<string> {
  let head = format === 'csv' ? csv([Object.keys(CSV_COLUMNS)]) : '';
  for await (const found of walkTasks(deps.store, filterOf(caller, filter))) {
    const tasks = await allPresented(deps.store, deps, found);
    yield head + (format === 'csv' ? csv(tasks.map(cellsOf)) : tasks.map((task) => `${taskJson(task)}\n`).join(''));
    head = '';
  }
  if (head) yield head;
}

const time = (ms: number | null): string => (ms === null ? '' : formatTime(ms));

/** Column -> cell. JSON stays JSON. */
const CSV_COLUMNS: Record<string, (task: TaskRow) => string | number | null> = {
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

const cellsOf = (task: TaskRow) => Object.values(CSV_COLUMNS).map((cell) => cell(task));

/**
 * RFC 4180. A cell that begins like a formula gets an apostrophe in front, so that no spreadsheet runs what a
 * stranger wrote (OWASP, "CSV Injection").
 */
function csv(rows: (string | number | null)[][]): string {
  return stringify(rows, { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ });
}
