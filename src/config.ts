/** Flags and environment -> config. A wrong value stops the start with one clear line (design.md section 3). */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Network, parseNetworks } from './net/networks.ts';
import type { ObjectStorage } from './net/object-storage.ts';
import type { OidcSettings } from './net/oidc.ts';
import { asciiLower, isEmail } from './rules/email.ts';
import { passwordProblem } from './rules/password.ts';

export interface Config {
  host: string;
  port: number;
  dataDir: string;
  databaseUrl: string | undefined;
  liveKey: string | undefined;
  testKey: string | undefined;
  liveCallbackAuthKey: string | undefined;
  testCallbackAuthKey: string | undefined;
  /** What callbacks may reach although it is private. */
  allowedNetworks: Network[];
  smtpUrl: string | undefined;
  smtpFrom: string;
  trustProxy: boolean;
  logLevel: string;
  checkAttachments: boolean;
  /** Bytes of attachments kept on disk; 0 keeps none. */
  cacheMaxBytes: number;
  /** /v1/test_helpers is there. */
  testHelpers: boolean;
  /** Pages of these origins may call the API with a key. */
  corsOrigins: string[];
  /** `s3://bucket/prefix` for uploaded files; the data directory when undefined. */
  filesUrl: string | undefined;
  /** Where others find this server, without a slash at its end; the address it listens on when undefined. */
  publicUrl: string | undefined;
  /** For s3:// and gs:// attachments. */
  objectStorage: ObjectStorage | undefined;
  /** Of the first account. */
  adminEmail: string | undefined;
  adminPassword: string | undefined;
  /** A provider of OpenID Connect where people may sign in. */
  oidc: OidcSettings | undefined;
}

/** A mistake of the operator: shown as one line, without a stack. */
export class ConfigError extends Error {}

/** Environment name -> what it is, for --help. A flag of the same name wins: TASKWRIGHT_DATA_DIR is --data-dir, PORT is --port. */
export const SETTINGS = {
  HOST: 'address to listen on (127.0.0.1)',
  PORT: 'port to listen on, 0 for any free one (3000)',
  TASKWRIGHT_DATA_DIR: 'directory of the SQLite database and keys.txt (./data)',
  DATABASE_URL: 'postgres://... to use PostgreSQL instead of SQLite',
  TASKWRIGHT_LIVE_KEY: 'a live key of the first account',
  TASKWRIGHT_TEST_KEY: 'a test key of the first account',
  TASKWRIGHT_LIVE_CALLBACK_AUTH_KEY: 'scale-callback-auth of live callbacks of the first account',
  TASKWRIGHT_TEST_CALLBACK_AUTH_KEY: 'scale-callback-auth of its test callbacks',
  TASKWRIGHT_ADMIN_EMAIL: 'e-mail address of the first admin (admin@localhost)',
  TASKWRIGHT_ADMIN_PASSWORD: 'password of that admin until one is set (none: a one-time link is printed)',
  TASKWRIGHT_OIDC_ISSUER: 'address of a provider of OpenID Connect where people may sign in (none)',
  TASKWRIGHT_OIDC_CLIENT_ID: 'what the provider calls this server',
  TASKWRIGHT_OIDC_CLIENT_SECRET: 'secret that it has with the provider (none: a public client)',
  TASKWRIGHT_OIDC_NAME: "what people call the provider (its host's name)",
  TASKWRIGHT_OIDC_DOMAINS: 'e-mail domains whose people become labelers without an invitation (none)',
  TASKWRIGHT_ALLOWED_NETWORKS: 'private networks that callbacks may reach, as CIDRs (none)',
  TASKWRIGHT_SMTP_URL: 'smtp://user:password@host:port for callbacks and invitations by e-mail (none)',
  TASKWRIGHT_SMTP_FROM: 'sender of callbacks by e-mail (taskwright@localhost)',
  TASKWRIGHT_TRUST_PROXY: '1 to believe X-Forwarded-* headers (0)',
  TASKWRIGHT_S3_ENDPOINT: "http(s) address of the S3 protocol for s3:// and gs:// (the clouds' own)",
  TASKWRIGHT_S3_KEY: 'access key id for s3:// and gs:// attachments',
  TASKWRIGHT_S3_SECRET: 'secret access key for s3:// and gs:// attachments',
  TASKWRIGHT_S3_REGION: 'region for s3:// (us-east-1)',
  TASKWRIGHT_FILES_URL: 's3://bucket/prefix for uploaded files (the data directory)',
  TASKWRIGHT_PUBLIC_URL: 'http(s) address of this server in links that it gives (where it listens)',
  TASKWRIGHT_CACHE_MAX_BYTES: 'bytes of streamed attachments kept in the data directory, 0 for none (1073741824)',
  TASKWRIGHT_ATTACHMENTS: 'check every attachment before people work on it, or trust them (check)',
  TASKWRIGHT_CORS_ORIGINS: 'origins whose pages may call the API with a key, separated by commas (none)',
  TASKWRIGHT_TEST_HELPERS: '1 to let test keys script outcomes, move the clock and reset (0)',
  LOG_LEVEL: 'trace, debug, info, warn, error, fatal or silent (info)',
} as const;
export type Setting = keyof typeof SETTINGS;

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

