/**
 * An attachment as an answer of ours. It is somebody else's file: whatever is in it, it must never run as a page of our
 * origin (OWASP, File Upload: content type by content, nosniff, a policy that allows nothing).
 */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AttachmentStream, AttachmentWish } from '../deps.ts';
import { errors } from '../errors.ts';

/** At once in one process: each holds two connections. */
const MOST_STREAMS = 256;
/** A reader who takes nothing, or a sender who sends nothing, for this long is gone. Milliseconds. */
const STALLED = 60_000;

export const POLICY = 'cross-origin-resource-policy';
/** Of every answer that is somebody's file. */
export const SAFETY = {
  'x-content-type-options': 'nosniff',
  // Also of a drawing, which may bring its styles and pictures with it.
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, max-age=300',
  vary: 'authorization, cookie',
};

export class AttachmentStreams {
  #open = 0;

  /** For what does not need our cookie or key to be read. */
  allowOtherPages(reply: FastifyReply): void {
    reply.header(POLICY, 'cross-origin');
  }

  /**
   * @param type what it was found to be when it was checked; otherwise its beginning decides.
   * @param open begins to read it.
   * @throws ApiError 502 when it cannot be had, 503.
   */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    type: string | undefined,
    open: (wish: AttachmentWish) => Promise<AttachmentStream | string>,
  ): Promise<FastifyReply> {
    if (this.#open >= MOST_STREAMS) throw errors.tooManyStreams('attachments');
    const gone = new AbortController();
    this.#open++;
    reply.raw.once('close', () => {
      this.#open--;
      gone.abort();
    });
    const { accountId, mode } = request.caller;
    const opened = await open({ accountId, mode, range: rangeOf(request), signal: gone.signal });
    // Nobody hears it, and it is nobody's fault: nginx's status for a client that has gone.
    if (typeof opened === 'string' && gone.signal.aborted) return reply.code(499).send();
    if (typeof opened === 'string') throw errors.attachmentUnavailable(opened);
    const { status, length, range, etag, body } = opened;
    const policy = reply.getHeader(POLICY) ?? 'same-origin';
    reply.code(status).headers({ ...SAFETY, [POLICY]: policy, ...typeHeaders(type ?? opened.type) });
    if (status === 206 || opened.takesRanges) reply.header('accept-ranges', 'bytes');
    if (length !== undefined) reply.header('content-length', length);
    if (range !== undefined) reply.header('content-range', range);
    if (etag !== undefined) reply.header('etag', etag);
    reply.raw.setTimeout(STALLED, () => reply.raw.destroy());
    if (request.method !== 'HEAD') return reply.send(body);
    body.once('error', () => {});
    body.destroy();
    return reply.send(Readable.from([]));
  }
}

/** One range of bytes; anything else is answered with the whole, as RFC 9110, 14.2 allows. */
function rangeOf({ headers }: FastifyRequest): string | undefined {
  // What If-Range names may have changed since; nobody here knows.
  if (headers['if-range'] !== undefined) return undefined;
  return /^bytes=(\d{1,15}-\d{0,15}|-\d{1,15})$/.test(headers.range ?? '') ? headers.range : undefined;
}

/** Only what no browser runs is shown; the rest is for saving. A drawing (SVG) is shown in a page, and saved by itself. */
function typeHeaders(type = 'application/octet-stream'): Record<string, string> {
  if (type === 'image/svg+xml') return { 'content-type': type, 'content-disposition': 'attachment' };
  const isInert =
    /^((image|audio|video)\/[\w.+-]+|application\/pdf|text\/plain(;.*)?)$/.test(type) && !/xml/.test(type);
  if (isInert) return { 'content-type': type, 'content-disposition': 'inline' };
  return { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' };
}
