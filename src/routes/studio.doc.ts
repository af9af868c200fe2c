/** What /openapi.json says of /v1/studio. The schemas are the ones that check. */
import { Type } from 'typebox';
import { assignmentsSchema } from '../actions/assignments.ts';
import { groupChangeSchema, newGroupSchema } from '../actions/project-groups.ts';
import { batchGroupsSchema, prioritiesSchema } from '../actions/studio-batches.ts';
import { IDEMPOTENCY_HEADER, ref, responses } from './wire.doc.ts';

const tags = ['Studio'];
const name = Type.String({ description: 'The name, percent-encoded; slashes too.' });
const ofOne = Type.Object({ name });
const ofGroup = Type.Object({ name, group: name });
const change = (component: string) => ({
  tags,
  headers: IDEMPOTENCY_HEADER,
  response: responses(component, [404, 409, 413, 415, 429]),
});

export const listAssignments = {
  tags,
  operationId: 'list_assignments',
  summary: 'List who is assigned to which projects',
  response: responses('Assignments', []),
};

export const addAssignments = {
  ...change('Assignments'),
  operationId: 'add_assignments',
  summary: 'Assign projects',
  description: 'Who is assigned claims tasks of his projects alone, and nobody else gets tasks of them but managers.',
  body: assignmentsSchema,
};

export const removeAssignments = {
  ...change('Assignments'),
  operationId: 'remove_assignments',
  summary: 'Take projects away',
  body: assignmentsSchema,
};

export const listGroups = {
  tags,
  operationId: 'list_project_groups',
  summary: 'List the groups of a project',
  params: ofOne,
  response: responses('GroupList', [404]),
};

export const createGroup = {
  ...change('Group'),
  operationId: 'create_project_group',
  summary: 'Create a group of labelers',
  params: ofOne,
  body: newGroupSchema,
};

export const changeGroup = {
  ...change('Group'),
  operationId: 'change_project_group',
  summary: 'Add labelers to a group, and remove some',
  params: ofGroup,
  body: groupChangeSchema,
};

export const listStudioBatches = {
  tags,
  operationId: 'list_studio_batches',
  summary: 'List pending batches in the order in which they are worked on',
  response: responses('StudioBatchList', []),
};

export const assignGroups = {
  ...change('StudioBatch'),
  operationId: 'assign_batch',
  summary: 'Set the groups that work on a batch',
  params: ofOne,
  body: batchGroupsSchema,
};

export const setPriorities = {
  ...change('StudioBatchList'),
  operationId: 'set_batch_order',
  summary: 'Set the order of all pending batches',
  body: prioritiesSchema,
};

export const resetPriorities = {
  tags,
  operationId: 'reset_batch_order',
  summary: 'Take the order of batches back',
  headers: IDEMPOTENCY_HEADER,
  response: responses('StudioBatchList', [409, 429]),
};

const closed = (description: string) => ({ additionalProperties: false, description });

export const STUDIO_COMPONENTS = {
  Assignments: Type.Record(Type.String(), Type.Array(Type.String()), {
    description: 'E-mail address to names of projects, of labelers and whoever else is assigned.',
  }),
  Group: Type.Object(
    {
      id: Type.String(),
      name: Type.String(),
      numWorkers: Type.Integer({ minimum: 0 }),
      isSingleton: Type.Boolean({ description: 'Always false.' }),
      workers: Type.Array(Type.Object({ id: Type.String(), email: Type.String() }, { additionalProperties: false })),
    },
    closed('Labelers of a project.'),
  ),
  GroupList: Type.Array(ref('Group'), { description: 'The groups of a project.' }),
  StudioBatch: Type.Object(
    {
      id: Type.String({ description: 'The name.' }),
      name: Type.String(),
      projectId: Type.String({ description: 'The name of the project.' }),
      projectName: Type.String(),
      batchType: Type.String({ enum: ['Production', 'Calibration'] }),
      studioPriority: Type.Optional(Type.Integer({ minimum: 1, description: 'Its place in the order that was set.' })),
      total: Type.Integer({ minimum: 0, description: 'Its tasks.' }),
      completed: Type.Integer({ minimum: 0 }),
      groups: Type.Array(Type.String(), { description: 'Names of the groups that work on it; none for all.' }),
    },
    closed('A batch as labelers get it.'),
  ),
  StudioBatchList: Type.Array(ref('StudioBatch'), { description: 'In the order in which they are worked on.' }),
};
