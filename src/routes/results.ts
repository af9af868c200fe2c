/** /v1/task/{id}/response_url/{uuid} (api-facts D.6): the files that an answer is, as requesters see it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { getResultFile, publicReader } from '../actions/results.ts';
import type { Deps } from '../deps.ts';
import { POLICY, SAFETY } from '../http/send-attachment.ts';
import { Turns } from '../http/turns.ts';
import * as doc from './results.doc.ts';

/** At once in one process: one may hold a hundred megabytes while it is made. */
const AT_ONCE = 2;
const MOST_WAITING = 256;

const paramsOf = (request: FastifyRequest) => request.params as { task_id: string; uuid: string };

export function addResultRoutes(v1: FastifyInstance, deps: Deps): void {
  const turns = new Turns(AT_ONCE, MOST_WAITING, 'result files');
  const linkCaller = (request: FastifyRequest) => publicReader(deps, paramsOf(request).task_id);
  const options = { config: { permission: 'read tasks', linkCaller }, schema: doc.getResult } as const;
  v1.get('/task/:task_id/response_url/:uuid', options, async (request, reply) => {
    const { task_id: taskId, uuid } = paramsOf(request);
    const file = await getResultFile(deps, request.caller, taskId, uuid);
    const bytes = await turns.take(() => file.bytes());
    // Saved, never run as a page of ours; pages of others may show a picture that anybody may read.
    reply.headers({
      ...SAFETY,
      [POLICY]: request.caller.keyId === '' && request.caller.userId === '' ? 'cross-origin' : 'same-origin',
      'content-type': file.contentType,
      'content-disposition': `attachment; filename="${file.name}"`,
      etag: `"${uuid}"`,
    });
    return reply.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });
}
