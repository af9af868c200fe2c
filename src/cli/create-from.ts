/** taskwright create --from: the objects of a bucket -> a file of lines, one task each, which create then sends. */
import { hash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { ConfigError } from '../config.ts';
import { ListRefused, listObjects, type ObjectPlace } from '../net/list-objects.ts';
import type { ObjectStorage } from '../net/object-storage.ts';
import { reasonOf } from './api-client.ts';
import { Journal } from './create-journal.ts';
import { commonOf, type Source } from './create-source.ts';

/** Which objects, and what their tasks have in common. */
export interface From extends ObjectPlace {
  storage: ObjectStorage;
  /** The body of each create but for its attachment and unique_id. */
  common: { [key: string]: unknown };
}

/** What a task gets from its object. */
const OF_OBJECT = ['attachment', 'attachments', 'unique_id', 'idempotency_key', 'type'];

/** @param address `s3://bucket/prefix` or `gs://...`. @throws ConfigError */
export function fromOf(address: string, params: string | undefined, storage: ObjectStorage | undefined): From {
  const [, scheme, bucket, prefix = ''] = /^(s3|gs):\/\/([^/]+)(?:\/(.*))?$/is.exec(address) ?? [];
  if (!scheme || !bucket) throw new ConfigError('--from must be s3://bucket/prefix or gs://bucket/prefix');
  if (!storage) throw new ConfigError('--from needs TASKWRIGHT_S3_KEY and TASKWRIGHT_S3_SECRET');
  return { scheme: scheme.toLowerCase() as 's3' | 'gs', bucket, prefix, storage, common: commonOf(params, OF_OBJECT) };
}

export function fromSource(from: From, type: string): Source {
  return {
    flag: '--from',
    file: workFileOf(from, type),
    common: from.common,
    fill: (file, results) => listInto(file, results, from),
  };
}

/** Another name for other objects or params, so that a run never goes on with those of another. */
function workFileOf({ scheme, bucket, prefix, common }: From, type: string): string {
  const id = hash('sha256', JSON.stringify([scheme, bucket, prefix, type, common]), 'hex').slice(0, 12);
  return `${basename(bucket)}-${id}.jsonl`;
}

/** Objects that become tasks, folders that do not, and keys that no URL can name. */
export interface Listed {
  objects: number;
  folders: number;
  unnamable: number;
}

/**
 * Lists the objects into the file, unless a run on it was broken off: that goes on with the list it has. What a run
 * that is over left behind is removed.
 * @throws ConfigError when the store does not give a list.
 */
async function listInto(file: string, results: string, from: From): Promise<void> {
  const journal = `${file}.journal`;
  if (existsSync(file) && Journal.isUnderWay(journal, Date.now())) return;
  for (const old of [journal, results, file]) rmSync(old, { force: true });
  const part = openSync(`${file}.part`, 'w', 0o600);
  const listed = await walk(from, (keys) => {
    const lines = keys.map((key) => `${JSON.stringify(lineOf(from, key))}\n`).join('');
    writeSync(part, lines);
  });
  fsyncSync(part);
  closeSync(part);
  renameSync(`${file}.part`, file);
  process.stderr.write(`${said(from, listed)}\n`);
}

/** Counts them, and changes nothing. */
export async function countObjects(from: From): Promise<string> {
  return said(from, await walk(from, () => {}));
}

async function walk(from: From, take: (keys: string[]) => void): Promise<Listed> {
  const listed = { objects: 0, folders: 0, unnamable: 0 };
  try {
    for await (const page of listObjects(from, from.storage)) {
      const files = page.filter((key) => !key.endsWith('/'));
      const keys = files.filter((key) => !HAS_STEPS.test(key));
      listed.folders += page.length - files.length;
      listed.unnamable += files.length - keys.length;
      listed.objects += keys.length;
      take(keys);
    }
  } catch (error) {
    const why = error instanceof ListRefused ? error.message : reasonOf(error);
    throw new ConfigError(`${addressOf(from)} cannot be listed: ${why}`);
  }
  return listed;
}

/** URLs take `.` and `..` for steps in the path, however they are written: they would name another object. */
const HAS_STEPS = /(^|\/)\.{1,2}(\/|$)/;

const addressOf = ({ scheme, bucket, prefix }: ObjectPlace): string => `${scheme}://${bucket}/${prefix}`;

function lineOf({ scheme, bucket }: ObjectPlace, key: string) {
  const url = `${scheme}://${bucket}/${key}`;
  return { attachment: url, unique_id: url };
}

function said(from: From, { objects, folders, unnamable }: Listed): string {
  const also = [
    ...(folders ? [`${folders} ${folders === 1 ? 'folder' : 'folders'} left out`] : []),
    ...(unnamable ? [`${unnamable} left out whose keys have "." or ".." as a step`] : []),
  ];
  return [`${objects} objects in ${addressOf(from)}`, ...also].join(', ');
}
