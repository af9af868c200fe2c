/** Runs the programs that call every method of Scale's clients against a started server. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type SdkProxy, startSdkProxy } from '../../scripts/sdk-proxy.ts';
import { ended, track } from '../kit/children.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { npm } from '../kit/npm.ts';
import { bareEnv, type Server } from '../kit/server.ts';
import { PYTHON } from './python.ts';

const ROOT = join(import.meta.dirname, '../..');
const NPM = join(import.meta.dirname, 'npm');
/** Milliseconds for one program; alone on its machine it takes some ten seconds. */
const LIMIT = 110_000;

export type Scheme = 'http' | 'https';

export interface Sdk {
  /** The heading of its table. */
  title: string;
  language: 'python' | 'npm';
  program: string;
  schemes: Scheme[];
}

export const SDKS: Sdk[] = [
  { title: 'Python', language: 'python', program: 'tests/sdk/v1.py', schemes: ['http', 'https'] },
  { title: 'Python, `client.v2`', language: 'python', program: 'tests/sdk/v2.py', schemes: ['http', 'https'] },
  { title: 'npm', language: 'npm', program: 'tests/sdk/npm/client.cjs', schemes: ['https'] },
];

/** What the server needs: the programs name attachments that nobody serves, and a file on this machine to import. */
export const SERVER_ENV = { TASKWRIGHT_ATTACHMENTS: 'trust', TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' };

export interface Run {
  /** As the client itself says. */
  version: string;
  /** Of each method, in the program's order: whether it passed. */
  methods: Map<string, boolean>;
  /** All that the program printed. */
  output: string;
}

/** The server's https, and the proxy by which it is Scale's host, for as long as the programs run. */
export interface Doors {
  proxy: SdkProxy;
  /** Of the certificate. */
  file: string;
}

export async function openDoors(server: Server): Promise<Doors> {
  const proxy = await startSdkProxy(server.url);
  const file = join(temporaryFolder(), 'certificate.pem');
  writeFileSync(file, proxy.certificate);
  return { proxy, file };
}

export async function runSdk(sdk: Sdk, scheme: Scheme, server: Server, { proxy, file }: Doors): Promise<Run> {
  const keys = { TASKWRIGHT_KEY: server.liveKey, TASKWRIGHT_TEST_KEY: server.testKey };
  if (sdk.language === 'npm')
    return run(process.execPath, sdk, { ...keys, HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: file });
  assert.ok(PYTHON, 'CI has to have Python with scaleapi');
  // The one is for v1, which is built on requests, the other for v2, which is not.
  const trust: Record<string, string> = { REQUESTS_CA_BUNDLE: file, SSL_CERT_FILE: file };
  const url = scheme === 'http' ? server.url : proxy.httpsUrl;
  const env = { ...keys, TASKWRIGHT_URL: url, PYTHONDONTWRITEBYTECODE: '1', ...(scheme === 'https' ? trust : {}) };
  return run(PYTHON, sdk, env);
}

async function run(command: string, sdk: Sdk, env: Record<string, string>): Promise<Run> {
  const own = Object.entries(bareEnv()).filter(([name]) => !/_proxy$|^NODE_EXTRA_CA_CERTS$|_CA_BUNDLE$/i.test(name));
  const child = track(
    spawn(command, [join(ROOT, sdk.program)], {
      cwd: ROOT,
      env: { ...Object.fromEntries(own), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
  const [printed, complaints, { code }] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended(child, LIMIT),
  ]);
  const output = printed + complaints;
  const version = /^scaleapi ([\d.]+), /.exec(printed)?.[1];
  assert.ok(version, `${sdk.program} did not begin:\n${output}`);
  const lines = [...printed.matchAll(/^(pass|fail) {2}(\S+?)(?:: .*)?$/gm)];
  const methods = new Map(lines.map(([, result, name]) => [name!, result === 'pass']));
  assert.match(printed, new RegExp(` of ${methods.size} methods pass\n$`), `${sdk.program} did not end:\n${output}`);
  assert.equal(code === 0, [...methods.values()].every(Boolean), output);
  return { version, methods, output };
}

/** The version that we pin, of each client in one file. */
export function pinned({ language }: Sdk): string {
  const file = language === 'npm' ? 'tests/sdk/npm/package.json' : 'examples/emulator/requirements.txt';
  const found = /"?scaleapi(?:==|": ")([\d.]+)/.exec(readFileSync(join(ROOT, file), 'utf8'))?.[1];
  assert.ok(found, `${file} names no version of scaleapi`);
  return found;
}

/** Installs Scale's client on npm with what it needs, unless what the lock file names is here. */
export async function installNpmClient(): Promise<void> {
  const [wanted, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map((file) => join(NPM, file));
  if (existsSync(installed!) && JSON.stringify(versions(wanted!)) === JSON.stringify(versions(installed!))) return;
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: NPM });
}

const versions = (lock: string): [string, string][] =>
  Object.entries<{ version: string }>(JSON.parse(readFileSync(lock, 'utf8')).packages)
    .filter(([name]) => name !== '')
    .map(([name, { version }]) => [name, version]);
