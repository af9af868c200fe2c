/**
 * The one way out: callbacks and attachments go through here and nothing else opens a connection to a place
 * that a task names. Rules: OWASP "Server-Side Request Forgery Prevention", Standard Webhooks (security).
 */
import { Agents } from './agents.ts';
import { readBody, streamBody } from './body.ts';
import { Deadline } from './deadline.ts';
import { checkedAddresses, judged, type Policy } from './destination.ts';
import { type Exchange, exchange } from './exchange.ts';
import { type Lookup, shared, systemLookup } from './lookup.ts';
import type { Network } from './networks.ts';
import { Failed, type FetchFailure, type FetchResult, failureOf, type OpenResult } from './outcome.ts';
import { headersFor, MAX_REDIRECTS, redirectOf } from './redirects.ts';
import { DEFAULT_LIMITS, type FetchLimits, type FetchRequest, headersOf } from './request.ts';
import { parseUrl } from './url.ts';

export interface SafeFetchOptions extends Partial<Policy> {
  /** Networks that may be reached although private; metadata addresses stay closed. */
  allowedNetworks?: readonly Network[];
  lookup?: Lookup;
  userAgent?: string;
  /** Milliseconds a connection may lie idle (4,000). */
  idleMs?: number;
  /** Idle connections over all hosts (256). */
  maxIdle?: number;
  /** Certificates trusted instead of Node's own (PEM). */
  ca?: string;
}

export interface SafeFetch {
  /** Never throws for what the other side does. */
  fetch(request: FetchRequest): Promise<FetchResult>;
  /** The same with the body as a stream, which the caller reads to its end or destroys. Nothing is decompressed. */
  open(request: Omit<FetchRequest, 'readBytes'>): Promise<OpenResult>;
  /** Idle connections. */
  readonly idle: number;
  /** Closes idle connections; requests under way go on. */
  closeIdle(): void;
}

/** What is known should the request fail half way. */
interface Progress {
  status: number | undefined;
}

export function createSafeFetch(options: SafeFetchOptions = {}): SafeFetch {
  const {
    allowedNetworks = [],
    refuse = () => false,
    userAgent = 'Taskwright',
    idleMs = 4_000,
    maxIdle = 256,
  } = options;
  const policy: Policy = { allowedNetworks, refuse };
  const lookup = shared(options.lookup ?? systemLookup);
  const agents = new Agents({ idleMs, maxIdle, ca: options.ca });

  async function fetch(request: FetchRequest): Promise<FetchResult> {
    const began = performance.now();
    const limits = { ...DEFAULT_LIMITS, ...request.limits };
    const deadline = new Deadline(limits.totalMs, request.signal);
    const ms = () => Math.round(performance.now() - began);
    const progress: Progress = { status: undefined };
    try {
      return { ok: true, ...(await deadline.within(read(request, limits, deadline, progress))), ms: ms() };
    } catch (error) {
      return failed(error, deadline, progress, ms());
    } finally {
      deadline.close();
    }
  }

  async function open(request: FetchRequest): Promise<OpenResult> {
    const began = performance.now();
    const limits = { ...DEFAULT_LIMITS, ...request.limits };
    const deadline = new Deadline(limits.totalMs, request.signal);
    const progress: Progress = { status: undefined };
    const headers = { 'accept-encoding': 'identity', ...request.headers };
    try {
      const { answer, label } = await deadline.within(follow({ ...request, headers }, limits, deadline, progress));
      const body = streamBody(answer, limits.maxBytes, label);
      body.once('close', () => deadline.close());
      return { ok: true, status: answer.statusCode!, headers: answer.headers, body };
    } catch (error) {
      deadline.close();
      return failed(error, deadline, progress, Math.round(performance.now() - began));
    }
  }

  async function read(request: FetchRequest, limits: FetchLimits, deadline: Deadline, progress: Progress) {
    const { answer, target, label } = await follow(request, limits, deadline, progress);
    const { statusCode: status = 0, headers } = answer;
    try {
      const hasBody = request.method !== 'HEAD' && status !== 204 && status !== 304;
      const { maxBytes } = limits;
      const body = await readBody(answer, { maxBytes, readBytes: request.readBytes }, hasBody, label);
      return { status, headers, ...body, url: target.url.href };
    } finally {
      // What is not read to its end holds its connection for ever.
      if (!answer.readableEnded) answer.destroy();
    }
  }

  /** @returns the last answer, whose body nobody has read yet. */
  async function follow(request: FetchRequest, limits: FetchLimits, deadline: Deadline, progress: Progress) {
    const { method = 'GET', body } = request;
    const parsed = parseUrl(request.url);
    if (!parsed.target) throw new Failed('bad_url', parsed.problem);
    const mayFollow = body === undefined && (method === 'GET' || method === 'HEAD');
    const most = mayFollow ? Math.min(request.redirects ?? 0, MAX_REDIRECTS) : 0;
    let { target } = parsed;
    let headers = headersOf(request, userAgent);
    for (const seen = [target.url.href]; ; seen.push(target.url.href)) {
      // The name of a later host is the other side's text, so no message repeats it.
      const label = seen.length === 1 ? target.url.host : 'the redirect target';
      progress.status = undefined;
      const answer = await ask({ target, method, headers, body: bytesOf(body), ...limits, label }, deadline);
      progress.status = answer.statusCode;
      let isLast = false;
      try {
        const next = redirectOf(answer, target, seen, most);
        isLast = next === undefined;
        if (!next) return { answer, target, label };
        headers = headersFor(headers, target, next);
        target = next;
      } finally {
        // What is not read to its end holds its connection for ever.
        if (!isLast && !answer.readableEnded) answer.destroy();
      }
    }
  }

  async function ask(asked: Omit<Exchange, 'pinned'> & FetchLimits, deadline: Deadline) {
    const { target, label, connectMs } = asked;
    if (deadline.failed) throw deadline.failed;
    deadline.begin(connectMs, `No connection to ${label} could be made within ${connectMs} ms.`);
    const addresses = await deadline.within(checkedAddresses(target, policy, lookup, label));
    const judge = (address: string) => judged(policy, target, address, label);
    return exchange({ ...asked, pinned: { addresses, judge } }, agents, deadline);
  }

  return {
    fetch,
    open,
    closeIdle: () => agents.closeIdle(),
    get idle() {
      return agents.idle;
    },
  };
}

function failed(error: unknown, deadline: Deadline, progress: Progress, ms: number): FetchFailure {
  // Once time is up, everything else that breaks breaks because of it.
  const reason = deadline.failed ?? error;
  if (!(reason instanceof Failed)) throw reason;
  return failureOf(reason, progress.status, ms);
}

const bytesOf = (body: string | Buffer | undefined) => (typeof body === 'string' ? Buffer.from(body) : body);
