/** /v1/task/{task_id}/events, /work and /attachments: what became of a task, and by whom. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkTaskEventsQuery, taskEventsPage } from '../actions/task-events.ts';
import { getTaskWorkJson, taskAttachment } from '../actions/task-work.ts';
import type { Deps } from '../deps.ts';
import { sendJson } from '../http/errors.ts';
import { AttachmentStreams } from '../http/send-attachment.ts';
import * as doc from './task-work.doc.ts';

const SEE = { config: { permission: 'see work' } } as const;
const READ = { config: { permission: 'read tasks' } } as const;

const paramsOf = (request: FastifyRequest) => request.params as { task_id: string; n: string };

export function addTaskWorkRoutes(v1: FastifyInstance, deps: Deps): void {
  v1.get('/task/:task_id/events', { ...SEE, schema: doc.taskEvents }, async (request, reply) => {
    const query = checkTaskEventsQuery(request.query as Record<string, unknown>);
    return sendJson(reply, 200, await taskEventsPage(deps, request.caller, paramsOf(request).task_id, query));
  });
  v1.get('/task/:task_id/work', { ...SEE, schema: doc.taskWork }, async (request, reply) =>
    sendJson(reply, 200, await getTaskWorkJson(deps, request.caller, paramsOf(request).task_id)),
  );
  const streams = new AttachmentStreams();
  v1.get('/task/:task_id/attachments/:n', { ...READ, schema: doc.taskAttachment }, async (request, reply) => {
    const { task_id, n } = paramsOf(request);
    const { url, type } = await taskAttachment(deps, request.caller, task_id, n);
    return streams.send(request, reply, type, async (wish) => {
      return (await deps.openAttachment?.(url, wish)) ?? 'This server fetches none.';
    });
  });
}
