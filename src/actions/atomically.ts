/**
 * One request, one atomic unit: the saved answer of its Idempotency-Key or the effect, with the row that
 * saves the answer (design.md section 5, seed "Option 2: The Idempotency-Key header").
 */
import { hash } from 'node:crypto';
import type { Caller, Context, Deps } from '../deps.ts';
import { ApiError, errors } from '../errors.ts';
import { canonicalJson } from '../rules/canonical.ts';
import { type Db, OutcomeUnknown, RunAgain, type Store, StoreUnavailable, type Tx } from '../store/db.ts';
import { findAnswer, type SavedAnswer, saveAnswer } from '../store/idempotency.ts';
import { errorJson } from '../wire.ts';

/** Keys are removed after 24 hours (seed). Milliseconds. */
export const IDEMPOTENCY_TTL = 24 * 60 * 60 * 1000;

/** What of a request decides whether two of them are the same. */
export interface Call {
  caller: Caller;
  requestId: string;
  method: string;
  /** As it was sent, without the query. */
  path: string;
  query: unknown;
  body: unknown;
  /** The body came form-encoded, and is read more leniently for that. */
  form: boolean;
  idempotencyKey: string | undefined;
}

export interface Reply {
  status: number;
  /** JSON text. */
  body: string;
  /** True when the body is a saved one and nothing was done now. */
  replayed: boolean;
}

export interface Verb<I> {
  /** Checks the request; reads and writes nothing. Its refusals are saved under the key too. */
  check: () => I;
  /** Does it. @returns the answer's JSON text. */
  act: (tx: Tx, context: Context, input: I) => Promise<string>;
  /** The answer holds a secret that is not stored anywhere; an Idempotency-Key, which would store it, is refused. */
  unsaved?: true;
}

/** What a unit needs; its `write` may be one that shares commits. */
export interface UnitDeps
  extends Pick<Deps, 'checkAttachments' | 'now' | 'mint' | 'ownUrl' | 'registry' | 'testHelpers'> {
  store: Pick<Store, 'write'> & Db;
}

export async function atomically<I>(deps: UnitDeps, call: Call, verb: Verb<I>): Promise<Reply> {
  const { idempotencyKey } = call;
  const context = contextOf(deps, call);
  if (idempotencyKey === undefined) {
    const input = verb.check();
    const body = await deps.store.write((tx) => verb.act(tx, context, input));
    return { status: 200, body, replayed: false };
  }
  if (verb.unsaved) throw errors.idempotencyKeyRefused();
  const input = attempt(verb.check);
  try {
    return await deps.store.write((tx) => once(tx, context, call, idempotencyKey, verb, input));
  } catch (error) {
    // Somebody else holds the key's row for longer than a unit may wait.
    if (error instanceof StoreUnavailable && isLockTimeout(error.cause)) throw errors.idempotencyInFlight();
    // If the commit did happen, it has left its answer; if none is there it may still happen.
    const saved =
      error instanceof OutcomeUnknown
        ? await savedReply(deps.store, call, idempotencyKey, context.now - IDEMPOTENCY_TTL).catch(() => undefined)
        : undefined;
    if (!saved) throw error;
    return saved;
  }
}

function contextOf(deps: UnitDeps, { caller, requestId }: Call): Context {
  const { mint, ownUrl, registry, checkAttachments, testHelpers } = deps;
  return { caller, requestId, now: deps.now(), mint, ownUrl, registry, checkAttachments, testHelpers };
}

type Attempt<I> = { input: I } | { refusal: ApiError };

function attempt<I>(check: () => I): Attempt<I> {
  try {
    return { input: check() };
  } catch (error) {
    if (error instanceof ApiError) return { refusal: error };
    throw error;
  }
}

export interface LongVerb<I> {
  check: () => I;
  /** Does it in units of its own; doing it again does only what is left. @returns the answer's JSON text. */
  work: (context: Context, input: I) => Promise<string>;
}

/**
 * What is too much for one unit: the answer is saved under the Idempotency-Key once all is done. Of two at once with
 * one key both work, which must do no harm, and both get the answer of the one that is ready first.
 */
