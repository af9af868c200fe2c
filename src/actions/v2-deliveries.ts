/**
 * Deliveries (api-facts D.13): what is delivered is the completed tasks of a batch, when the batch is completed. A
 * delivery has the name of its batch, and goes when a task is added to it, until it completes again.
 */
import { type Static, Type } from 'typebox';
import type { JsonObject } from '../../task-types/kit.ts';
import type { Caller, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { givenWithLists } from '../rules/given-lists.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { isTaskId } from '../rules/task-id.ts';
import { OPTIONS } from '../rules/threads.ts';
import type { Store } from '../store/db.ts';
import { type DeliveryRow, listDeliveries } from '../store/deliveries.ts';
import { findBatchById } from '../store/named.ts';
import { findTask } from '../store/tasks.ts';
import { deliveredTaskOf, deliveryIn, deliveryOf } from '../wire/v2.ts';
import { listQuerySchema, timeOf } from './list-tasks.ts';
import { allPresented } from './results.ts';
import { lookAround } from './v2-around.ts';
import { chosenProject, needed, type ProjectChoice, projectChoice } from './v2-choice.ts';
import { filterOf, list, pageOfTasks, paging, taskFilterProperties, tasksOf } from './v2-tasks.ts';

/** The client knows no pages of deliveries; older ones are found by their time. */
const MOST = 1000;

const time = listQuerySchema.properties.completed_after;
export const delivered = { delivered_after: time, delivered_before: time };
const text = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description }));
const delivery_id = text('Id of the delivery.');

export const deliveriesQuerySchema = Type.Object({
  ...projectChoice,
  ...delivered,
  expand: list(['project'], 'What is shown whole instead of by its id.'),
});
export const deliveryQuerySchema = Type.Object({
  delivery_id,
  delivery_name: text('Name of the delivery, which is that of its batch.'),
  ...projectChoice,
  ...paging,
  expand: list(['project', 'batch', 'delivery'], 'What is shown whole instead of by its id.'),
  opts: list(OPTIONS, 'What is shown of the tasks beyond the usual.'),
});
export const deliveryTasksQuerySchema = Type.Object({ delivery_id, ...taskFilterProperties });
export const schemaQuerySchema = Type.Object({ schema_id: Type.String({ description: 'A response_schema_id.' }) });

const checkDeliveries = schemaCheck(deliveriesQuerySchema);
const checkDelivery = schemaCheck(deliveryQuerySchema);
const checkDeliveryTasks = schemaCheck(deliveryTasksQuerySchema);
const checkSchema = schemaCheck(schemaQuerySchema);
type Query = Record<string, unknown>;

/** The newest first. @returns the answer's JSON text. @throws ApiError 400, 404 for an unknown project. */
export async function listDeliveriesJson({ store }: Deps, caller: Caller, query: Query): Promise<string> {
  const asked = checkDeliveries(givenWithLists(deliveriesQuerySchema, query), { name: 'query' });
  const filter = {
    accountId: caller.accountId,
    mode: caller.mode,
    project: (await chosenProject(store, caller, asked))?.name,
    deliveredAfter: timeOf(asked, 'delivered_after'),
    deliveredBefore: timeOf(asked, 'delivered_before'),
  };
  const found = await listDeliveries(store, filter, MOST);
  const batches = found.map(({ batch: { project } }) => ({ project }));
  const around = await lookAround(store, caller, batches, asked.expand);
  return JSON.stringify({ deliveries: found.map((one) => deliveryOf(one, around)) });
}

/** A page of a delivery's tasks. @throws ApiError 400, 404. */
export async function getDeliveryJson(deps: Deps, caller: Caller, query: Query): Promise<string> {
  const asked = checkDelivery(givenWithLists(deliveryQuerySchema, query), { name: 'query' });
  const found = needed(await chosenDelivery(deps.store, caller, asked), 'delivery');
  const { accountId, mode, name, project } = found.batch;
  const filter = { accountId, mode, batch: name, status: 'completed' };
  const { tasks, nextToken } = await pageOfTasks(deps, caller, filter, asked);
  const around = await lookAround(deps.store, caller, [{ project }], asked.expand);
  return JSON.stringify({
    delivery: deliveryIn(found, around),
    tasks: await tasksOf(deps.store, caller, tasks, asked),
    next_token: nextToken,
  });
}

type DeliveryChoice = ProjectChoice & { delivery_id?: string | undefined; delivery_name?: string | undefined };

/** @returns undefined when none was asked for. @throws ApiError 404. */
async function chosenDelivery(store: Store, caller: Caller, choice: DeliveryChoice): Promise<DeliveryRow | undefined> {
  const { delivery_id: id, delivery_name: name } = choice;
  if (id === undefined && name === undefined) return undefined;
  const project = await chosenProject(store, caller, choice);
  const batch = id === undefined ? name : (await findBatchById(store, caller, id, 'delivery'))?.name;
  if (batch === undefined || (name !== undefined && name !== batch)) throw errors.deliveryNotFound();
  const { accountId, mode } = caller;
  const [found] = await listDeliveries(store, { accountId, mode, batch, project: project?.name }, 1);
  if (!found) throw errors.deliveryNotFound();
  return found;
}

/** Tasks with what was delivered of them. @throws ApiError 400, 404. */
export async function listDeliveryTasksJson(deps: Deps, caller: Caller, query: Query): Promise<string> {
  const { store } = deps;
  const asked = checkDeliveryTasks(givenWithLists(deliveryTasksQuerySchema, query), { name: 'query' });
  const filter = await filterOf(store, caller, asked);
  const chosen = await chosenDelivery(store, caller, { ...asked });
  const { tasks, nextToken } = await pageOfTasks(deps, caller, chosen ? within(filter, chosen) : filter, asked);
  const { batches } = await lookAround(store, caller, tasks);
  const shown = await allPresented(store, deps, tasks);
  return JSON.stringify({
    docs: shown.map((task) => deliveredTaskOf(task, task.batch === null ? undefined : batches.get(task.batch))),
    total: tasks.length,
    next_token: nextToken,
  });
}

type Filter = Awaited<ReturnType<typeof filterOf>>;

/** Only what was delivered: completed tasks of the batch. Another status finds none. */
function within(filter: Filter, { batch: { name } }: DeliveryRow): Filter {
  const { status = 'completed' } = filter;
  return { ...filter, batch: name, status: status === 'completed' ? status : 'none' };
}

/** The JSON Schema of the response to one task. @throws ApiError 404. */
export async function getSchemaJson({ store, registry }: Deps, caller: Caller, query: Query): Promise<string> {
  const { schema_id: id }: Static<typeof schemaQuerySchema> = checkSchema(givenWithLists(schemaQuerySchema, query), {
    name: 'query',
  });
  const task = isTaskId(id) ? await findTask(store, caller.accountId, caller.mode, id) : undefined;
  if (!task) throw errors.schemaNotFound();
  const schema = registry.get(task.type).type.responseSchema(JSON.parse(task.paramsJson) as JsonObject);
  return JSON.stringify({ schema: { id, json: JSON.stringify(schema) } });
}