export const flagOf = (setting: Setting): string =>
  setting
    .replace(/^TASKWRIGHT_/, '')
    .toLowerCase()
    .replaceAll('_', '-');

/** @throws ConfigError */
export function readConfig(args: string[], env: NodeJS.ProcessEnv): Config {
  return configOf(readFlags(args, []).flags, env);
}

export interface CommandLine {
  config: Config;
  /** The command's own flags. */
  flags: Record<string, string | undefined>;
  /** Those that may be given several times. */
  lists: Record<string, string[]>;
  positionals: string[];
}

/**
 * For commands with flags of their own.
 * @param own take a value. @param switches take none, and are there as '' when given.
 * @param several take a value each time they are given.
 * @throws ConfigError
 */
export function readCommandLine(
  args: string[],
  env: NodeJS.ProcessEnv,
  own: string[],
  switches: string[] = [],
  several: string[] = [],
): CommandLine {
  const given = switches.filter((name) => args.includes(`--${name}`));
  const others = args.filter((arg) => !given.includes(arg.slice(2)));
  const { flags, lists, positionals } = readFlags(others, own, several);
  for (const name of given) flags[name] = '';
  return { config: configOf(flags, env), flags, lists, positionals };
}

function configOf(flags: Record<string, string | undefined>, env: NodeJS.ProcessEnv): Config {
  const read = (setting: Setting): string | undefined => {
    const flag = flags[flagOf(setting)];
    if (flag !== undefined) return flag;
    return env[setting] || fromFile(setting, env[`${setting}_FILE`]);
  };
  const liveKey = keyOf('TASKWRIGHT_LIVE_KEY', read('TASKWRIGHT_LIVE_KEY'));
  const testKey = keyOf('TASKWRIGHT_TEST_KEY', read('TASKWRIGHT_TEST_KEY'));
  if (liveKey !== undefined && liveKey === testKey) {
    throw new ConfigError('TASKWRIGHT_LIVE_KEY and TASKWRIGHT_TEST_KEY must differ');
  }
  const objectStorage = objectStorageOf(read);
  return {
    host: hostOf(read('HOST') ?? '127.0.0.1'),
    port: portOf(read('PORT') ?? '3000'),
    dataDir: read('TASKWRIGHT_DATA_DIR') ?? './data',
    databaseUrl: databaseUrlOf(read('DATABASE_URL')),
    liveKey,
    testKey,
    liveCallbackAuthKey: keyOf('TASKWRIGHT_LIVE_CALLBACK_AUTH_KEY', read('TASKWRIGHT_LIVE_CALLBACK_AUTH_KEY')),
    testCallbackAuthKey: keyOf('TASKWRIGHT_TEST_CALLBACK_AUTH_KEY', read('TASKWRIGHT_TEST_CALLBACK_AUTH_KEY')),
    allowedNetworks: networksOf('TASKWRIGHT_ALLOWED_NETWORKS', read('TASKWRIGHT_ALLOWED_NETWORKS')),
    smtpUrl: smtpUrlOf(read('TASKWRIGHT_SMTP_URL')),
    smtpFrom: senderOf(read('TASKWRIGHT_SMTP_FROM') ?? 'taskwright@localhost'),
    trustProxy: switchOf('TASKWRIGHT_TRUST_PROXY', read('TASKWRIGHT_TRUST_PROXY')),
    checkAttachments:
      oneOf('TASKWRIGHT_ATTACHMENTS', read('TASKWRIGHT_ATTACHMENTS') ?? 'check', ['check', 'trust']) === 'check',
    cacheMaxBytes: bytesOf('TASKWRIGHT_CACHE_MAX_BYTES', read('TASKWRIGHT_CACHE_MAX_BYTES') ?? String(1024 ** 3)),
    testHelpers: switchOf('TASKWRIGHT_TEST_HELPERS', read('TASKWRIGHT_TEST_HELPERS')),
    corsOrigins: originsOf('TASKWRIGHT_CORS_ORIGINS', read('TASKWRIGHT_CORS_ORIGINS')),
    filesUrl: filesUrlOf(read('TASKWRIGHT_FILES_URL'), objectStorage),
    publicUrl: publicUrlOf(read('TASKWRIGHT_PUBLIC_URL')),
    objectStorage,
    ...adminOf(read('TASKWRIGHT_ADMIN_EMAIL'), read('TASKWRIGHT_ADMIN_PASSWORD')),
    oidc: oidcOf(read),
    logLevel: oneOf('LOG_LEVEL', read('LOG_LEVEL') ?? 'info', LOG_LEVELS),
  };
}

