/** /v1/evaluation_tasks, /v1/training_tasks and /v1/quality (api-facts D.12). */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cancelQualityTask } from '../actions/cancel-quality-task.ts';
import { checkNewQualityTask, createQualityTask } from '../actions/create-quality-task.ts';
import { checkQualityQuery, listQualityJson } from '../actions/quality-labelers.ts';
import { checkQualityTaskQuery, listQualityTasksJson, qualityTaskShown } from '../actions/quality-tasks.ts';
import { checkQualityReset, resetQuality } from '../actions/reset-quality.ts';
import { checkWorkQuery, teamWorkOf } from '../actions/team-work.ts';
import type { Deps } from '../deps.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import { perform } from '../http/perform.ts';
import { labelerQualityJson } from '../wire/quality.ts';
import * as doc from './quality.doc.ts';

const typeOf = (request: FastifyRequest): string => (request.params as { type: string }).type;

export function addQualityRoutes(v1: FastifyInstance, deps: Deps): void {
  for (const kind of ['evaluation', 'training'] as const) {
    const options = { config: { permission: 'change tasks' }, schema: doc.createQualityTask(kind) } as const;
    v1.post(`/${kind}_tasks/:type`, options, (request, reply) =>
      perform(deps, request, reply, {
        check: () => checkNewQualityTask(deps.registry, kind, typeOf(request), bodyOf(request)),
        act: async (tx, context, wish) => qualityTaskShown(tx, await createQualityTask(tx, context, wish)),
      }),
    );
    const list = { config: { permission: 'see quality' }, schema: doc.listQualityTasks(kind) } as const;
    v1.get(`/${kind}_tasks`, list, async (request, reply) => {
      const query = checkQualityTaskQuery(request.query as Record<string, unknown>);
      return sendJson(reply, 200, await listQualityTasksJson(deps, request.caller, kind, query));
    });
    const cancel = { config: { permission: 'cancel quality tasks' }, schema: doc.cancelQualityTask(kind) } as const;
    v1.post(`/${kind}_tasks/:id/cancel`, cancel, (request, reply) =>
      perform(deps, request, reply, {
        check: () => (request.params as { id: string }).id,
        act: async (tx, context, id) => qualityTaskShown(tx, await cancelQualityTask(tx, context, kind, id)),
      }),
    );
  }
  const see = { config: { permission: 'see quality' }, schema: doc.listQuality } as const;
  v1.get('/quality/labelers', see, async (request, reply) => {
    const query = checkQualityQuery(request.query as Record<string, unknown>);
    return sendJson(reply, 200, await listQualityJson(deps, request.caller, query));
  });
  v1.get('/quality/work', { ...see, schema: doc.listWork }, async (request, reply) =>
    sendJson(reply, 200, await teamWorkOf(deps, request.caller, checkWorkQuery(request.query))),
  );
  const reset = { config: { permission: 'reset quality' }, schema: doc.resetQuality } as const;
  v1.post('/quality/labelers/reset', reset, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkQualityReset(bodyOf(request)),
      act: async (tx, context, wish) => labelerQualityJson(await resetQuality(tx, context, wish)),
    }),
  );
}
