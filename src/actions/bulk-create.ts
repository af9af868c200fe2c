/** POST /v1/tasks/bulk: many creates in one request, each of them as if it had come alone (design.md section 7). */
import { type Static, Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { ApiError, errors } from '../errors.ts';
import type { Registry } from '../registry.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { StoreUnavailable } from '../store/db.ts';
import { errorJson } from '../wire.ts';
import { atomically, type Call, type UnitDeps, type Verb } from './atomically.ts';
import { createTask } from './create-task.ts';
import { checkNewTask, type NewTask } from './new-task.ts';
import { shownJson } from './results.ts';
import { shareCommits } from './share-commits.ts';

/** Items a request. */
export const MOST_ITEMS = 10_000;
/** Few enough that a create which waits behind a group hardly notices. */
const A_GROUP = { items: 250, bytes: 4 * 1024 * 1024 };

/** What an item has beside the fields and params of its create. */
export const bulkItemSchema = Type.Object({
  type: Type.String({ minLength: 1, maxLength: 100, description: 'The task type, as in the path of a create.' }),
  idempotency_key: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      pattern: '^[\\x20-\\x7e]*$',
      description: 'As the Idempotency-Key of the same create by itself: sent again, the item gets its first result.',
    }),
  ),
});
type BulkItem = Static<typeof bulkItemSchema>;
const checkItem = schemaCheck(bulkItemSchema);

export interface BulkCreate {
  caller: Caller;
  requestId: string;
  /** The bytes of each item. They are let go of one group after the other. */
  items: Buffer[];
  /** @throws ApiError 400 for bytes that cannot be read, 413. */
  parse: (item: Buffer) => ParsedBody | undefined;
  /** Nobody waits for the answer any more. */
  isGone: () => boolean;
}

/**
 * Creates them in order; an item that is refused leaves the others alone.
 * @returns `{"results":[...]}`, a result an item, in their order.
 */
export async function bulkCreate(deps: Deps, bulk: BulkCreate): Promise<string> {
  const { store, log } = deps;
  const sharing: UnitDeps = { ...deps, store: shareCommits(store) };
  const results: string[] = [];
  const { items } = bulk;
  while (items.length > 0 && !bulk.isGone()) {
    const group = items.splice(0, sizeOfGroup(items));
    const created = group.map((item) =>
      createItem(sharing, bulk, item).catch((error) => refusalJson(error, bulk, log)),
    );
    results.push(...(await Promise.all(created)));
  }
  return `{"results":[${results.join(',')}]}`;
}

/** @returns how many of the first items, at least one, go together. */
function sizeOfGroup(items: Buffer[]): number {
  let size = 0;
  for (let bytes = 0; size < Math.min(items.length, A_GROUP.items); size++) {
    bytes += items[size]!.length;
    if (bytes > A_GROUP.bytes) break;
  }
  return Math.max(size, 1);
}

/** @returns the result's JSON text. @throws what `atomically` throws. */
async function createItem(deps: UnitDeps, { caller, requestId, parse }: BulkCreate, bytes: Buffer): Promise<string> {
  const given = objectOf(parse(bytes));
  const { type, idempotency_key: idempotencyKey } = checkItem(ownFields(given), { name: 'item' });
  const { type: _type, idempotency_key: _key, ...body } = given;
  // Under its key the item is the create that it stands for: the one may repeat the other.
  const path = `/v1/task/${type}`;
  const call: Call = { caller, requestId, method: 'POST', path, query: {}, body, form: false, idempotencyKey };
  const reply = await atomically(
    deps,
    call,
    createVerb(deps.registry, { type, idempotency_key: idempotencyKey }, body),
  );
  if (reply.status !== 200) return reply.body;
  const { task_id } = JSON.parse(reply.body) as { task_id: string };
  return `{"status_code":200,"task_id":"${task_id}"}`;
}

function ownFields({ type, idempotency_key }: Record<string, unknown>): Record<string, unknown> {
  return { type, ...(idempotency_key == null ? {} : { idempotency_key }) };
}

function createVerb(registry: Registry, { type, idempotency_key }: BulkItem, body: object): Verb<NewTask> {
  return {
    check: () => checkNewTask(registry, type, { value: body, form: false }),
    act: async (tx, context, task) => {
      const row = await createTask(tx, context, task);
      // The whole task only where it is saved under a key.
      return idempotency_key === undefined ? JSON.stringify({ task_id: row.taskId }) : shownJson(tx, context, row);
    },
  };
}

function refusalJson(error: unknown, { requestId }: BulkCreate, log: Deps['log']): string {
  const known = error instanceof ApiError ? error : error instanceof StoreUnavailable ? errors.storeBusy() : undefined;
  if (!known || known.status >= 500) log.error({ request_id: requestId, err: error }, 'item of a bulk request failed');
  if (known) return errorJson(known.status, known.message);
  return errorJson(500, `Something went wrong on our side; the request id is ${requestId}.`);
}
