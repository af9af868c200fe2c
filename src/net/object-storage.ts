/**
 * `s3://bucket/key` and `gs://bucket/key` -> a URL that works for a while (S3's query signatures, version 4; Google's
 * storage speaks the same protocol with HMAC keys). The object itself never passes through here.
 */
import { AwsV4Signer } from 'aws4fetch';

export interface ObjectStorage {
  /** http(s) address of the S3 protocol; the clouds' own when undefined. */
  endpoint: string | undefined;
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

const OBJECT = /^(s3|gs):\/\/([^/]+)\/(.+)$/is;

export const isObjectUrl = (url: string): boolean => OBJECT.test(url);

/** Where the buckets are, without a slash at its end. */
export function endpointOf(scheme: string, { endpoint, region }: ObjectStorage): string {
  const own = scheme.toLowerCase() === 'gs' ? 'https://storage.googleapis.com' : `https://s3.${region}.amazonaws.com`;
  return (endpoint ?? own).replace(/\/$/, '');
}

/** Without a signature. @returns undefined for what is no object's address. */
export function objectAddress(url: string, storage: ObjectStorage): string | undefined {
  const [, scheme, bucket, key] = OBJECT.exec(url) ?? [];
  if (!scheme || !bucket || !key) return undefined;
  return `${endpointOf(scheme, storage)}/${[bucket, ...key.split('/')].map(encodeURIComponent).join('/')}`;
}

/** @param seconds how long the URL works. @returns undefined for what is no object's address. */
export async function signedUrl(url: string, storage: ObjectStorage, seconds: number): Promise<string | undefined> {
  const address = objectAddress(url, storage);
  if (!address) return undefined;
  const { accessKeyId, secretAccessKey, region } = storage;
  const signer = new AwsV4Signer({
    url: `${address}?X-Amz-Expires=${seconds}`,
    accessKeyId,
    secretAccessKey,
    region,
    service: 's3',
    signQuery: true,
  });
  return (await signer.sign()).url.href;
}
