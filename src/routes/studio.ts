/** /v1/studio (api-facts D.11). */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addAssignments, assignmentsOfAll, checkAssignments, removeAssignments } from '../actions/assignments.ts';
import {
  changeGroup,
  checkGroupChange,
  checkNewGroup,
  createGroup,
  groupsOfProject,
} from '../actions/project-groups.ts';
import {
  assignGroups,
  checkBatchGroups,
  checkPriorities,
  listStudioBatchesJson,
  resetPriorities,
  setPriorities,
} from '../actions/studio-batches.ts';
import type { Deps } from '../deps.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import { perform } from '../http/perform.ts';
import { groupJson, studioBatchesJson, studioBatchJson } from '../wire/studio.ts';
import * as doc from './studio.doc.ts';

const SEE = { config: { permission: 'see assignments' } } as const;
const CHANGE = { config: { permission: 'assign work' } } as const;

/** Decoded: a slash of the name arrives as %2F. */
const param = (request: FastifyRequest, name: 'name' | 'group'): string =>
  (request.params as Record<string, string>)[name]!;

export function addStudioRoutes(v1: FastifyInstance, deps: Deps): void {
  v1.get('/studio/assignments', { ...SEE, schema: doc.listAssignments }, async (request, reply) =>
    sendJson(reply, 200, await assignmentsOfAll(deps.store, request.caller)),
  );
  v1.post('/studio/assignments/add', { ...CHANGE, schema: doc.addAssignments }, (request, reply) =>
    perform(deps, request, reply, { check: () => checkAssignments(bodyOf(request)), act: addAssignments }),
  );
  v1.post('/studio/assignments/remove', { ...CHANGE, schema: doc.removeAssignments }, (request, reply) =>
    perform(deps, request, reply, { check: () => checkAssignments(bodyOf(request)), act: removeAssignments }),
  );
  v1.get('/studio/projects/:name/groups', { ...SEE, schema: doc.listGroups }, async (request, reply) =>
    sendJson(reply, 200, await groupsOfProject(deps.store, request.caller, param(request, 'name'))),
  );
  v1.post('/studio/projects/:name/groups', { ...CHANGE, schema: doc.createGroup }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkNewGroup(bodyOf(request)),
      act: async (tx, context, wish) => groupJson(await createGroup(tx, context, param(request, 'name'), wish)),
    }),
  );
  v1.put('/studio/projects/:name/groups/:group', { ...CHANGE, schema: doc.changeGroup }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkGroupChange(bodyOf(request)),
      act: async (tx, context, change) =>
        groupJson(await changeGroup(tx, context, param(request, 'name'), param(request, 'group'), change)),
    }),
  );
  v1.get('/studio/batches', { ...SEE, schema: doc.listStudioBatches }, async (request, reply) =>
    sendJson(reply, 200, await listStudioBatchesJson(deps.store, request.caller)),
  );
  v1.put('/studio/batches/:name', { ...CHANGE, schema: doc.assignGroups }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkBatchGroups(bodyOf(request)),
      act: async (tx, context, wish) => studioBatchJson(await assignGroups(tx, context, param(request, 'name'), wish)),
    }),
  );
  v1.post('/studio/batches/set_priorities', { ...CHANGE, schema: doc.setPriorities }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkPriorities(bodyOf(request)),
      act: async (tx, context, names) => studioBatchesJson(await setPriorities(tx, context, names)),
    }),
  );
  v1.post('/studio/batches/reset_priorities', { ...CHANGE, schema: doc.resetPriorities }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => undefined,
      act: async (tx, context) => studioBatchesJson(await resetPriorities(tx, context)),
    }),
  );
}
