import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { resolve as absolute } from 'node:path';
import { createSignInLink } from '../actions/sign-in.ts';
import { createApp } from '../app.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import type { Deps } from '../deps.ts';
import { EventFeeds } from '../http/event-feeds.ts';
import { createMetrics } from '../http/metrics.ts';
import { createMint } from '../ids.ts';
import { AttachmentLoop } from '../loops/attachments.ts';
import { batchCompleter } from '../loops/batch-completer.ts';
import { batchOpener } from '../loops/batch-opener.ts';
import { CallbackLoop } from '../loops/callbacks.ts';
import { idempotencySweeper } from '../loops/idempotency-sweeper.ts';
import { KeyUses } from '../loops/key-uses.ts';
import { leaseExpiry } from '../loops/lease-expiry.ts';
import { liveUpdates } from '../loops/live-updates.ts';
import { lookAt } from '../loops/look-at-attachment.ts';
import { startLoops } from '../loops/loop.ts';
import { createSend } from '../loops/send-callback.ts';
import { createHttpSend } from '../loops/send-http.ts';
import { createMail } from '../loops/send-mail.ts';
import { isObjectUrl, signedUrl } from '../net/object-storage.ts';
import { refuseOwnPorts } from '../net/own-ports.ts';
import { createSafeFetch } from '../net/safe-fetch.ts';
import { loadRegistry } from '../registry.ts';
import { DirectoryInUse } from '../store/directory-in-use.ts';
import { openStore, takeForServer } from '../store/open.ts';
import { VERSION } from '../version.ts';
import { prepareFirstAccount } from './first-account.ts';
import { asksForHelp, settingsHelp } from './help.ts';
import { openLog } from './log.ts';
import { signInLink } from './operator.ts';

/** What is in flight when SIGTERM comes gets this long (design.md section 3). Milliseconds. */
const GRACE = 10_000;
/** How long the URL of an attachment works: as long as people look at a task. Seconds. */
const URL_SECONDS = 60 * 60;
/** A database that hangs must not keep the process beyond this, in milliseconds after the grace. */
const LAST_RESORT = 4_000;

export async function run(args: string[]): Promise<number> {
  if (asksForHelp(args)) {
    process.stdout.write(`Usage: taskwright serve [flags]\n\n${settingsHelp()}`);
    return 0;
  }
  const config = readConfig(args, process.env);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const giveBack = await takeDirectory(config);
  const { log, close: closeLog } = openLog(config.logLevel);
  const metrics = createMetrics();
  const now = Date.now;
  const mint = createMint(now);
  const [store, registry] = await Promise.all([
    openStore({ ...config, onCommit: metrics.observeCommit }),
    loadRegistry(),
  ]);
  const { objectStorage } = config;
  const attachmentUrl = async (url: string) =>
    isObjectUrl(url) ? objectStorage && signedUrl(url, objectStorage, URL_SECONDS) : url;
  const deps: Deps = { store, registry, now, mint, log, checkAttachments: config.checkAttachments, attachmentUrl };
  const announcement = await prepareFirstAccount({ store, mint, now }, config);
  const feeds = new EventFeeds(deps);
  const keyUses = new KeyUses();
  const app = await createApp(deps, { metrics, feeds, keyUsed: keyUses.note, trustProxy: config.trustProxy });
  const address = await listen(app, config);
  const { account } = announcement;
  const link =
    account &&
    signInLink(
      address,
      await store.write((tx) => createSignInLink(tx, { mint, now: now() }, account.accountId, account.adminId)),
    );
  // Before it is told that we are here: whoever hears it may ask for a stop at once.
  const stopAsked = new Promise<void>((resolve) => {
    // Not `once`: a supervisor may signal the whole group, and the launcher passes it on; the second would kill.
    process.on('SIGTERM', resolve);
    process.on('SIGINT', resolve);
  });
  for (const line of announcement.lines(address, link)) process.stdout.write(`${line}\n`);
  process.stdout.write(`Taskwright listens on ${address}\n`);
  const safeFetch = createSafeFetch({
    allowedNetworks: config.allowedNetworks,
    refuse: refuseOwnPorts(() => [app.server.address() as AddressInfo | null].filter((own) => own !== null)),
    userAgent: `taskwright/${VERSION}`,
  });
  const mail = createMail({ smtpUrl: config.smtpUrl, from: config.smtpFrom });
  const callbacks = new CallbackLoop(deps, {
    send: createSend({ http: createHttpSend(safeFetch, log), mail: mail.send }),
    observe: metrics.observeCallback,
  });
  const attachments = new AttachmentLoop(deps, {
    look: (attachment, wantsImage) =>
      lookAt(attachment, wantsImage, { fetch: safeFetch.fetch, storage: config.objectStorage }),
  });
  const stopLoops = startLoops(
    [
      attachments,
      batchCompleter(deps),
      batchOpener(deps),
      callbacks,
      idempotencySweeper(deps),
      keyUses.loop(deps),
      leaseExpiry(deps),
      liveUpdates(feeds),
    ],
    log,
  );

  await stopAsked;
  // Whoever still holds a connection after the grace is cut off; his request is safe to repeat.
  setTimeout(() => app.server.closeAllConnections(), GRACE).unref();
  setTimeout(() => process.exit(1), GRACE + LAST_RESORT).unref();
  await app.close();
  await Promise.all([stopLoops(), attachments.stop(), callbacks.stop()]);
  safeFetch.closeIdle();
  mail.close();
  await keyUses.flush(deps);
  await store.close();
  giveBack();
  await closeLog();
  return 0;
}

async function takeDirectory(config: Config): Promise<() => void> {
  try {
    return await takeForServer(config);
  } catch (error) {
    if (!(error instanceof DirectoryInUse)) throw error;
    const who = error.pid === undefined ? 'another server' : `another server (process ${error.pid})`;
    throw new ConfigError(
      `${who} has the data directory ${absolute(config.dataDir)}; choose another with --data-dir, or use PostgreSQL`,
    );
  }
}

async function listen(app: Awaited<ReturnType<typeof createApp>>, { host, port }: Config): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new ConfigError(`port ${port} of ${host} is in use; choose another with --port`);
    }
    throw error;
  }
  const { family, address, port: bound } = app.server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`;
}
