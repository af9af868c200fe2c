/** /v1/task and /v1/tasks: the whole of the seed. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { auditTask, checkAudit } from '../actions/audit-task.ts';
import { cancelTask } from '../actions/cancel-task.ts';
import { createTask } from '../actions/create-task.ts';
import { checkTags, editTags, type TagEdit } from '../actions/edit-tags.ts';
import { checkListQuery, listTasksJson } from '../actions/list-tasks.ts';
import { checkNewTask } from '../actions/new-task.ts';
import { recallTask } from '../actions/recall-task.ts';
import { shownJson } from '../actions/results.ts';
import { checkHypothesisBody, setHypothesis } from '../actions/set-hypothesis.ts';
import { checkMetadata, setMetadata } from '../actions/set-metadata.ts';
import { checkUniqueId, deleteUniqueId, setUniqueId } from '../actions/set-unique-id.ts';
import { getTask } from '../actions/task.ts';
import type { Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import { perform } from '../http/perform.ts';
import * as doc from './tasks.doc.ts';

const READ = { config: { permission: 'read tasks' } } as const;
const CHANGE = { config: { permission: 'change tasks' } } as const;

const idOf = (request: FastifyRequest): string => (request.params as { task_id: string }).task_id;

export function addTaskRoutes(v1: FastifyInstance, deps: Deps): void {
  for (const type of deps.registry.types) {
    for (const name of [type.name, ...(type.aliases ?? [])]) {
      v1.post(`/task/${name}`, { ...CHANGE, schema: doc.createTask(type, name) }, (request, reply) =>
        perform(deps, request, reply, {
          check: () => checkNewTask(deps.registry, name, bodyOf(request)),
          act: async (tx, context, task) => shownJson(tx, context, await createTask(tx, context, task)),
        }),
      );
    }
  }
  v1.post('/task/:type', { ...CHANGE, schema: { hide: true } as object }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkNewTask(deps.registry, (request.params as { type: string }).type, bodyOf(request)),
      act: async (tx, context, task) => shownJson(tx, context, await createTask(tx, context, task)),
    }),
  );
  v1.get('/task/:task_id', { ...READ, schema: doc.getTask }, async (request, reply) =>
    sendJson(reply, 200, await shownJson(deps.store, deps, await getTask(deps.store, request.caller, idOf(request)))),
  );
  v1.get('/tasks', { ...READ, schema: doc.listTasks }, async (request, reply) => {
    const query = checkListQuery(request.query as Record<string, unknown>);
    return sendJson(reply, 200, await listTasksJson(deps, request.caller, query));
  });
  v1.post('/task/:task_id/cancel', { ...CHANGE, schema: doc.cancelTask }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => flagOf(request, 'clear_unique_id'),
      act: async (tx, context, clear) => shownJson(tx, context, await cancelTask(tx, context, idOf(request), clear)),
    }),
  );
  v1.post('/task/:task_id/setMetadata', { ...CHANGE, schema: doc.setMetadata }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkMetadata(bodyOf(request)?.value),
      act: async (tx, context, metadata) =>
        shownJson(tx, context, await setMetadata(tx, context, idOf(request), metadata)),
    }),
  );
  v1.post('/task/:task_id/hypothesis', { ...CHANGE, schema: doc.setHypothesis }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkHypothesisBody(bodyOf(request)),
      act: async (tx, context, body) => shownJson(tx, context, await setHypothesis(tx, context, idOf(request), body)),
    }),
  );
  v1.post('/task/:task_id/unique_id', { ...CHANGE, schema: doc.setUniqueId }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkUniqueId(bodyOf(request)),
      act: async (tx, context, body) => shownJson(tx, context, await setUniqueId(tx, context, idOf(request), body)),
    }),
  );
  v1.delete('/task/:task_id/unique_id', { ...CHANGE, schema: doc.deleteUniqueId }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => undefined,
      act: async (tx, context) => shownJson(tx, context, await deleteUniqueId(tx, context, idOf(request))),
    }),
  );
  v1.post('/task/:task_id/audit', { ...CHANGE, schema: doc.auditTask }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkAudit(bodyOf(request)),
      act: async (tx, context, wish) => shownJson(tx, context, await auditTask(tx, context, idOf(request), wish)),
    }),
  );
  v1.post('/task/:task_id/recall', { ...CHANGE, schema: doc.recallTask }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => undefined,
      act: async (tx, context) => shownJson(tx, context, await recallTask(tx, context, idOf(request))),
    }),
  );
  const edits = [
    ['PUT', 'add'],
    ['POST', 'replace'],
    ['DELETE', 'remove'],
  ] as const satisfies [string, TagEdit][];
  for (const [method, edit] of edits) {
    v1.route({
      method,
      url: '/task/:task_id/tags',
      ...CHANGE,
      schema: doc.editTags(edit),
      handler: (request, reply) =>
        perform(deps, request, reply, {
          check: () => checkTags(bodyOf(request)?.value),
          act: async (tx, context, tags) =>
            shownJson(tx, context, await editTags(tx, context, idOf(request), edit, tags)),
        }),
    });
  }
}

/** A boolean of the query: absent or empty is false; any case, because Python sends True (api-facts A.7). */
function flagOf(request: FastifyRequest, name: string): boolean {
  const value = (request.query as Record<string, unknown>)[name] ?? '';
  if (value === '' || /^false$/i.test(String(value))) return false;
  if (/^true$/i.test(String(value))) return true;
  throw errors.invalidParameter(`"${name}" must be true or false`);
}
