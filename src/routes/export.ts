/** /v1/tasks/export: all tasks of a filter, as a stream (design.md section 7). */
import type { FastifyInstance } from 'fastify';
import { checkExportQuery, exportTasks } from '../actions/export-tasks.ts';
import type { Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { sendText } from '../http/stream-text.ts';
import * as doc from './export.doc.ts';

/** At once in one process: each holds a few megabytes. */
const MOST_EXPORTS = 50;

export function addExportRoutes(v1: FastifyInstance, deps: Deps): void {
  let open = 0;
  // Without HEAD, which would walk all tasks to say nothing.
  const options = { config: { permission: 'read tasks' }, exposeHeadRoute: false, schema: doc.exportTasks } as const;
  v1.get('/tasks/export', options, async (request, reply) => {
    const query = checkExportQuery(deps, request.query as Record<string, unknown>);
    if (open >= MOST_EXPORTS) throw errors.tooManyStreams('exports');
    open++;
    reply.raw.once('close', () => open--);
    const portions = exportTasks(deps, request.caller, query);
    const headers = {
      'content-type': query.format.contentType,
      'content-disposition': `attachment; filename="tasks.${query.format.extension}"`,
    };
    return sendText(request, reply, { log: deps.log, headers, portions });
  });
}
