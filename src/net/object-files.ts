/** File storage in a bucket of an S3-compatible store. */
import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { FileBytes } from './file-bytes.ts';
import { type ObjectStorage, objectAddress } from './object-storage.ts';

/** Milliseconds for all of one request. */
const LONGEST = 10 * 60_000;
/** 429 and 5xx, and no answer at all, are asked again so often, with growing pauses. */
const TRIES = 4;
const PAUSE = 200;

interface Asked {
  method: 'GET' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  body?: Blob;
}

/** @param place `s3://bucket/prefix`, with or without a prefix. */
export function objectFiles(place: string, storage: ObjectStorage): FileBytes {
  const ask = async (key: string, asked: Asked): Promise<Response> => {
    const { accessKeyId, secretAccessKey, region } = storage;
    const url = objectAddress(`${place.replace(/\/+$/, '')}/${key}`, storage)!;
    for (let tries = 1; ; tries++) {
      const { method, headers = {} } = asked;
      const signed = await new AwsV4Signer({
        url,
        method,
        headers,
        accessKeyId,
        secretAccessKey,
        region,
        service: 's3',
      }).sign();
      const sent = {
        ...asked,
        headers: signed.headers,
        redirect: 'error' as const,
        signal: AbortSignal.timeout(LONGEST),
      };
      const answer = await fetch(signed.url, sent).catch((error: unknown) => error as Error);
      const isBusy = answer instanceof Error || answer.status === 429 || answer.status >= 500;
      if (isBusy && tries < TRIES) {
        if (!(answer instanceof Error)) await answer.body?.cancel();
        await sleep(PAUSE * 2 ** tries);
        continue;
      }
      if (answer instanceof Error) throw answer;
      return answer;
    }
  };
  const done = async (answer: Response, what: string, good: number[]): Promise<void> => {
    await answer.body?.cancel();
    if (!answer.ok && !good.includes(answer.status)) {
      throw new Error(`the file storage answered ${what} with status ${answer.status}`);
    }
  };
  return {
    async put(key, { path, sha256, discard }) {
      // Read from the disk as it is sent. With its hash the store refuses what arrives otherwise.
      const body = await openAsBlob(path);
      const headers = { 'x-amz-content-sha256': sha256 };
      await done(await ask(key, { method: 'PUT', headers, body }), 'PUT', []);
      await discard();
    },
    async read(key, start, end) {
      const answer = await ask(key, { method: 'GET', headers: { range: `bytes=${start}-${end}` } });
      if (answer.status === 206 && answer.body) return Readable.fromWeb(answer.body as ReadableStream);
      await answer.body?.cancel();
      if (answer.status === 404) return undefined;
      throw new Error(`the file storage answered GET with status ${answer.status}`);
    },
    remove: async (key) => done(await ask(key, { method: 'DELETE' }), 'DELETE', [404]),
  };
}
