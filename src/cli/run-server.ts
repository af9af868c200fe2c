/** The server that `serve` and `emulate` are: store, API, loops, and an end that loses nothing. */
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileLink, openFile } from '../actions/file.ts';
import { createApp } from '../app.ts';
import { type Config, ConfigError } from '../config.ts';
import type { Caller, Deps } from '../deps.ts';
import type { Welcome } from '../http/auth.ts';
import { EventFeeds } from '../http/event-feeds.ts';
import { Faults } from '../http/faults.ts';
import type { Metrics } from '../http/metrics.ts';
import type { Recording } from '../http/recording.ts';
import { createMint } from '../ids.ts';
import { AttachmentLoop } from '../loops/attachments.ts';
import { batchCanceler } from '../loops/batch-canceler.ts';
import { batchCompleter } from '../loops/batch-completer.ts';
import { batchOpener } from '../loops/batch-opener.ts';
import { withFaults } from '../loops/callback-faults.ts';
import { callbackSweeper } from '../loops/callback-sweeper.ts';
import { CallbackLoop } from '../loops/callbacks.ts';
import { delayedOutcomes } from '../loops/delayed-outcomes.ts';
import { fileSweeper } from '../loops/file-sweeper.ts';
import { idempotencySweeper } from '../loops/idempotency-sweeper.ts';
import { invitationMails } from '../loops/invitation-mails.ts';
import { KeyUses } from '../loops/key-uses.ts';
import { leaseExpiry } from '../loops/lease-expiry.ts';
import { liveUpdates } from '../loops/live-updates.ts';
import { startLoops } from '../loops/loop.ts';
import { postponedSubmits } from '../loops/postponed-submits.ts';
import { projectGates } from '../loops/project-gates.ts';
import { createSend } from '../loops/send-callback.ts';
import { createHttpSend } from '../loops/send-http.ts';
import { createMail } from '../loops/send-mail.ts';
import { SessionUses } from '../loops/session-uses.ts';
import { worldSweeper } from '../loops/world-sweeper.ts';
import { AttachmentCache } from '../net/attachment-cache.ts';
import { createFileStorage } from '../net/file-storage.ts';
import { isObjectUrl, signedUrl } from '../net/object-storage.ts';
import { refuseOwnPorts } from '../net/own-ports.ts';
import { createSafeFetch } from '../net/safe-fetch.ts';
import { createPasswords } from '../passwords.ts';
import { loadRegistry } from '../registry.ts';
import { isFileUrl } from '../rules/file-url.ts';
import type { Store } from '../store/db.ts';
import { VERSION } from '../version.ts';
import { openLog } from './log.ts';
import type { Opened } from './open.ts';
import { openProvider } from './provider.ts';

/** What is in flight when SIGTERM comes gets this long (design.md section 3). Milliseconds. */
const GRACE = 10_000;
/** How long the URL of an attachment works: as long as people look at a task. Seconds. */
const URL_SECONDS = 60 * 60;
/** A database that hangs must not keep the process beyond this, in milliseconds after the grace. */
const LAST_RESORT = 4_000;

/** In what the two differ. */
export interface ServerParts {
  openMetrics: () => Promise<Metrics>;
  openStore: (onCommit: (units: number) => void) => Promise<Store>;
  /** Once the store is open. @returns what to tell the operator when the address is known, or that there is none. */
  prepare: (opened: Opened) => Promise<(address?: string) => Promise<string[]>>;
  /** Called for a key that nobody has. */
  welcome?: (opened: Opened) => Welcome;
  faults?: Faults;
  recording?: Recording | undefined;
  /** The page is served. */
  workbench: boolean;
  /** For https. */
  tls?: { key: string; cert: string } | undefined;
}