export async function inManyUnits<I>(deps: Deps, call: Call, verb: LongVerb<I>): Promise<Reply> {
  const { idempotencyKey: key } = call;
  const context = contextOf(deps, call);
  const saved = key === undefined ? undefined : await savedReply(deps.store, call, key, context.now - IDEMPOTENCY_TTL);
  if (saved) return saved;
  const checked = attempt(verb.check);
  const body = 'input' in checked ? await verb.work(context, checked.input) : '';
  return atomically(deps, call, {
    check: () => {
      if ('refusal' in checked) throw checked.refusal;
    },
    act: async () => body,
  });
}

export interface PreparedVerb<I, P> {
  check: () => I;
  /** What no unit may wait for, such as foreign calls. Its refusals (4xx) are saved under the key. */
  prepare: (context: Context, input: I) => Promise<P>;
  act: (tx: Tx, context: Context, prepared: P) => Promise<string>;
  /** What was prepared is not needed: `act` was refused, failed, or somebody was faster. Never throws. */
  discard: (prepared: P) => Promise<void>;
}

/** One unit that something slow has to come before: not done again for a saved answer. */
export async function afterPreparing<I, P>(deps: UnitDeps, call: Call, verb: PreparedVerb<I, P>): Promise<Reply> {
  const { idempotencyKey: key } = call;
  const context = contextOf(deps, call);
  const saved = key === undefined ? undefined : await savedReply(deps.store, call, key, context.now - IDEMPOTENCY_TTL);
  if (saved) return saved;
  const refuse = (refusal: ApiError) =>
    atomically(deps, call, {
      check: () => {
        throw refusal;
      },
      act: async () => '',
    });
  const checked = attempt(verb.check);
  if ('refusal' in checked) return refuse(checked.refusal);
  let prepared: P;
  try {
    prepared = await verb.prepare(context, checked.input);
  } catch (error) {
    if (error instanceof ApiError && error.status < 500) return refuse(error);
    throw error;
  }
  let isUsed = false;
  try {
    const reply = await atomically(deps, call, { check: () => prepared, act: verb.act });
    isUsed = reply.status === 200 && !reply.replayed;
    return reply;
  } finally {
    if (!isUsed) await verb.discard(prepared);
  }
}

async function once<I>(
  tx: Tx,
  context: Context,
  call: Call,
  key: string,
  verb: Verb<I>,
  checked: Attempt<I>,
): Promise<Reply> {
  const saved = await savedReply(tx, call, key, context.now - IDEMPOTENCY_TTL);
  if (saved) return saved;
  const reply = await outcome(tx, context, verb, checked);
  const { accountId, mode, userId } = context.caller;
  const { method, path } = call;
  const answer: SavedAnswer = {
    userId,
    method,
    path,
    requestHash: hashOf(call),
    status: reply.status,
    response: reply.body,
  };
  // Another process was faster: take back what was done here, and find its answer on the second run.
  const since = context.now - IDEMPOTENCY_TTL;
  if (!(await saveAnswer(tx, accountId, mode, key, answer, context.now, since))) throw new RunAgain();
  return reply;
}

const hashOf = ({ query, body, form }: Call): string =>
  hash('sha256', canonicalJson(form ? [query, body, 'form'] : [query, body]), 'base64url');

/** @throws ApiError 409 when the key is another request's. */
async function savedReply(db: Db, call: Call, key: string, since: number): Promise<Reply | undefined> {
  const { accountId, mode, userId } = call.caller;
  const saved = await findAnswer(db, accountId, mode, key, since);
  if (!saved) return undefined;
  const { method, path } = call;
  const same =
    saved.userId === userId && saved.method === method && saved.path === path && saved.requestHash === hashOf(call);
  if (!same) throw errors.idempotencyKeyReused(key);
  return { status: saved.status, body: saved.response, replayed: true };
}

/** The effect's answer, or the refusal's, with whatever it had begun undone. Only a 4xx becomes an answer; a fault of ours is thrown. */
async function outcome<I>(tx: Tx, context: Context, verb: Verb<I>, checked: Attempt<I>): Promise<Reply> {
  if ('refusal' in checked) return refused(checked.refusal);
  try {
    return { status: 200, body: await verb.act(tx, context, checked.input), replayed: false };
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500) throw error;
    await tx.undo();
    return refused(error);
  }
}

function refused(error: ApiError): Reply {
  return { status: error.status, body: errorJson(error.status, error.message), replayed: false };
}

const isLockTimeout = (cause: unknown): boolean => (cause as { code?: string } | undefined)?.code === '55P03';