function adminOf(adminEmail: string | undefined, adminPassword: string | undefined) {
  if (adminEmail !== undefined && !isEmail(adminEmail)) {
    throw new ConfigError(`TASKWRIGHT_ADMIN_EMAIL must be an e-mail address, not ${adminEmail}`);
  }
  if (adminPassword !== undefined && adminEmail === undefined) {
    throw new ConfigError('TASKWRIGHT_ADMIN_PASSWORD needs TASKWRIGHT_ADMIN_EMAIL');
  }
  const problem = adminPassword === undefined ? undefined : passwordProblem(adminPassword, [adminEmail!]);
  if (problem) throw new ConfigError(`TASKWRIGHT_ADMIN_PASSWORD ${problem}`);
  return { adminEmail, adminPassword };
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

function oidcOf(read: (setting: Setting) => string | undefined): OidcSettings | undefined {
  const [issuer, clientId] = [read('TASKWRIGHT_OIDC_ISSUER'), read('TASKWRIGHT_OIDC_CLIENT_ID')];
  const clientSecret = read('TASKWRIGHT_OIDC_CLIENT_SECRET');
  const domains = (read('TASKWRIGHT_OIDC_DOMAINS') ?? '').split(/[\s,]+/).filter(Boolean);
  if (issuer === undefined && clientId === undefined) return undefined;
  if (issuer === undefined || clientId === undefined) {
    throw new ConfigError('TASKWRIGHT_OIDC_ISSUER and TASKWRIGHT_OIDC_CLIENT_ID belong together');
  }
  const url = URL.parse(issuer);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname));
  if (!url || !isSafe || url.search || url.hash || url.username) {
    throw new ConfigError(`TASKWRIGHT_OIDC_ISSUER must be an https address, not ${issuer}`);
  }
  const wrong = domains.find((domain) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain));
  if (wrong) throw new ConfigError(`TASKWRIGHT_OIDC_DOMAINS must list domains such as example.com, not ${wrong}`);
  const name = read('TASKWRIGHT_OIDC_NAME') ?? url.hostname;
  return { issuer, clientId, clientSecret, name, domains: domains.map(asciiLower) };
}

function readFlags(args: string[], own: string[], several: string[] = []) {
  const names = [...(Object.keys(SETTINGS) as Setting[]).map(flagOf), ...own];
  try {
    const options = Object.fromEntries([
      ...names.map((name) => [name, { type: 'string' as const }]),
      ...several.map((name) => [name, { type: 'string' as const, multiple: true }]),
    ]);
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals: own.length > 0 });
    const found: Record<string, unknown> = values;
    const lists = Object.fromEntries(several.map((name) => [name, (found[name] ?? []) as string[]]));
    const flags = Object.fromEntries(Object.entries(found).filter(([name]) => !several.includes(name)));
    return { flags: flags as Record<string, string | undefined>, lists, positionals };
  } catch (error) {
    throw new ConfigError((error as Error).message);
  }
}

function fromFile(setting: string, file: string | undefined): string | undefined {
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch (error) {
    throw new ConfigError(`${setting}_FILE cannot be read: ${(error as Error).message}`);
  }
}

