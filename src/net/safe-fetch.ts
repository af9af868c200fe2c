/**
 * The one way out: callbacks and attachments go through here and nothing else opens a connection to a place
 * that a task names. Rules: OWASP "Server-Side Request Forgery Prevention", Standard Webhooks (security).
 */
import { Agents } from './agents.ts';
import { readBody } from './body.ts';
import { Deadline } from './deadline.ts';
import { checkedAddresses, judged, type Policy } from './destination.ts';
import { type Exchange, exchange } from './exchange.ts';
import { type Lookup, shared, systemLookup } from './lookup.ts';
import type { Network } from './networks.ts';
import { Failed, type FetchResult, failureOf } from './outcome.ts';
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
      return { ok: true, ...(await deadline.within(follow(request, limits, deadline, progress))), ms: ms() };
    } catch (error) {
      // Once time is up, everything else that breaks breaks because of it.
      const failed = deadline.failed ?? error;
      if (!(failed instanceof Failed)) throw failed;
      return failureOf(failed, progress.status, ms());
    } finally {
      deadline.close();
    }
  }

  async function follow(request: FetchRequest, limits: FetchLimits, deadline: Deadline, progress: Progress) {
    const { method = 'GET', body, readBytes } = request;
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
      try {
        const next = redirectOf(answer, target, seen, most);
        if (!next) {
          const hasBody = method !== 'HEAD' && answer.statusCode !== 204 && answer.statusCode !== 304;
          const read = await readBody(answer, { maxBytes: limits.maxBytes, readBytes }, hasBody, label);
          return { status: answer.statusCode!, headers: answer.headers, ...read, url: target.url.href };
        }
        headers = headersFor(headers, target, next);
        target = next;
      } finally {
        // What is not read to its end holds its connection for ever.
        if (!answer.readableEnded) answer.destroy();
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
    closeIdle: () => agents.closeIdle(),
    get idle() {
      return agents.idle;
    },
  };
}

const bytesOf = (body: string | Buffer | undefined) => (typeof body === 'string' ? Buffer.from(body) : body);
