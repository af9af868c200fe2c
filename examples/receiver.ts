/**
 * Receives Taskwright's callbacks and believes only those that are signed. Node.js 22.18 or newer, no packages:
 *
 *     SIGNING_SECRET=whsec_... node examples/receiver.ts
 *
 * The secret is in the answer of GET /v1/settings. `npm install standardwebhooks` does the same as `verify` below.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';

const SECRET = process.env.SIGNING_SECRET ?? '';
const PORT = Number(process.env.PORT ?? 4000);
/** Seconds; an older callback may be one that somebody has overheard and sends again. */
const TOLERANCE = 5 * 60;

/** @param body the very bytes that came: JSON that was parsed and printed again has another signature. */
export function verify(body: Buffer, headers: IncomingHttpHeaders, secret: string, now = Date.now()): boolean {
  const id = String(headers['webhook-id']);
  const timestamp = String(headers['webhook-timestamp']);
  if (!(Math.abs(now / 1000 - Number(timestamp)) <= TOLERANCE)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  // After a rotation there are two signatures, separated by a space; one that fits is enough.
  return String(headers['webhook-signature'])
    .split(' ')
    .some((part) => {
      const given = part.startsWith('v1,') ? Buffer.from(part.slice(3), 'base64') : Buffer.alloc(0);
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
}

/** webhook-id of what was done already: a callback may come twice. A database in real life. */
const done = new Set<string>();

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  if (!verify(body, request.headers, SECRET)) {
    response.writeHead(401).end('bad signature');
    return;
  }
  const id = String(request.headers['webhook-id']);
  if (!done.has(id)) {
    done.add(id);
    const { task_id, status, response: answer } = JSON.parse(body.toString('utf8'));
    console.log(`task ${task_id} is ${status}: ${JSON.stringify(answer)}`);
  }
  response.writeHead(200).end('ok');
});
server.listen(PORT, '127.0.0.1', () => {
  const address = server.address();
  console.log(`receiving on http://127.0.0.1:${typeof address === 'object' ? address?.port : PORT}`);
});
