/**
 * Keep-alive connections, each to a checked address. Node's own agents pool by host and port; these add the
 * checked addresses to the key, so that a name that moved gets new connections, and bound what lies idle.
 */
import type http from 'node:http';
import type https from 'node:https';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { HttpAgent, HttpsAgent } from './node-clients.ts';

/** What a request tells its agent beside Node's own options. */
export interface Pinned {
  /** Checked; connections go to these only. */
  addresses: readonly string[];
  /** Judges the address that the socket really has, once more. @returns the error to end it with. */
  judge: (address: string) => Error | undefined;
}

type Options = http.ClientRequestArgs & Partial<Pinned>;

/** Idle connections of all agents, oldest first. Beyond the bound the oldest goes: 10,000 hosts must not hold 10,000 sockets. */
class IdleSockets {
  readonly #most: number;
  /** Socket -> its listener, which must not pile up on a connection that is used again and again. */
  readonly #sockets = new Map<Duplex, () => void>();

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#sockets.size;
  }

  add(socket: Duplex): void {
    const onClose = () => this.#sockets.delete(socket);
    this.#sockets.set(socket, onClose);
    socket.once('close', onClose);
    if (this.#sockets.size > this.#most) this.#close(this.#sockets.keys().next().value!);
  }

  /** It is in use again. */
  remove(socket: Duplex): void {
    socket.off('close', this.#sockets.get(socket) ?? (() => undefined));
    this.#sockets.delete(socket);
  }

  clear(): void {
    for (const socket of this.#sockets.keys()) this.#close(socket);
  }

  #close(socket: Duplex): void {
    this.remove(socket);
    socket.destroy();
  }
}

/** What Node documents as the places where an agent may be changed. */
function checked<A extends http.Agent>(agent: A, idle: IdleSockets): A {
  const { getName, createConnection, keepSocketAlive, reuseSocket } = agent;
  // Sorted, because resolvers turn the order of the same answers round.
  agent.getName = (options?: Options) => `${getName.call(agent, options)}|${options?.addresses?.toSorted().join()}`;
  agent.createConnection = (options: Options, callback) => {
    const socket = createConnection.call(agent, options, callback) as Socket;
    // Before anything is written: Node holds the bytes back until this event, and this is its first listener.
    socket.once('connect', () => {
      const error = options.judge?.(socket.remoteAddress ?? 'unknown');
      if (error) socket.destroy(error);
    });
    return socket;
  };
  // Node's types say void; its documentation and its code say that false closes the socket.
  agent.keepSocketAlive = (socket): boolean => {
    const keep = Boolean(keepSocketAlive.call(agent, socket));
    if (keep) idle.add(socket);
    return keep;
  };
  agent.reuseSocket = (socket, request) => {
    idle.remove(socket);
    reuseSocket.call(agent, socket, request);
  };
  return agent;
}

export interface AgentLimits {
  /** Milliseconds that a connection may lie idle; shorter than the 5 s after which many servers hang up. */
  idleMs: number;
  /** Idle connections kept, over all hosts. */
  maxIdle: number;
  /** Certificates trusted instead of Node's own (PEM). */
  ca: string | undefined;
}

export class Agents {
  readonly #idle: IdleSockets;
  readonly #plain: http.Agent;
  readonly #secure: https.Agent;
  readonly #plainOnce: http.Agent;
  readonly #secureOnce: https.Agent;

  constructor({ idleMs, maxIdle, ca }: AgentLimits) {
    this.#idle = new IdleSockets(maxIdle);
    // One dead address among several costs a quarter of a second (RFC 8305), not the whole time to connect.
    const anyFamily = { autoSelectFamily: true };
    const kept = { keepAlive: true, timeout: idleMs, maxFreeSockets: maxIdle, ...anyFamily };
    const once = { keepAlive: false, ...anyFamily };
    // Said outright, so that NODE_TLS_REJECT_UNAUTHORIZED=0 in somebody's shell changes nothing.
    const trust = { rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) };
    this.#plain = checked(new HttpAgent(kept), this.#idle);
    this.#secure = checked(new HttpsAgent({ ...kept, ...trust }), this.#idle);
    this.#plainOnce = checked(new HttpAgent(once), this.#idle);
    this.#secureOnce = checked(new HttpsAgent({ ...once, ...trust }), this.#idle);
  }

  /** @param fresh a connection of its own, not one that lay idle. */
  agentFor(secure: boolean, fresh: boolean): http.Agent {
    if (fresh) return secure ? this.#secureOnce : this.#plainOnce;
    return secure ? this.#secure : this.#plain;
  }

  get idle(): number {
    return this.#idle.size;
  }

  /** Idle connections are closed; requests under way go on. */
  closeIdle(): void {
    this.#idle.clear();
  }
}

/** For `lookup` of a socket: no name is asked, the checked addresses are the answer. */
export function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const answers = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, callback) => {
    if (options.all) callback(null, answers);
    else callback(null, answers[0]!.address, answers[0]!.family);
  };
}