function objectStorageOf(read: (setting: Setting) => string | undefined): ObjectStorage | undefined {
  const [accessKeyId, secretAccessKey] = [read('TASKWRIGHT_S3_KEY'), read('TASKWRIGHT_S3_SECRET')];
  const endpoint = read('TASKWRIGHT_S3_ENDPOINT');
  if (endpoint !== undefined && !/^https?:\/\//.test(endpoint)) {
    throw new ConfigError('TASKWRIGHT_S3_ENDPOINT must begin with http:// or https://');
  }
  if (!accessKeyId && !secretAccessKey) return undefined;
  if (!accessKeyId || !secretAccessKey) {
    throw new ConfigError('TASKWRIGHT_S3_KEY and TASKWRIGHT_S3_SECRET belong together');
  }
  return { endpoint, accessKeyId, secretAccessKey, region: read('TASKWRIGHT_S3_REGION') ?? 'us-east-1' };
}

function filesUrlOf(text: string | undefined, storage: ObjectStorage | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!/^(s3|gs):\/\/[a-z0-9][a-z0-9._-]+(\/[^?#\\]*)?$/i.test(text) || /\/\.{1,2}(\/|$)/.test(text)) {
    throw new ConfigError(`TASKWRIGHT_FILES_URL must be s3://bucket or s3://bucket/prefix, not ${text}`);
  }
  if (!storage) throw new ConfigError('TASKWRIGHT_FILES_URL needs TASKWRIGHT_S3_KEY and TASKWRIGHT_S3_SECRET');
  return text;
}

function publicUrlOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    throw new ConfigError(`TASKWRIGHT_PUBLIC_URL must be an http(s) address, not ${text}`);
  }
  return text.replace(/\/+$/, '');
}

function hostOf(text: string): string {
  // Node would listen on every address.
  if (text.trim() === '') throw new ConfigError('HOST must not be empty; 0.0.0.0 listens on every address');
  return text;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new ConfigError(`PORT must be a number from 0 to 65535, not ${text}`);
  return port;
}

function bytesOf(setting: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new ConfigError(`${setting} must be a number of bytes, not ${text}`);
  return Number(text);
}

function databaseUrlOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  // The value may hold a password, so it is not repeated.
  if (!/^postgres(ql)?:\/\//.test(text)) throw new ConfigError('DATABASE_URL must begin with postgres://');
  return text;
}

function keyOf(setting: string, text: string | undefined): string | undefined {
  if (text !== undefined && !/^[\x21-\x39\x3b-\x7e]{8,200}$/.test(text)) {
    throw new ConfigError(`${setting} must have 8 to 200 printable ASCII characters and no colon`);
  }
  return text;
}

function networksOf(setting: string, text = ''): Network[] {
  const { networks, problem } = parseNetworks(text);
  if (!networks) throw new ConfigError(`${setting}: ${problem}`);
  return networks;
}

/** As browsers send them: scheme, host and port, nothing behind. `*` is none: whoever opens the API names to whom. */
function originsOf(setting: string, text = ''): string[] {
  const origins = text.split(/[\s,]+/).filter(Boolean);
  for (const origin of origins) {
    const url = URL.parse(origin);
    if (!url || !/^https?:$/.test(url.protocol) || url.origin !== origin) {
      throw new ConfigError(`${setting} must list origins such as https://example.com, not ${origin}`);
    }
  }
  return origins;
}

function smtpUrlOf(text: string | undefined): string | undefined {
  // The value may hold a password, so it is not repeated.
  if (text !== undefined && !(/^smtps?:\/\//.test(text) && URL.parse(text)?.hostname)) {
    throw new ConfigError('TASKWRIGHT_SMTP_URL must begin with smtp:// or smtps:// and a host');
  }
  return text;
}

function senderOf(text: string): string {
  if (!/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(text))
    throw new ConfigError(`TASKWRIGHT_SMTP_FROM must be an e-mail address, not ${text}`);
  return text;
}

function switchOf(setting: string, text = '0'): boolean {
  return oneOf(setting, text.toLowerCase(), ['0', '1', 'false', 'true']).match(/^(1|true)$/) !== null;
}

function oneOf(setting: string, text: string, values: string[]): string {
  if (!values.includes(text)) throw new ConfigError(`${setting} must be one of ${values.join(', ')}, not ${text}`);
  return text;
}
