/** What /openapi.json says of deliveries and datasets. The schemas are the ones that check. */
import { Type } from 'typebox';
import {
  datasetDeliveriesQuerySchema,
  datasetDeliveryQuerySchema,
  datasetTaskQuerySchema,
  datasetTasksQuerySchema,
} from '../actions/v2-datasets.ts';
import {
  deliveriesQuerySchema,
  deliveryQuerySchema,
  deliveryTasksQuerySchema,
  schemaQuerySchema,
} from '../actions/v2-deliveries.ts';
import { responses } from './wire.doc.ts';

const tags = ['v2 deliveries'];
const datasets = ['v2 datasets'];
const NONE = 'There are no datasets here; an id is not found.';

export const listDeliveries = {
  tags,
  operationId: 'v2_get_deliveries',
  summary: 'List deliveries',
  description: 'One for each completed batch that has completed tasks; the newest 1,000.',
  querystring: deliveriesQuerySchema,
  response: responses('V2DeliveryList', [404]),
};

export const getDelivery = {
  tags,
  operationId: 'v2_get_delivery',
  summary: 'Retrieve a delivery with its tasks',
  querystring: deliveryQuerySchema,
  response: responses('V2DeliveredTasks', [404]),
};

export const listDeliveryTasks = {
  tags,
  operationId: 'v2_get_delivery_tasks',
  summary: 'List tasks with what was delivered of them',
  querystring: deliveryTasksQuerySchema,
  response: responses('V2DeliveryTaskList', [404]),
};

export const getSchema = {
  tags,
  operationId: 'v2_get_schema',
  summary: 'Retrieve the JSON Schema of a response',
  querystring: schemaQuerySchema,
  response: responses('V2ResponseSchema', [404]),
};

export const listDatasets = {
  tags: datasets,
  operationId: 'v2_get_datasets',
  summary: 'List datasets',
  description: NONE,
  response: responses('V2DatasetList', []),
};

export const listDatasetDeliveries = {
  tags: datasets,
  operationId: 'v2_get_dataset_deliveries',
  summary: 'List the deliveries of datasets',
  description: NONE,
  querystring: datasetDeliveriesQuerySchema,
  response: responses('V2DatasetDeliveryList', [404]),
};

export const getDatasetDelivery = {
  tags: datasets,
  operationId: 'v2_get_dataset_delivery',
  summary: 'Retrieve a delivery of a dataset',
  description: NONE,
  querystring: datasetDeliveryQuerySchema,
  response: responses('V2DatasetTaskList', [404]),
};

export const listDatasetTasks = {
  tags: datasets,
  operationId: 'v2_get_dataset_tasks',
  summary: 'List the tasks of datasets',
  description: NONE,
  querystring: datasetTasksQuerySchema,
  response: responses('V2DatasetTaskList', [404]),
};

export const getDatasetTask = {
  tags: datasets,
  operationId: 'v2_get_dataset_task',
  summary: 'Retrieve a task of a dataset',
  description: NONE,
  querystring: datasetTaskQuerySchema,
  response: responses('V2DatasetTask', [404]),
};

export const getDatasetResponseUrl = {
  tags: datasets,
  operationId: 'v2_get_dataset_task_response_url',
  summary: 'Retrieve a file of the response to a task of a dataset',
  description: NONE,
  params: Type.Object({ task_id: Type.String(), attachment_id: Type.String() }),
  response: responses('V2DatasetTask', [404]),
};
