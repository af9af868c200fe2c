/** /v2/deliveries, /v2/delivery, /v2/delivery/tasks, /v2/schema and /v2/datasets (api-facts D.13). */
import type { FastifyInstance } from 'fastify';
import {
  datasetDeliveriesJson,
  datasetDeliveryJson,
  datasetTaskJson,
  datasetTasksJson,
  NO_DATASETS,
} from '../actions/v2-datasets.ts';
import { getDeliveryJson, getSchemaJson, listDeliveriesJson, listDeliveryTasksJson } from '../actions/v2-deliveries.ts';
import type { Caller, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { sendJson } from '../http/errors.ts';
import * as doc from './v2-deliveries.doc.ts';

const READ = { permission: 'read tasks' } as const;

type Query = Record<string, unknown>;

export function addV2DeliveryRoutes(v2: FastifyInstance, deps: Deps): void {
  const get = (path: string, schema: object, read: (caller: Caller, query: Query) => string | Promise<string>) =>
    v2.get(path, { config: READ, schema }, async ({ caller, query }, reply) =>
      sendJson(reply, 200, await read(caller, query as Query)),
    );
  get('/deliveries', doc.listDeliveries, (caller, query) => listDeliveriesJson(deps, caller, query));
  get('/delivery', doc.getDelivery, (caller, query) => getDeliveryJson(deps, caller, query));
  get('/delivery/tasks', doc.listDeliveryTasks, (caller, query) => listDeliveryTasksJson(deps, caller, query));
  get('/schema', doc.getSchema, (caller, query) => getSchemaJson(deps, caller, query));
  get('/datasets', doc.listDatasets, () => NO_DATASETS);
  get('/datasets/deliveries', doc.listDatasetDeliveries, (_caller, query) => datasetDeliveriesJson(query));
  get('/datasets/delivery', doc.getDatasetDelivery, (_caller, query) => datasetDeliveryJson(query));
  get('/datasets/tasks', doc.listDatasetTasks, (_caller, query) => datasetTasksJson(query));
  get('/datasets/task', doc.getDatasetTask, (_caller, query) => datasetTaskJson(query));
  get('/datasets/task/:task_id/response_url/:attachment_id', doc.getDatasetResponseUrl, () => {
    throw errors.taskNotFound();
  });
}
