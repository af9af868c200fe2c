/** The workbench: the built web page, from web/dist of the package. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Beside src in the checkout, beside the compiled src's parent in the package. */
const FOLDERS = ['../../web/dist', '../../../web/dist'].map((up) => join(import.meta.dirname, up));

/** The addresses of the one page, so that each can be opened, reloaded and sent to others. */
const PAGES = [
  ...[
    '/sign-in',
    '/signed-in',
    '/join',
    '/password',
    '/work',
    '/review',
    '/overview',
    '/people',
    '/keys',
    '/settings',
    '/account',
  ],
  ...['/tasks', '/tasks/*', '/projects', '/projects/*'],
];

/**
 * Styles that react-aria puts into the page by itself, by the hashes of their texts: for what can be pressed, and for what
 * lies under a dialog on an iPhone. Everything else is in files; the library sets single properties by script, which is free.
 */
const STYLES = ['38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=', 'gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg=']
  .map((hash) => `'sha256-${hash}'`)
  .join(' ');

/** Everything from here; pictures, films and sound from anywhere the tasks name; nothing inline, evaluated or framed. */
const CSP = [
  "default-src 'self'",
  "script-src 'self'",
  "script-src-attr 'none'",
  "img-src 'self' data: blob: http: https:",
  "media-src 'self' blob: http: https:",
  `style-src 'self' ${STYLES}`,
  "style-src-attr 'none'",
  'frame-src blob:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  // Links to pictures and the addresses of tasks are nobody else's affair; tokens stand behind # and are never sent.
  'referrer-policy': 'no-referrer',
  // Nobody who opens us, or whom we open, has a hold on our window.
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
};

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
      for (const [name, value] of Object.entries(HEADERS)) reply.header(name, value);
    },
  });
  const hide = { schema: { hide: true } as object };
  const page = (_request: unknown, reply: FastifyReply) => reply.sendFile('index.html');
  for (const path of PAGES) app.get(path, hide, page);
}
