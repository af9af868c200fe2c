/** The datasets of v2 (api-facts D.13). There are none here: lists are empty, and each id is unknown. */
import { Type } from 'typebox';
import { errors } from '../errors.ts';
import { givenWithLists } from '../rules/given-lists.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { timeOf } from './list-tasks.ts';
import { delivered } from './v2-deliveries.ts';
import { list, paging } from './v2-tasks.ts';

const id = (description: string) => Type.Optional(Type.String({ description }));
const dataset_id = id('Id of the dataset.');
const delivery_id = id('Id of the delivery.');
const expand = list(['dataset', 'delivery'], 'What is shown whole instead of by its id.');

export const datasetDeliveriesQuerySchema = Type.Object({
  dataset_id,
  ...delivered,
  expand: list(['dataset'], 'What is shown whole instead of by its id.'),
});
export const datasetDeliveryQuerySchema = Type.Object({ delivery_id, ...paging, expand });
export const datasetTasksQuerySchema = Type.Object({ dataset_id, delivery_id, ...delivered, ...paging, expand });
export const datasetTaskQuerySchema = Type.Object({ task_id: Type.String({ description: 'Id of the task.' }), expand });

const checkDeliveries = schemaCheck(datasetDeliveriesQuerySchema);
const checkDelivery = schemaCheck(datasetDeliveryQuerySchema);
const checkTasks = schemaCheck(datasetTasksQuerySchema);
const checkTask = schemaCheck(datasetTaskQuerySchema);
type Query = Record<string, unknown>;

export const NO_DATASETS = JSON.stringify({ datasets: [] });

function refuseTimes(asked: { delivered_after?: string; delivered_before?: string; next_token?: string }): void {
  timeOf(asked, 'delivered_after');
  timeOf(asked, 'delivered_before');
  refuseToken(asked);
}

/** No list of datasets has ever given one. */
function refuseToken({ next_token }: { next_token?: string }): void {
  if (next_token !== undefined) throw errors.pageToken();
}

/** @returns the answer's JSON text. @throws ApiError 400, 404 for a dataset. */
export function datasetDeliveriesJson(query: Query): string {
  const asked = checkDeliveries(givenWithLists(datasetDeliveriesQuerySchema, query), { name: 'query' });
  refuseTimes(asked);
  if (asked.dataset_id !== undefined) throw errors.datasetNotFound();
  return JSON.stringify({ deliveries: [] });
}

/** @returns the answer's JSON text. @throws ApiError 400, 404 for a delivery. */
export function datasetDeliveryJson(query: Query): string {
  const asked = checkDelivery(givenWithLists(datasetDeliveryQuerySchema, query), { name: 'query' });
  refuseToken(asked);
  if (asked.delivery_id !== undefined) throw errors.deliveryNotFound();
  return JSON.stringify({ tasks: [] });
}

/** @returns the answer's JSON text. @throws ApiError 400, 404 for a dataset or delivery. */
export function datasetTasksJson(query: Query): string {
  const asked = checkTasks(givenWithLists(datasetTasksQuerySchema, query), { name: 'query' });
  refuseTimes(asked);
  if (asked.dataset_id !== undefined) throw errors.datasetNotFound();
  if (asked.delivery_id !== undefined) throw errors.deliveryNotFound();
  return JSON.stringify({ tasks: [] });
}

/** @throws ApiError 404 always, 400. */
export function datasetTaskJson(query: Query): never {
  checkTask(givenWithLists(datasetTaskQuerySchema, query), { name: 'query' });
  throw errors.taskNotFound();
}
