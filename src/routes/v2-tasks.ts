/** /v2/task, /v2/tasks and /v2/annotation (api-facts D.13). */
import type { FastifyInstance } from 'fastify';
import { checkChatTask, createChatTask } from '../actions/create-chat-task.ts';
import { checkTaskMetadata, mergeTaskMetadata } from '../actions/merge-metadata.ts';
import { getAnnotationJson, getTaskJson, listTasksJson, taskJson } from '../actions/v2-tasks.ts';
import type { Deps } from '../deps.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import { perform } from '../http/perform.ts';
import * as doc from './v2-tasks.doc.ts';

const READ = { config: { permission: 'read tasks' } } as const;
const CHANGE = { config: { permission: 'change tasks' } } as const;

type Query = Record<string, unknown>;

export function addV2TaskRoutes(v2: FastifyInstance, deps: Deps): void {
  v2.get('/task', { ...READ, schema: doc.getTask }, async ({ caller, query }, reply) =>
    sendJson(reply, 200, await getTaskJson(deps, caller, query as Query)),
  );
  v2.get('/tasks', { ...READ, schema: doc.listTasks }, async ({ caller, query }, reply) =>
    sendJson(reply, 200, await listTasksJson(deps, caller, query as Query)),
  );
  v2.get('/annotation', { ...READ, schema: doc.getAnnotation }, async ({ caller, query }, reply) =>
    sendJson(reply, 200, await getAnnotationJson(deps, caller, query as Query)),
  );
  // Scale's documentation prints the first, its client calls the second (api-facts I row 17).
  for (const [path, schema] of [
    ['/task', doc.createTask],
    ['/task/chat', doc.createChatTask],
  ] as const) {
    v2.post(path, { ...CHANGE, schema }, (request, reply) =>
      perform(deps, request, reply, {
        check: () => checkChatTask(bodyOf(request)),
        act: async (tx, context, wish) => taskJson(tx, context.caller, await createChatTask(tx, context, wish)),
      }),
    );
  }
  v2.post('/task/metadata', { ...CHANGE, schema: doc.setTaskMetadata }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkTaskMetadata(bodyOf(request)),
      act: async (tx, context, wish) =>
        taskJson(tx, context.caller, await mergeTaskMetadata(tx, context, wish.task_id, wish)),
    }),
  );
}
