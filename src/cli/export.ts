/** taskwright export: all tasks of a filter into a file. */
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { ConfigError, readCommandLine } from '../config.ts';
import { authorization, errorOf, reasonOf, TARGET_FLAGS, TARGET_HELP, type Target, targetOf } from './api-client.ts';
import { asksForHelp } from './help.ts';

const USAGE = `Usage: taskwright export --out FILE [flags]

Writes all tasks, newest first. Against a running server. The file appears when it is whole: what was broken off
leaves none, and is begun anew.

  --out FILE     where they go; - for stdout, which is whole only when this ends with 0
  --format F     jsonl, csv, coco, yolo, yolo-seg, voc or spacy (jsonl)
  --query Q      filters of GET /v1/tasks, as in a URL: "status=completed&tags=cows"
${TARGET_HELP}`;

export async function run(args: string[]): Promise<number> {
  if (asksForHelp(args)) {
    process.stdout.write(USAGE);
    return 0;
  }
  const line = readCommandLine(args, process.env, [...TARGET_FLAGS, 'out', 'format', 'query']);
  const { out, format = 'jsonl', query = '' } = line.flags;
  if (!out) throw new ConfigError('export needs --out; see taskwright export --help');
  const params = new URLSearchParams(query);
  params.set('format', format);
  const answer = await open(targetOf(line, process.env), params);
  const part = `${out}.part`;
  try {
    const bytes = Readable.fromWeb(answer.body as ReadableStream);
    await pipeline(bytes, out === '-' ? process.stdout : createWriteStream(part, { mode: 0o600 }), {
      end: out !== '-',
    });
  } catch (error) {
    if (out !== '-') rmSync(part, { force: true });
    throw new ConfigError(`the export was broken off: ${reasonOf(error)}`);
  }
  if (out !== '-') renameSync(part, out);
  return 0;
}

async function open(target: Target, params: URLSearchParams): Promise<Response> {
  let answer: Response;
  try {
    const headers = { authorization: authorization(target), 'accept-encoding': 'gzip' };
    answer = await fetch(`${target.url}/v1/tasks/export?${params}`, { headers, redirect: 'error' });
  } catch (error) {
    throw new ConfigError(`${target.url} gave no answer: ${reasonOf(error)}`);
  }
  if (answer.status === 200) return answer;
  throw new ConfigError(`the server refuses: ${errorOf({ status: answer.status, text: await answer.text() })}`);
}
