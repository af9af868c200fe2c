/** The keys of a bucket, by ListObjectsV2 of the S3 protocol, which Google's storage speaks too. */
import { AwsClient } from 'aws4fetch';
import { parsePage } from './object-page.ts';
import { endpointOf, type ObjectStorage } from './object-storage.ts';

export interface ObjectPlace {
  scheme: 's3' | 'gs';
  bucket: string;
  /** What the keys begin with; empty for the whole bucket. */
  prefix: string;
}

/** Milliseconds for one page. */
const ANSWER_LIMIT = 60_000;
/** 429 and 5xx are asked again so often, with growing pauses: about 12 seconds in all. */
const RETRIES = 8;

/** The store refused, or what came was no list. */
export class ListRefused extends Error {}

/** @returns the keys page by page, in the order of the store. @throws ListRefused; what fetch throws when nobody is there. */
export async function* listObjects(place: ObjectPlace, storage: ObjectStorage): AsyncGenerator<string[]> {
  const { accessKeyId, secretAccessKey, region } = storage;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });
  const bucket = `${endpointOf(place.scheme, storage)}/${encodeURIComponent(place.bucket)}`;
  for (let token: string | undefined; ; ) {
    const query = { 'list-type': '2', 'encoding-type': 'url', prefix: place.prefix, 'continuation-token': token };
    const answer = await client.fetch(`${bucket}?${queryOf(query)}`, {
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_LIMIT),
    });
    const page = parsePage(await answer.text());
    if (!answer.ok || !page.isList)
      throw new ListRefused(`${answer.status} ${page.problem ?? 'not a list of objects'}`);
    yield page.keys;
    if (page.next === undefined) return;
    if (page.next === token) throw new ListRefused('the list does not go on');
    token = page.next;
  }
}

/** With %20 for a space: not every store takes a plus for one. */
const queryOf = (query: Record<string, string | undefined>): string =>
  Object.entries(query)
    .flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
    .join('&');
