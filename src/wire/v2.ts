/** Row -> public JSON of /v2 (api-facts D.13). Unset fields are left out. */
import { namedId } from '../rules/named-id.ts';
import { type Option, threadsOf } from '../rules/threads.ts';
import { formatTime } from '../rules/time.ts';
import type { AnswerRow } from '../store/answers.ts';
import type { BatchRow } from '../store/batches.ts';
import type { DeliveryRow } from '../store/deliveries.ts';
import type { ProjectRow } from '../store/projects.ts';
import type { TaskRow } from '../store/tasks.ts';

type Json = Record<string, unknown>;

/** What the things of an answer point to, by name, and which of it is shown whole. */
export interface Around {
  projects: Map<string, ProjectRow>;
  batches: Map<string, BatchRow>;
  expand: readonly string[];
}

const timeOr = (ms: number | null): string | undefined => (ms === null ? undefined : formatTime(ms));

export function projectOf(p: ProjectRow): Json {
  return { id: namedId('project', p), name: p.name, created_at: formatTime(p.createdAt), types: [p.type], models: [] };
}

/** Its id, or the whole; empty for what is in no project, because the client wants a text here. */
function projectIn(
  name: string | null,
  { projects, expand }: Around,
  whole = expand.includes('project'),
): string | Json {
  const project = name === null ? undefined : projects.get(name);
  if (!project) return '';
  return whole ? projectOf(project) : namedId('project', project);
}

export function batchOf(b: BatchRow, around: Around, whole?: boolean): Json {
  return {
    id: namedId('batch', b),
    name: b.name,
    project: projectIn(b.project, around, whole),
    created_at: formatTime(b.createdAt),
    completed_at: timeOr(b.completedAt),
    status: b.status,
    callback: b.callbackUrl ?? undefined,
    metadata: JSON.parse(b.metadataJson),
  };
}

function batchIn(name: string | null, around: Around): string | Json | undefined {
  const batch = name === null ? undefined : around.batches.get(name);
  if (!batch) return undefined;
  // What is in a batch that is shown whole stays an id.
  return around.expand.includes('batch') ? batchOf(batch, around, false) : namedId('batch', batch);
}

/** @param submissions the answers of labelers, where the caller asked for them. */
export function taskOf(t: TaskRow, around: Around, options: readonly Option[], submissions?: AnswerRow[]): Json {
  const threads = t.status === 'completed' && mayHaveThreads(t) ? threadsOf(t.taskId, responseOf(t), options) : [];
  const given = submissions?.map((answer) => ({
    submitted_at: timeOr(answer.submittedAt),
    contributor_id: answer.userId,
  }));
  return {
    task_id: t.taskId,
    project: projectIn(t.project, around),
    batch: batchIn(t.batch, around),
    status: t.status,
    created_at: formatTime(t.createdAt),
    completed_at: timeOr(t.completedAt),
    metadata: JSON.parse(t.metadataJson),
    threads: given ? threads.map((thread) => ({ ...thread, submissions: given })) : threads,
    ...(t.status === 'error' && { errors: [{ message: reasonOf(responseOf(t)) }] }),
  };
}

const responseOf = ({ responseJson }: TaskRow) => (responseJson === null ? undefined : JSON.parse(responseJson));

/** Most responses have none, and need not be parsed to tell. */
const mayHaveThreads = ({ responseJson }: TaskRow): boolean => responseJson?.includes('"threads"') ?? false;

/** The client knows five types of errors, all of prompts; ours are none of them. */
function reasonOf(response: { error?: unknown } | undefined): string {
  return typeof response?.error === 'string' ? response.error : 'The task ended in an error.';
}

const deliveryId = ({ batch }: DeliveryRow): string => namedId('delivery', batch);

export function deliveryOf(d: DeliveryRow, around: Around): Json {
  return {
    id: deliveryId(d),
    name: d.batch.name,
    task_count: d.taskCount,
    delivered_at: formatTime(d.batch.completedAt!),
    project: projectIn(d.batch.project, around),
  };
}

/** The delivery of a page of its tasks: its id, or the whole. */
export function deliveryIn(d: DeliveryRow, around: Around): string | Json {
  return around.expand.includes('delivery') ? deliveryOf(d, around) : deliveryId(d);
}

/** A task as the requester got it; nulls for one that was not delivered. */
export function deliveredTaskOf(t: TaskRow, batch: BatchRow | undefined): Json {
  const isDelivered = t.status === 'completed' && batch?.status === 'completed';
  return {
    task_id: t.taskId,
    created_at: formatTime(t.createdAt),
    delivery_id: isDelivered ? namedId('delivery', batch) : null,
    delivered_at: isDelivered ? formatTime(batch.completedAt!) : null,
    // Of a type and its params: every task has its own.
    response_schema_id: isDelivered ? t.taskId : null,
    response: isDelivered ? (responseOf(t) ?? null) : null,
  };
}
