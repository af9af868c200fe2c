/** /v1/test_helpers: what a test says of its tasks, and the clock and the end of its world. Only where they are switched on. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkCompletion, checkError, completeByHand, failByHand } from '../actions/end-task.ts';
import { checkFlush, flushCallbacks } from '../actions/flush-callbacks.ts';
import { checkAdvance, moveClock } from '../actions/move-clock.ts';
import { emptyWorld, replaceWorld } from '../actions/reset-world.ts';
import { shownJson } from '../actions/results.ts';
import { checkScript, dropOutcome, dropOutcomes, getOutcomes, scriptOutcome } from '../actions/script-outcomes.ts';
import type { Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import type { Faults } from '../http/faults.ts';
import { perform, performLong } from '../http/perform.ts';
import { outcomeJson, outcomesJson } from '../wire/outcomes.ts';
import { addFaultRoutes } from './faults.ts';
import * as doc from './test-helpers.doc.ts';

const STEER = { config: { permission: 'steer tests' } } as const;
const SUCCESS = '{"success":true}';

const paramOf = (request: FastifyRequest, name: string): string => (request.params as Record<string, string>)[name]!;

export async function addTestHelperRoutes(v1: FastifyInstance, deps: Deps, faults: Faults): Promise<void> {
  // A scope of its own: whatever is in it is for test keys, also what is added later.
  await v1.register(async (helpers) => {
    helpers.addHook('onRequest', async ({ caller }) => {
      if (caller.mode !== 'test') throw errors.testKeyNeeded();
    });
    addOutcomeRoutes(helpers, deps);
    addEndingRoutes(helpers, deps);
    addWorldRoutes(helpers, deps, faults);
    addFaultRoutes(helpers, faults);
  });
}

function addOutcomeRoutes(helpers: FastifyInstance, deps: Deps): void {
  helpers.post('/test_helpers/outcomes', { ...STEER, schema: doc.scriptOutcome }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkScript(deps.registry, bodyOf(request)),
      act: async (tx, context, wish) => outcomeJson(await scriptOutcome(tx, context, wish)),
    }),
  );
  helpers.get('/test_helpers/outcomes', { ...STEER, schema: doc.listOutcomes }, async (request, reply) =>
    sendJson(reply, 200, outcomesJson(await getOutcomes(deps.store, request.caller))),
  );
  helpers.delete('/test_helpers/outcomes', { ...STEER, schema: doc.deleteOutcomes }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => undefined,
      act: async (tx, context) => `{"deleted":${await dropOutcomes(tx, context)}}`,
    }),
  );
  helpers.delete('/test_helpers/outcomes/:outcome_id', { ...STEER, schema: doc.deleteOutcome }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => undefined,
      async act(tx, context) {
        await dropOutcome(tx, context, paramOf(request, 'outcome_id'));
        return '{"deleted":1}';
      },
    }),
  );
}

function addEndingRoutes(helpers: FastifyInstance, deps: Deps): void {
  helpers.post('/test_helpers/tasks/:task_id/complete', { ...STEER, schema: doc.completeTask }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkCompletion(bodyOf(request)),
      act: async (tx, context, wish) =>
        shownJson(tx, context, await completeByHand(tx, context, paramOf(request, 'task_id'), wish)),
    }),
  );
  helpers.post('/test_helpers/tasks/:task_id/error', { ...STEER, schema: doc.failTask }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkError(bodyOf(request)),
      act: async (tx, context, wish) =>
        shownJson(tx, context, await failByHand(tx, context, paramOf(request, 'task_id'), wish)),
    }),
  );
}

function addWorldRoutes(helpers: FastifyInstance, deps: Deps, faults: Faults): void {
  const stopping = new AbortController();
  helpers.addHook('preClose', (done) => {
    stopping.abort();
    done();
  });
  helpers.post('/test_helpers/clock', { ...STEER, schema: doc.moveClock }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkAdvance(bodyOf(request)),
      async act(tx, context, advance) {
        await moveClock(tx, context, advance);
        return SUCCESS;
      },
    }),
  );
  helpers.post('/test_helpers/flush', { ...STEER, schema: doc.flush }, async (request, reply) => {
    const timeout = checkFlush(bodyOf(request));
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    // A stop of the server waits for nobody who waits.
    const over = AbortSignal.any([gone.signal, stopping.signal]);
    const { callbacks, tasks } = await flushCallbacks(deps, request.caller, timeout, over);
    return sendJson(reply, 200, JSON.stringify({ flushed: callbacks + tasks === 0, callbacks, tasks }));
  });
  helpers.post('/test_helpers/reset', { ...STEER, schema: doc.reset }, (request, reply) => {
    faults.remove(request.caller);
    return deps.worlds
      ? perform(deps, request, reply, {
          check: () => undefined,
          async act(tx, context) {
            await replaceWorld(tx, context);
            return SUCCESS;
          },
        })
      : performLong(deps, request, reply, {
          check: () => undefined,
          async work(context) {
            await emptyWorld(deps, context);
            return SUCCESS;
          },
        });
  });
}
