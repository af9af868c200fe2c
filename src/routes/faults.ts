/** /v1/test_helpers/faults: what is to go wrong on purpose, for test keys where helpers are on. */
import type { FastifyInstance } from 'fastify';
import { errors } from '../errors.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import type { Faults, KeptFault } from '../http/faults.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { type Fault, faultProblem, parseFault } from '../rules/fault.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import * as doc from './faults.doc.ts';

const USE = { config: { permission: 'steer tests' } } as const;
const check = schemaCheck(doc.faultSchema);

export function addFaultRoutes(helpers: FastifyInstance, faults: Faults): void {
  helpers.post('/test_helpers/faults', { ...USE, schema: doc.addFault }, async (request, reply) => {
    const kept = faults.add(request.caller, checkFault(bodyOf(request)));
    if (!kept) throw errors.invalidParameter('there are too many faults; delete some');
    return sendJson(reply, 200, faultJson(kept));
  });
  helpers.get('/test_helpers/faults', { ...USE, schema: doc.listFaults }, async (request, reply) =>
    sendJson(reply, 200, `{"faults":[${faults.list(request.caller).map(faultJson).join(',')}]}`),
  );
  helpers.delete('/test_helpers/faults', { ...USE, schema: doc.removeFaults }, async (request, reply) =>
    sendJson(reply, 200, JSON.stringify({ removed: faults.remove(request.caller) })),
  );
  helpers.delete('/test_helpers/faults/:fault_id', { ...USE, schema: doc.removeFault }, async (request, reply) => {
    const { fault_id: faultId } = request.params as { fault_id: string };
    const removed = faults.remove(request.caller, faultId);
    if (removed === 0) throw errors.faultNotFound();
    return sendJson(reply, 200, JSON.stringify({ removed }));
  });
}

/** @throws ApiError 400. */
function checkFault(body: ParsedBody | undefined): Fault {
  const wish = check(objectOf(body), { form: body?.form ?? false, name: 'body' });
  if (wish.rule !== undefined) {
    if (Object.keys(wish).length > 1) throw errors.invalidParameter('"rule" says all; nothing else goes with it');
    const fault = parseFault(wish.rule);
    if (typeof fault === 'string') throw errors.invalidParameter(`"rule": ${fault}`);
    return fault;
  }
  if (wish.path === undefined) throw errors.invalidParameter('"path" or "rule" is required');
  const { method = '*', path, delay_ms: delayMs, after_commit: afterCommit, retry_after: retryAfter } = wish;
  const { status, drop, truncate, times } = wish;
  const given = { delayMs, status, afterCommit, retryAfter, drop, truncate, times };
  const fault = { method: method.toUpperCase(), path, ...withoutAbsent(given) } as Fault;
  const problem = faultProblem(fault);
  if (problem !== undefined) throw errors.invalidParameter(problem);
  return fault;
}

const withoutAbsent = (given: object) => Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined));

function faultJson({ faultId, fault, met }: KeptFault): string {
  const { delayMs, afterCommit, retryAfter, ...rest } = fault;
  const named = { delay_ms: delayMs, after_commit: afterCommit, retry_after: retryAfter };
  return JSON.stringify({ fault_id: faultId, ...rest, ...named, met });
}
