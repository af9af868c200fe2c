/** One request and the head of its answer, over a connection to a checked address. */
import type http from 'node:http';
import type https from 'node:https';
import { type Agents, type Pinned, pinnedLookup } from './agents.ts';
import type { Deadline } from './deadline.ts';
import { requestHttp, requestHttps } from './node-clients.ts';
import { codeOf, Failed } from './outcome.ts';
import type { Target } from './url.ts';

export interface Exchange {
  target: Target;
  method: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Buffer | undefined;
  pinned: Pinned;
  /** Milliseconds from the connection to the head of the answer. */
  headersMs: number;
  /** Bytes of the answer's head. */
  maxHeaderBytes: number;
  /** How messages call the host. */
  label: string;
}

/** A connection that lay idle was closed by the other side just as it was taken up again: says nothing of the receiver. */
class Stale extends Error {}

/** @throws Failed connect, tls, headers_too_large, protocol, bad_request; and the deadline's own */
export async function exchange(asked: Exchange, agents: Agents, deadline: Deadline): Promise<http.IncomingMessage> {
  try {
    return await attempt(asked, agents.agentFor(asked.target.secure, false), deadline);
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
    return await attempt(asked, agents.agentFor(asked.target.secure, true), deadline);
  }
}

function attempt(asked: Exchange, agent: http.Agent, deadline: Deadline): Promise<http.IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
  const request = open(asked, agent);
  let phase: Phase = 'connect';
  let answered = false;
  const answering = (): void => {
    phase = 'answer';
    deadline.begin(asked.headersMs, `${asked.label} did not answer within ${asked.headersMs} ms.`);
  };
  const onAbort = (): void => {
    request.destroy(deadline.failed);
    // Said here too: a request that is already destroyed tells of no error.
    reject(deadline.failed);
  };
  deadline.signal.addEventListener('abort', onAbort, { once: true });
  if (deadline.failed) onAbort();
  request
    .on('socket', (socket) => {
      if (request.reusedSocket) return answering();
      socket.once('connect', () => {
        phase = 'tls';
        if (!asked.target.secure) answering();
      });
      socket.once('secureConnect', answering);
    })
    .on('response', (answer) => {
      answered = true;
      deadline.end();
      resolve(answer);
    })
    .on('error', (error) => {
      const isStale = request.reusedSocket && /^(ECONNRESET|EPIPE)$/.test(codeOf(error));
      reject(isStale ? new Stale() : failureIn(phase, error, asked.label));
    })
    .on('close', () => {
      deadline.signal.removeEventListener('abort', onAbort);
      // Without an answer and without an error, as after 101.
      if (!answered) reject(failureIn(phase, new Error('closed'), asked.label));
    });
  request.end(asked.body);
  return promise;
}

function open({ target, method, headers, body, pinned, maxHeaderBytes }: Exchange, agent: http.Agent) {
  const { url, host, isAddress, port, secure } = target;
  const options: https.RequestOptions & Pinned = {
    ...pinned,
    agent,
    method,
    host,
    port,
    path: url.pathname + url.search,
    lookup: pinnedLookup(pinned.addresses),
    maxHeaderSize: maxHeaderBytes,
    // Said outright, against --insecure-http-parser in NODE_OPTIONS.
    insecureHTTPParser: false,
    // Node sends no name for an address (RFC 6066, 3), but checks the certificate for it.
    servername: isAddress ? '' : host,
    headers: { ...headers, host: url.host, ...(body ? { 'content-length': String(body.length) } : {}) },
  };
  try {
    return (secure ? requestHttps : requestHttp)(options);
  } catch (error) {
    // Node refuses such names, values and methods before anything is sent.
    throw new Failed('bad_request', 'The request has a method or a header that HTTP cannot carry.', codeOf(error));
  }
}

type Phase = 'connect' | 'tls' | 'answer';

function failureIn(phase: Phase, error: Error, label: string): Failed {
  if (error instanceof Failed) return error;
  const code = codeOf(error);
  if (phase === 'connect') return new Failed('connect', `No connection to ${label} could be made.`, code);
  if (phase === 'tls') return new Failed('tls', `No trusted TLS connection to ${label} could be made.`, code);
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new Failed('headers_too_large', `The headers in the answer of ${label} are too large.`, code);
  }
  const what = code.startsWith('HPE_') ? 'did not answer in valid HTTP' : 'closed the connection before it answered';
  return new Failed('protocol', `${label} ${what}.`, code);
}
