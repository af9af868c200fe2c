/** The workbench: the built web page, from web/dist of the package. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Beside src in the checkout, beside the compiled src's parent in the package. */
const FOLDERS = ['../../web/dist', '../../../web/dist'].map((up) => join(import.meta.dirname, up));

/** The addresses of the one page, so that each can be opened, reloaded and sent to others. */
const PAGES = [
  ...['/sign-in', '/join', '/work', '/review', '/overview', '/people', '/keys', '/settings', '/account'],
  ...['/tasks', '/tasks/*', '/projects', '/projects/*'],
];

/** Everything from here; pictures, films and sound from anywhere the tasks name; nothing evaluated, nothing framed. */
const CSP = [
  "default-src 'self'",
  "img-src 'self' data: blob: http: https:",
  "media-src 'self' blob: http: https:",
  "style-src 'self' 'unsafe-inline'",
  'frame-src blob:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export async function addWorkbench(app: FastifyInstance): Promise<void> {
  const root = FOLDERS.find((folder) => existsSync(join(folder, 'index.html')));
  if (!root) return; // the API serves without its page, as in a checkout that was not built
  const { default: fastifyStatic } = await import('@fastify/static');
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    preCompressed: true,
    // File names carry a hash of their content; only the page itself may change under its name.
    setHeaders: (reply, path) => {
      const lasting = path.includes(`${join(root, 'assets')}`);
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
      reply.header('content-security-policy', CSP);
      reply.header('x-content-type-options', 'nosniff');
      reply.header('referrer-policy', 'no-referrer');
    },
  });
  const hide = { schema: { hide: true } as object };
  const page = (_request: unknown, reply: FastifyReply) => reply.sendFile('index.html');
  for (const path of PAGES) app.get(path, hide, page);
}
