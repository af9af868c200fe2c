/** /openapi.json, made from the schemas that check the requests, and /docs, which shows it. */
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, type RouteOptions } from 'fastify';
import { VERSION } from '../version.ts';
import { LABELING_COMPONENTS } from './labeling-wire.doc.ts';
import { OVERVIEW_COMPONENTS } from './overview.doc.ts';
import { PROJECT_COMPONENTS } from './projects.doc.ts';
import { QUALITY_COMPONENTS } from './quality.doc.ts';
import { ACCOUNT_COMPONENTS } from './settings.doc.ts';
import { STUDIO_COMPONENTS } from './studio.doc.ts';
import { TASK_TYPE_COMPONENTS } from './task-types.doc.ts';
import { TASK_WORK_COMPONENTS } from './task-work.doc.ts';
import { TEAM_COMPONENTS } from './teams.doc.ts';
import { TEST_HELPER_COMPONENTS } from './test-helpers.doc.ts';
import { COMPONENTS } from './wire.doc.ts';

/** Call before the routes are added: it listens for them. */
export function addOpenApi(app: FastifyInstance): void {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', ({ method, url, schema }) => {
    if (schema && method !== 'HEAD') routes.push({ method, url, schema, handler: async () => {} });
  });
  const hide = { schema: { hide: true } as object };
  let making: Promise<object> | undefined;
  const document = () => {
    making ??= makeDocument(routes);
    return making;
  };
  let text: string | undefined;
  app.get('/openapi.json', hide, async (_request, reply) => {
    text ??= JSON.stringify(await document());
    return reply.header('content-type', 'application/json; charset=utf-8').send(text);
  });
  const viewer = lazyViewer(document);
  app.get('/docs', hide, viewer);
  app.get('/docs/*', hide, viewer);
}

/** Made when somebody asks, from the same routes without what they do: the start need not wait for it. */
async function makeDocument(routes: RouteOptions[]): Promise<object> {
  const { default: swagger } = await import('@fastify/swagger');
  const described = fastify();
  described.setValidatorCompiler(() => () => true);
  described.setSerializerCompiler(() => JSON.stringify);
  await described.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Taskwright',
        version: VERSION,
        description: "A self-hosted task API for human data work, wire-compatible with Scale AI's Task API.",
      },
      security: [{ basic: [] }, { bearer: [] }],
      components: {
        securitySchemes: {
          basic: { type: 'http', scheme: 'basic', description: 'The API key as user name, the password empty.' },
          bearer: { type: 'http', scheme: 'bearer', description: 'The API key.' },
        },
        schemas: {
          ...COMPONENTS,
          ...ACCOUNT_COMPONENTS,
          ...LABELING_COMPONENTS,
          ...OVERVIEW_COMPONENTS,
          ...PROJECT_COMPONENTS,
          ...QUALITY_COMPONENTS,
          ...STUDIO_COMPONENTS,
          ...TASK_WORK_COMPONENTS,
          ...TASK_TYPE_COMPONENTS,
          ...TEAM_COMPONENTS,
          ...TEST_HELPER_COMPONENTS,
        } as Record<string, object>,
      },
    },
  });
  for (const route of routes) described.route(route);
  await described.ready();
  return described.swagger();
}

/** The viewer brings its script and style within its page; from elsewhere comes nothing, and nobody frames it. */
const POLICY =
  "default-src 'self' 'unsafe-inline' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/**
 * Scalar's viewer is 4 MB of program text in one module: loaded at the first look, not at every start. It is
 * served from its package, never from a CDN, because the server may stand behind walls.
 */
function lazyViewer(document: () => Promise<object>) {
  let loading: Promise<FastifyInstance> | undefined;
  return async (request: FastifyRequest, reply: FastifyReply) => {
    loading ??= document().then(loadViewer);
    const viewer = await loading;
    const { statusCode, headers, rawPayload } = await viewer.inject({ method: 'GET', url: request.url });
    return reply.code(statusCode).headers(headers).header('content-security-policy', POLICY).send(rawPayload);
  };
}

async function loadViewer(content: object): Promise<FastifyInstance> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const viewer = fastify();
  await viewer.register(scalar, {
    routePrefix: '/docs',
    configuration: { content, withDefaultFonts: false, telemetry: false },
  });
  return viewer;
}
