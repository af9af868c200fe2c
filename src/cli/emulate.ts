/** `taskwright emulate`: the same server for tests, in memory, where every key is a world of its own. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { openWorld } from '../actions/open-world.ts';
import { type Config, ConfigError, readCommandLine, type Setting } from '../config.ts';
import { Faults } from '../http/faults.ts';
import { lateMetrics } from '../http/late-metrics.ts';
import { Recording } from '../http/recording.ts';
import type { Certificate } from '../net/certificate.ts';
import { parseNetworks } from '../net/networks.ts';
import { type Fault, parseFault } from '../rules/fault.ts';
import { openMemoryStore } from '../store/open.ts';
import { asksForHelp, settingsHelp } from './help.ts';

/** Worlds that need no thought; any other key that begins with live_ or test_ is one too. */
const KEYS = ['test_emulator', 'live_emulator'];

/** Callbacks go to the machine itself here; its own port and metadata addresses stay closed (net/address.ts). */
const LOOPBACK = parseNetworks('127.0.0.0/8, ::1').networks!;

/** The settings that mean something here. */
const IN_USE: Setting[] = [
  'TASKWRIGHT_LIVE_CALLBACK_AUTH_KEY',
  'TASKWRIGHT_TEST_CALLBACK_AUTH_KEY',
  'TASKWRIGHT_ALLOWED_NETWORKS',
  'TASKWRIGHT_SMTP_URL',
  'TASKWRIGHT_SMTP_FROM',
  'TASKWRIGHT_PUBLIC_URL',
  'TASKWRIGHT_TRUST_PROXY',
  'TASKWRIGHT_S3_ENDPOINT',
  'TASKWRIGHT_S3_KEY',
  'TASKWRIGHT_S3_SECRET',
  'TASKWRIGHT_S3_REGION',
  'TASKWRIGHT_ATTACHMENTS',
  'LOG_LEVEL',
];

const USAGE = `Usage: taskwright emulate [flags]

The API for tests: all in memory; only uploaded files lie in a temporary folder, which goes with it. Any key that begins with test_ or live_ is a world of
its own. Callbacks and attachments may be on this machine.

  --port N          port to listen on, 0 for any free one (3000)
  --host ADDRESS    address to listen on (127.0.0.1); another than this machine's own needs --allow-remote
  --allow-remote    whoever reaches the address may use it: there is no password
  --fail RULE       lets requests go wrong: 'POST /v1/task/* = 503 once'. Instead of 503: 503-after-commit,
                    delay=200ms, drop, drop-after-commit, truncate, 429 retry-after=2; instead of once: twice, 3 times, always
  --record FILE     writes every exchange to FILE as JSON Lines, for taskwright replay; keys are not in it
  --tls             https, with a certificate of its own for localhost; the file is named at the start

${settingsHelp(IN_USE)}`;

export async function run(args: string[]): Promise<number> {
  if (asksForHelp(args)) {
    process.stdout.write(USAGE);
    return 0;
  }
  const { config, flags, lists, positionals } = readCommandLine(
    args,
    emulatorEnv(process.env),
    ['record'],
    ['allow-remote', 'tls'],
    ['fail'],
  );
  if (positionals.length > 0) throw new ConfigError(`emulate takes no ${JSON.stringify(positionals[0])}`);
  refuseStrangers(config, flags['allow-remote'] !== undefined);
  // A young generation that stays as small as it begins: 20 MB less after ten thousand tasks.
  setFlagsFromString('--semi-space-growth-factor=1');
  const certificate = flags.tls === undefined ? undefined : await makeCertificate();
  const authKeys = { live: config.liveCallbackAuthKey, test: config.testCallbackAuthKey };
  const faults = new Faults(lists.fail!.map(faultOf));
  const recording = flags.record === undefined ? undefined : openRecording(flags.record);
  // Made with the first file that somebody uploads.
  const dataDir = join(tmpdir(), `taskwright-emulator-${randomUUID()}`);
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  // Now, not above: help and refusals need not wait for the whole server to load.
  const { runServer } = await import('./run-server.ts');
  return runServer(
    {
      ...config,
      dataDir,
      filesUrl: undefined,
      testHelpers: true,
      cacheMaxBytes: 0,
      allowedNetworks: [...config.allowedNetworks, ...LOOPBACK],
    },
    {
      openMetrics: async () => lateMetrics(),
      // Nobody can sign in: worlds have keys alone.
      workbench: false,
      openStore: (onCommit) => openMemoryStore({ onCommit }),
      prepare: async () => async () => [
        `Keys: ${KEYS.join(' ')}, and any other that begins with test_ or live_`,
        ...(certificate ? [`TLS certificate: ${certificate.file}`] : []),
      ],
      tls: certificate,
      faults,
      recording,
      welcome:
        ({ store, mint, now }) =>
        (key) =>
          store.write((tx) => openWorld(tx, { mint, now: now() }, key, authKeys)),
    },
  );
}

/** @throws ConfigError */
function faultOf(line: string): Fault {
  const fault = parseFault(line);
  if (typeof fault === 'string') throw new ConfigError(`--fail ${JSON.stringify(line)}: ${fault}`);
  return fault;
}

/** @throws ConfigError */
function openRecording(file: string): Recording {
  try {
    return new Recording(file);
  } catch (error) {
    throw new ConfigError(`--record: ${(error as Error).message}`);
  }
}

/** The one file that there ever is; it goes with the process. */
async function makeCertificate(): Promise<Certificate & { file: string }> {
  const { selfSigned } = await import('../net/certificate.ts');
  const made = selfSigned(Date.now());
  const folder = mkdtempSync(join(tmpdir(), 'taskwright-'));
  const file = join(folder, 'certificate.pem');
  writeFileSync(file, made.cert);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return { ...made, file };
}

/** Whatever the shell says of a real store, the emulator does not touch it. */
function emulatorEnv(all: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DATABASE_URL, DATABASE_URL_FILE, TASKWRIGHT_FILES_URL, TASKWRIGHT_FILES_URL_FILE, ...env } = all;
  return { LOG_LEVEL: 'warn', ...env };
}

/** A server whose keys are known to everyone is for this machine alone, unless the operator says it twice. */
function refuseStrangers({ host, databaseUrl }: Config, allowed: boolean): void {
  if (databaseUrl !== undefined) throw new ConfigError('emulate keeps all in memory; --database-url is for serve');
  const own = host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
  if (!own && !allowed) {
    throw new ConfigError(
      `${host} is not this machine alone, and any key is let in: add --allow-remote if it has to be`,
    );
  }
}
