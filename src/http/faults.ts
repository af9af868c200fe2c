/** Faults on demand, for those who test how their client takes them. In the memory of this process, as its tests are. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../deps.ts';
import { ApiError } from '../errors.ts';
import { type Fault, meets } from '../rules/fault.ts';
import { errorJson } from '../wire.ts';
import { JSON_TYPE } from './errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What is to go wrong with this request. */
    fault: Fault | undefined;
  }
}

export interface KeptFault {
  faultId: string;
  fault: Fault;
  /** Requests that it met. */
  met: number;
}

/** Whose faults they are: those of one world, or, from the command line, everyone's. */
type World = string;
const EVERYONE: World = '';
const worldOf = ({ accountId, mode }: Caller): World => `${accountId}/${mode}`;

/** A test that leaves its faults behind must not fill the memory. */
export const MOST_FAULTS = 1000;

export class Faults {
  private readonly kept = new Map<World, KeptFault[]>();
  private last = 0;

  constructor(forEveryone: Fault[] = []) {
    for (const fault of forEveryone) this.keep(EVERYONE, fault);
  }

  add(caller: Caller, fault: Fault): KeptFault | undefined {
    return this.list(caller).length < MOST_FAULTS ? this.keep(worldOf(caller), fault) : undefined;
  }

  list(caller: Caller): KeptFault[] {
    return this.kept.get(worldOf(caller)) ?? [];
  }

  /** @param faultId all of the world when absent. @returns how many are gone. */
  remove(caller: Caller, faultId?: string): number {
    const before = this.list(caller);
    const left = faultId === undefined ? [] : before.filter((one) => one.faultId !== faultId);
    if (left.length > 0) this.kept.set(worldOf(caller), left);
    else this.kept.delete(worldOf(caller));
    return before.length - left.length;
  }

  /** The first that meets the request and has times left; it is one less then. */
  take(caller: Caller, method: string, path: string): Fault | undefined {
    for (const world of [worldOf(caller), EVERYONE]) {
      for (const one of this.kept.get(world) ?? []) {
        const { fault } = one;
        if (one.met >= (fault.times ?? Number.POSITIVE_INFINITY) || !meets(fault, method, path)) continue;
        one.met++;
        return fault;
      }
    }
    return undefined;
  }

  private keep(world: World, fault: Fault): KeptFault {
    const one = { faultId: `fault_${++this.last}`, fault, met: 0 };
    this.kept.set(world, [...(this.kept.get(world) ?? []), one]);
    return one;
  }
}

/** For the routes below /v1, behind the key. @param free a path that no fault meets: that of the faults themselves. */
export function addFaults(v1: FastifyInstance, faults: Faults, free: string): void {
  v1.decorateRequest('fault', undefined);
  v1.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?', 1)[0]!;
    if (path.startsWith(free)) return;
    const fault = faults.take(request.caller, request.method, path);
    if (!fault) return;
    request.fault = fault;
    // It holds up no stop: the server may end before it. A client that is gone changes nothing, as with a slow server.
    if (fault.delayMs !== undefined) await sleep(fault.delayMs, undefined, { ref: false });
    if (fault.drop === 'before') return cut(request, reply);
    if (fault.status !== undefined && !fault.afterCommit) {
      throw new ApiError('fault', fault.status, sentence(fault), fault.retryAfter);
    }
  });
  v1.addHook('onSend', async (request, reply, payload) => {
    const { fault } = request;
    if (fault?.drop === 'after') return cut(request, reply);
    if (fault?.status !== undefined && fault.afterCommit) {
      if (fault.retryAfter !== undefined) reply.header('retry-after', fault.retryAfter);
      reply.code(fault.status).header('content-type', JSON_TYPE);
      return errorJson(fault.status, sentence(fault));
    }
    if (fault?.truncate !== true) return payload;
    return truncate(reply, payload);
  });
}

const sentence = ({ status }: Fault): string => `A fault on demand: ${status}.`;

/** The client sees its connection reset, with no byte of an answer. */
function cut(request: FastifyRequest, reply: FastifyReply): Promise<never> {
  reply.hijack();
  request.raw.socket.resetAndDestroy();
  return new Promise(() => {}); // nothing of the request goes on
}

/** Half of the answer below a head that promises all of it; of a stream, its head alone. */
function truncate(reply: FastifyReply, payload: unknown): Promise<never> {
  const whole = Buffer.from(typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : '\n\n');
  const { raw } = reply;
  reply.hijack();
  raw.writeHead(reply.statusCode, { ...reply.getHeaders(), 'content-length': whole.length } as never);
  raw.write(whole.subarray(0, whole.length >> 1), () => raw.socket?.destroy());
  return new Promise(() => {});
}
