/** The table of contents of the API. Makes the server without a port. */
import qs from 'node:querystring';
import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import type { Caller, Deps } from './deps.ts';
import { errors } from './errors.ts';
import { createAuthenticate, type Welcome } from './http/auth.ts';
import { BODY_LIMIT } from './http/body.ts';
import { addCors } from './http/cors.ts';
import { addDoor, addKeyCheck } from './http/door.ts';
import { sendError } from './http/errors.ts';
import type { EventFeeds } from './http/event-feeds.ts';
import { addFaults, type Faults } from './http/faults.ts';
import { refuseExpectation, refuseMalformed } from './http/malformed.ts';
import type { Metrics } from './http/metrics.ts';
import { addRecording, type Recording } from './http/recording.ts';
import { createRequestIds } from './http/request-id.ts';
import { refuseElsewhere } from './http/session.ts';
import { addStopping } from './http/stopping.ts';
import { Unanswered } from './http/unanswered.ts';
import { addBatchRoutes } from './routes/batches.ts';
import { addBulkRoutes } from './routes/bulk.ts';
import { addCallbackRoutes } from './routes/callbacks.ts';
import { addEventRoutes } from './routes/events.ts';
import { addExportRoutes } from './routes/export.ts';
import { addFileRoutes } from './routes/files.ts';
import { addKeyRoutes } from './routes/keys.ts';
import { addLabelingRoutes } from './routes/labeling.ts';
import { addOpenApi } from './routes/openapi.ts';
import { addOperationsRoutes } from './routes/operations.ts';
import { addOverviewRoutes } from './routes/overview.ts';
import { addOwnSessionRoutes } from './routes/own-sessions.ts';
import { addProjectRoutes } from './routes/projects.ts';
import { addProviderRoutes } from './routes/provider.ts';
import { addQualityRoutes } from './routes/quality.ts';
import { addResultRoutes } from './routes/results.ts';
import { addSessionRoutes } from './routes/session.ts';
import { addSettingsRoutes } from './routes/settings.ts';
import { addStudioRoutes } from './routes/studio.ts';
import { addTaskTypeRoutes } from './routes/task-types.ts';
import { addTaskWorkRoutes } from './routes/task-work.ts';
import { addTaskRoutes } from './routes/tasks.ts';
import { addTeamRoutes } from './routes/teams.ts';
import { addTestHelperRoutes } from './routes/test-helpers.ts';
import { addV2BatchRoutes } from './routes/v2-batches.ts';
import { addV2DeliveryRoutes } from './routes/v2-deliveries.ts';
import { addV2ProjectRoutes } from './routes/v2-projects.ts';
import { addV2TaskRoutes } from './routes/v2-tasks.ts';
import { addWorkbench } from './routes/workbench.ts';

export interface AppOptions {
  metrics: Metrics;
  feeds: EventFeeds;
  /** Called at every authenticated request. */
  keyUsed: (caller: Caller, now: number) => void;
  /** X-Forwarded-* are believed. */
  trustProxy?: boolean;
  /** Takes in keys that nobody has. */
  welcome?: Welcome | undefined;
  /** Faults on demand, where test helpers are on. */
  faults?: Faults | undefined;
  /** Writes down every exchange. */
  recording?: Recording | undefined;
  /** Pages of these origins may call the API. */
  corsOrigins?: readonly string[];
  /** The page is served; true when left out. */
  workbench?: boolean;
  /** For https. */
  tls?: { key: string; cert: string } | undefined;
}

