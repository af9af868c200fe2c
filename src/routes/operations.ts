/** /healthz, /readyz, /metrics: for whoever runs the server (design.md section 3). */
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../deps.ts';
import type { Metrics } from '../http/metrics.ts';

const hide = { schema: { hide: true } as object };

export function addOperationsRoutes(app: FastifyInstance, deps: Deps, metrics: Metrics): void {
  app.get('/healthz', hide, async () => ({ status: 'ok' }));
  // The store is opened, and its migrations are done, before the server listens; what can change is whether it answers.
  app.get('/readyz', hide, async (_request, reply) => {
    try {
      await deps.store.ping();
      return { status: 'ready' };
    } catch (error) {
      deps.log.error({ err: error }, 'not ready');
      return reply.code(503).send({ status_code: 503, error: 'The store does not answer.' });
    }
  });
  app.get('/metrics', hide, async (_request, reply) =>
    reply.header('content-type', metrics.contentType).send(await metrics.text(deps.store, deps.now())),
  );
}
