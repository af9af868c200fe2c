/** A real S3 server (s3rver: it checks the form of a signature and its key, not its value), in this process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';

export interface S3 {
  endpoint: string;
  /** What a server of ours needs to read from it. */
  env: Record<string, string>;
  put(path: string, body: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

interface S3rver {
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
}
type S3rverClass = new (options: object) => S3rver;

/** The only key pair that s3rver knows. */
const KEY = 'S3RVER';

/**
 * s3rver enciphers the tokens of its pages with DES, which OpenSSL 3 has no more; triple DES with one key thrice is the
 * same cipher. Touches nothing but calls for `des`.
 */
function bringBackDes(): void {
  const crypto = createRequire(import.meta.url)('node:crypto') as typeof import('node:crypto');
  for (const name of ['createCipheriv', 'createDecipheriv'] as const) {
    const make = crypto[name] as (...args: unknown[]) => unknown;
    const patched = (algorithm: string, key: Buffer, ...rest: unknown[]) =>
      algorithm === 'des'
        ? make('des-ede3-cbc', Buffer.concat([key, key, key]), ...rest)
        : make(algorithm, key, ...rest);
    Object.assign(crypto, { [name]: patched });
  }
}
bringBackDes();

export async function startS3(...buckets: string[]): Promise<S3> {
  const Server = createRequire(import.meta.url)('s3rver') as S3rverClass;
  const directory = mkdtempSync(join(tmpdir(), 'taskwright-s3-'));
  const options = { address: '127.0.0.1', port: 0, silent: true, directory, resetOnClose: true };
  const server = new Server({ ...options, configureBuckets: buckets.map((name) => ({ name })) });
  const endpoint = `http://127.0.0.1:${(await server.run()).port}`;
  const client = new AwsClient({ accessKeyId: KEY, secretAccessKey: KEY, service: 's3', region: 'us-east-1' });
  return {
    endpoint,
    env: { TASKWRIGHT_S3_ENDPOINT: endpoint, TASKWRIGHT_S3_KEY: KEY, TASKWRIGHT_S3_SECRET: KEY },
    async put(path, body) {
      const answer = await client.fetch(`${endpoint}/${path}`, { method: 'PUT', body: Buffer.from(body) });
      if (!answer.ok) throw new Error(`PUT ${path}: ${answer.status} ${await answer.text()}`);
    },
    async close() {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