export async function createApp(
  deps: Deps,
  {
    metrics,
    feeds,
    keyUsed,
    trustProxy = false,
    welcome,
    tls,
    workbench = true,
    faults,
    recording,
    corsOrigins = [],
  }: AppOptions,
): Promise<FastifyInstance> {
  const unanswered = new Unanswered();
  const app = fastify({
    loggerInstance: undefined,
    logger: false,
    trustProxy,
    bodyLimit: BODY_LIMIT,
    genReqId: createRequestIds(),
    requestIdHeader: false,
    routerOptions: {
      ignoreTrailingSlash: true,
      // An id of 5,000 characters is an unknown id (404), not fastify's own 414; longer ones end at the header limit.
      maxParamLength: 20_000,
      // Repeated keys become arrays, `+` a space. A proxy of null: a parameter may be called like a method of Object.
      // Their number has no limit but the size of the headers: a filter that is left out would show other tasks.
      querystringParser: (text) => qs.parse(text, '&', '=', { maxKeys: 0 }),
    },
    ...serverOptions(tls),
    // A worker that reads from a socket for longer than this is not a client but an attack (slow-loris).
    requestTimeout: 120_000,
    frameworkErrors: (error, request, reply) => {
      void sendError(deps.log, error.code === 'FST_ERR_BAD_URL' ? errors.malformedUrl() : error, request, reply);
    },
    clientErrorHandler: (error, socket) => void refuseMalformed(unanswered, error, socket),
    // Its 503 would not be our envelope.
    return503OnClosing: false,
  });
  // The schemas of the routes are documentation; requests are checked inside the unit of work, where a refusal
  // can be saved under its Idempotency-Key, and answers are text already.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => JSON.stringify);
  await app.register(cookie);
  // First, as whatever waits in a hook lets what comes behind the request overtake it.
  unanswered.follow(app);
  addDoor(app, deps, metrics);
  // Before anything refuses, so that a page can read the refusal.
  addCors(app, corsOrigins);
  addStopping(app, unanswered);
  app.server.on('checkExpectation', refuseExpectation);
  addOpenApi(app);
  addOperationsRoutes(app, deps, metrics);
  await app.register(async (door) => {
    // Before a body is read. Signing somebody in or out from another site is an attack too.
    door.addHook('onRequest', async (request) => refuseElsewhere(request));
    addSessionRoutes(door, deps);
    addOwnSessionRoutes(door, deps);
    addProviderRoutes(door, deps);
  });
  if (workbench) await addWorkbench(app);
  const authenticate = createAuthenticate(deps.store, welcome);
  await app.register(
    async (v1) => {
      addKeyCheck(v1, deps, authenticate, keyUsed);
      if (recording) addRecording(v1, recording);
      if (faults) addFaults(v1, faults, '/v1/test_helpers/');
      addTaskRoutes(v1, deps);
      addProjectRoutes(v1, deps);
      addTaskTypeRoutes(v1, deps);
      addResultRoutes(v1, deps);
      addBatchRoutes(v1, deps);
      addCallbackRoutes(v1, deps);
      addSettingsRoutes(v1, deps);
      addLabelingRoutes(v1, deps);
      await addBulkRoutes(v1, deps);
      addExportRoutes(v1, deps);
      if (deps.files) await addFileRoutes(v1, { ...deps, files: deps.files });
      addEventRoutes(v1, deps, feeds, authenticate);
      addKeyRoutes(v1, deps);
      addTeamRoutes(v1, deps);
      addStudioRoutes(v1, deps);
      addOverviewRoutes(v1, deps);
      addTaskWorkRoutes(v1, deps);
      addQualityRoutes(v1, deps);
      if (faults) await addTestHelperRoutes(v1, deps, faults);
      // Below /v1 a stranger learns nothing, not even which paths there are.
      v1.setNotFoundHandler((request, reply) =>
        sendError(deps.log, errors.routeNotFound(request.method, request.url.slice(0, 200)), request, reply),
      );
    },
    { prefix: '/v1' },
  );
  await app.register(
    async (v2) => {
      addKeyCheck(v2, deps, authenticate, keyUsed);
      if (recording) addRecording(v2, recording);
      if (faults) addFaults(v2, faults, '/v1/test_helpers/');
      addV2TaskRoutes(v2, deps);
      addV2BatchRoutes(v2, deps);
      addV2ProjectRoutes(v2, deps);
      addV2DeliveryRoutes(v2, deps);
      v2.setNotFoundHandler((request, reply) =>
        sendError(deps.log, errors.routeNotFound(request.method, request.url.slice(0, 200)), request, reply),
      );
    },
    { prefix: '/v2' },
  );
  return app;
}

function serverOptions(tls: AppOptions['tls']) {
  // Node's 16 kB hold a list of some 300 unique_ids in the URL; clients ask for more.
  // A missing Host is refused at the door, in the envelope.
  const http = { maxHeaderSize: 64 * 1024, requireHostHeader: false };
  // Fastify's types tell the two servers apart, but nothing here does.
  return (tls ? { https: { ...http, ...tls } } : { http }) as { http: typeof http };
}
