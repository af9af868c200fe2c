/** /v1/task_types: what pages make forms of. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkPreview, previewJson, taskTypeJson, taskTypesJson } from '../actions/task-types.ts';
import type { Deps } from '../deps.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import * as doc from './task-types.doc.ts';

const READ = { config: { permission: 'read projects' } } as const;

const nameOf = (request: FastifyRequest): string => (request.params as { type: string }).type;

export function addTaskTypeRoutes(v1: FastifyInstance, { registry }: Deps): void {
  v1.get('/task_types', { ...READ, schema: doc.listTaskTypes }, async (_request, reply) =>
    sendJson(reply, 200, taskTypesJson(registry)),
  );
  v1.get('/task_types/:type', { ...READ, schema: doc.getTaskType }, async (request, reply) =>
    sendJson(reply, 200, taskTypeJson(registry, nameOf(request))),
  );
  // Nothing is kept: no unit, and no Idempotency-Key.
  v1.post('/task_types/:type/preview', { ...READ, schema: doc.previewTask }, async (request, reply) =>
    sendJson(reply, 200, previewJson(registry, nameOf(request), checkPreview(bodyOf(request)))),
  );
}
