import pino from 'pino';
import { createTask } from '../../src/actions/create-task.ts';
import { checkNewTask } from '../../src/actions/new-task.ts';
import { CallbackLoop, type CallbackLoopOptions } from '../../src/loops/callbacks.ts';
import { createSend } from '../../src/loops/send-callback.ts';
import { createHttpSend } from '../../src/loops/send-http.ts';
import { createMail, type MailOptions } from '../../src/loops/send-mail.ts';
import { parseNetworks } from '../../src/net/networks.ts';
import { createSafeFetch } from '../../src/net/safe-fetch.ts';
import { listAttempts } from '../../src/store/callback-attempts.ts';
import { findCallback, insertCallback, type ListedCallback, listCallbacks } from '../../src/store/callbacks.ts';
import type { Store } from '../../src/store/db.ts';
import { findTask } from '../../src/store/tasks.ts';
import { openFreshStore } from './opened.ts';
import type { StoreName } from './stores.ts';
import { BOX_TASK } from './suite.ts';

const log = pino({ level: 'silent' });
const NO_MAIL: MailOptions = { smtpUrl: undefined, from: 'taskwright@localhost' };

/** The real senders, allowed to reach this machine. */
export function loopbackSend(mail: MailOptions = NO_MAIL) {
  const safeFetch = createSafeFetch({
    allowedNetworks: parseNetworks('127.0.0.0/8').networks ?? [],
    userAgent: 'taskwright/test',
  });
  const mailer = createMail(mail);
  return {
    send: createSend({ http: createHttpSend(safeFetch, log), mail: mailer.send }),
    close() {
      safeFetch.closeIdle();
      mailer.close();
    },
  };
}

/** A store of the kind with a callback loop in this process, whose clock stands until it is moved. */
export async function openOutbox(
  name: StoreName,
  { mail, ...options }: Partial<CallbackLoopOptions> & { mail?: MailOptions } = {},
) {
  const o = await openFreshStore(name);
  let clock = Date.now();
  const { mint, caller } = o.context('test');
  const context = (mode: 'live' | 'test' = 'test') => ({ ...o.context(mode), now: clock });
  const sender = loopbackSend(mail);
  const deps = { store: o.store, now: () => clock, mint, log };
  const loops: CallbackLoop[] = [];
  const start = (also: Partial<CallbackLoopOptions> = {}) => {
    const loop = new CallbackLoop(deps, { send: sender.send, random: () => 0, ...options, ...also });
    loops.push(loop);
    return loop;
  };
  const { accountId } = caller;
  return {
    store: o.store as Store,
    accountId,
    context,
    start,
    now: () => clock,
    moveTo: (ms: number) => {
      clock = ms;
    },
    /** A task that is completed at once, with its callback. */
    create: (callbackUrl: string) =>
      o.store.write((tx) => {
        const body = { value: { ...BOX_TASK, callback_url: callbackUrl }, form: false };
        return createTask(tx, context(), checkNewTask(o.registry, 'imageannotation', body));
      }),
    /** Callbacks without a task, many at once. */
    async enqueue(url: string, count: number, body = '{}') {
      const endpoint = new URL(url).origin;
      for (let left = count; left > 0; left -= 500) {
        await o.store.write(async (tx) => {
          for (let i = 0; i < Math.min(left, 500); i++) {
            const row = { accountId, mode: 'test' as const, taskId: null, batch: 'b', reason: 'batch', endpoint, url };
            await insertCallback(tx, { ...row, callbackId: mint().id, createdAt: clock, body });
          }
        });
      }
    },
    /** Sends all that is due now and waits for it. */
    async run(loop: CallbackLoop) {
      await loop.look();
      await loop.idle();
    },
    callbacksOf: async (taskId: string): Promise<ListedCallback[]> =>
      (await listCallbacks(o.store, { accountId, mode: 'test', taskId }, 100, undefined)).callbacks.reverse(),
    callback: async (id: string) => (await findCallback(o.store, accountId, 'test', id))!,
    attempts: (id: string) => listAttempts(o.store, accountId, id),
    task: async (taskId: string) => (await findTask(o.store, accountId, 'test', taskId))!,
    count: async (where: string) => Number((await o.store.all(`select count(*) from ${where}`, []))[0]![0]),
    async close() {
      await Promise.all(loops.map((loop) => loop.stop()));
      sender.close();
      await o.close();
    },
  };
}
export type Outbox = Awaited<ReturnType<typeof openOutbox>>;