/** Serves until SIGTERM or SIGINT. @returns the exit code. @throws ConfigError */
export async function runServer(config: Config, parts: ServerParts): Promise<number> {
  const { log, close: closeLog } = openLog(config.logLevel);
  const metrics = await parts.openMetrics();
  const now = Date.now;
  const mint = createMint(now);
  const [store, registry] = await Promise.all([parts.openStore(metrics.observeCommit), loadRegistry()]);
  const { objectStorage } = config;
  let ownUrl = config.publicUrl ?? '';
  const attachmentUrl = async (url: string, caller: Caller) => {
    if (isFileUrl(url)) return fileLink(deps, caller, url, ownUrl, URL_SECONDS);
    return isObjectUrl(url) ? objectStorage && signedUrl(url, objectStorage, URL_SECONDS) : url;
  };
  const safeFetch = createSafeFetch({
    allowedNetworks: config.allowedNetworks,
    refuse: refuseOwnPorts(() => [app.server.address() as AddressInfo | null].filter((own) => own !== null)),
    userAgent: `taskwright/${VERSION}`,
  });
  const { cacheMaxBytes, dataDir, checkAttachments, testHelpers } = config;
  const cache = cacheMaxBytes > 0 ? new AttachmentCache(join(dataDir, 'cache'), cacheMaxBytes) : undefined;
  const worlds = parts.welcome !== undefined;
  const files = await createFileStorage({
    directory: join(dataDir, 'files'),
    url: config.filesUrl,
    storage: objectStorage,
    open: safeFetch.open,
    failed: (error) => log.error({ err: error }, 'the file storage did not answer'),
  });
  const sessionUses = new SessionUses();
  const deps: Deps = {
    passwords: createPasswords(),
    provider: openProvider(config, log),
    sessionUsed: sessionUses.note,
    store,
    registry,
    now,
    mint,
    log,
    checkAttachments,
    testHelpers,
    worlds,
    publicUrl: config.publicUrl,
    ownUrl: () => ownUrl,
    sendsMail: config.smtpUrl !== undefined,
    attachmentUrl,
    files,
    async openAttachment(url, wish) {
      if (isFileUrl(url)) return openFile({ store, files }, url, wish);
      const { openAttachment } = await import('../net/open-attachment.ts');
      return openAttachment(url, wish, { open: safeFetch.open, storage: objectStorage, cache });
    },
  };
  const greeting = await parts.prepare({ store, mint, now });
  const feeds = new EventFeeds(deps);
  const keyUses = new KeyUses();
  const app = await createApp(deps, {
    metrics,
    feeds,
    keyUsed: keyUses.note,
    trustProxy: config.trustProxy,
    welcome: parts.welcome?.({ store, mint, now }),
    tls: parts.tls,
    faults: testHelpers ? (parts.faults ?? new Faults()) : undefined,
    recording: parts.recording,
    workbench: parts.workbench,
    corsOrigins: config.corsOrigins,
  });
  // Before anybody is told that it listens: he may end it at once.
  const told = new Promise<void>((resolve) => {
    // Not `once`: a supervisor may signal the whole group, and the launcher passes it on; the second would kill.
    process.on('SIGTERM', resolve);
    process.on('SIGINT', resolve);
  });
  const greet = async (at?: string) => {
    for (const line of await greeting(at)) process.stdout.write(`${line}\n`);
  };
  const address = await listen(app, config, parts.tls ? 'https' : 'http').catch(async (error: unknown) => {
    // Keys that were just made were stored, and are shown once.
    await greet();
    throw error;
  });
  ownUrl ||= address;
  await greet(address);
  process.stdout.write(`Taskwright listens on ${address}\n`);
  const mail = createMail({ smtpUrl: config.smtpUrl, from: config.smtpFrom });
  const send = createSend({ http: createHttpSend(safeFetch, log), mail: mail.send });
  const callbacks = new CallbackLoop(deps, {
    send: testHelpers ? withFaults(send, deps) : send,
    observe: metrics.observeCallback,
  });
  const attachments = new AttachmentLoop(deps, {
    async look(attachment, wantsImage) {
      // Loaded at the first attachment: it knows a hundred kinds of files.
      const { lookAt } = await import('../loops/look-at-attachment.ts');
      return lookAt(attachment, wantsImage, { fetch: safeFetch.fetch, storage: objectStorage, store, files });
    },
  });
  const stopLoops = startLoops(
    [
      attachments,
      batchCompleter(deps),
      batchOpener(deps),
      batchCanceler(deps),
      callbacks,
      ...(testHelpers ? [delayedOutcomes(deps)] : []),
      fileSweeper(deps),
      callbackSweeper(deps),
      idempotencySweeper(deps),
      ...(config.smtpUrl === undefined ? [] : [invitationMails(deps, mail)]),
      keyUses.loop(deps),
      sessionUses.loop(deps),
      leaseExpiry(deps),
      liveUpdates(feeds),
      postponedSubmits(deps),
      projectGates(deps),
      ...(worlds ? [worldSweeper(deps)] : []),
    ],
    log,
  );

  await told;
  // Whoever still holds a connection after the grace is cut off; his request is safe to repeat.
  setTimeout(() => app.server.closeAllConnections(), GRACE).unref();
  setTimeout(() => process.exit(1), GRACE + LAST_RESORT).unref();
  await app.close();
  await Promise.all([stopLoops(), attachments.stop(), callbacks.stop()]);
  safeFetch.closeIdle();
  mail.close();
  await keyUses.flush(deps);
  await sessionUses.flush(deps);
  await store.close();
  await parts.recording?.close();
  await closeLog();
  return 0;
}

async function listen(
  app: Awaited<ReturnType<typeof createApp>>,
  { host, port }: Config,
  scheme: 'http' | 'https',
): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new ConfigError(`port ${port} of ${host} is in use; choose another with --port`);
    }
    // No such address here, not ours to take, no such name.
    if (code !== undefined) throw new ConfigError(`cannot listen on ${host}, port ${port}: ${message}`);
    throw error;
  }
  const { family, address, port: bound } = app.server.address() as AddressInfo;
  return `${scheme}://${family === 'IPv6' ? `[${address}]` : address}:${bound}`;
}
