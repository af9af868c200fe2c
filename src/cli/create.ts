/** taskwright create: a file of any size, in chunks, each line once however often it is broken off. */
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  statSync,
  writeSync,
} from 'node:fs';
import { type CommandLine, ConfigError, readCommandLine } from '../config.ts';
import {
  errorOf,
  isPassing,
  type Posted,
  post,
  TARGET_FLAGS,
  TARGET_HELP,
  type Target,
  targetOf,
} from './api-client.ts';
import { type Chunk, chunksOf } from './create-chunks.ts';
import { cocoSource } from './create-coco.ts';
import { countObjects, fromOf, fromSource } from './create-from.ts';
import { Journal, keyHash, type Progress } from './create-journal.ts';
import type { Source } from './create-source.ts';
import { asksForHelp } from './help.ts';

const USAGE = `Usage: taskwright create --file FILE.jsonl [flags]
       taskwright create --from s3://BUCKET/PREFIX --type TYPE [--params FILE.json] [flags]
       taskwright create --coco FILE.json --type TYPE [--attachment-prefix URL] [--params FILE.json] [flags]

Creates a task for each line of the file, a JSON object as the body of a create, with its "type". Against a running
server. FILE.jsonl.journal keeps how far it has come: broken off anywhere and run again, it goes on, and each line
becomes one task. FILE.jsonl.results gets a line for each: {"line", "status_code", "task_id" or "error"}.
With --from (s3:// or gs://) it creates a task for each object of a bucket, whose URL is its attachment and its unique_id:
run again, it adds only what is new. The list, journal and results are BUCKET-....jsonl* in the current
directory; the settings TASKWRIGHT_S3_* give the store's address and keys.
With --coco it creates a task for each image of a COCO file, with its annotations as the hypothesis to start from; the
categories become the labels, unless --params names some. The lines, journal and results are FILE-....jsonl* in the current
directory: run again, it goes on, and makes nothing twice.
Ends with 0 when every line became a task, with 1 when some were refused.

  --file FILE  the lines; blank ones are skipped
  --type TYPE  the type of lines that name none
  --from URL   s3://BUCKET/PREFIX or gs://BUCKET/PREFIX; keys that end in a slash are skipped
  --coco FILE  categories, images and annotations in COCO's form
  --attachment-prefix URL  of --coco: what stands before each file_name; without it coco_url is the attachment
  --params FILE  a JSON object with what all tasks of --from or --coco have in common
  --dry-run    with --from: only count the objects
${TARGET_HELP}  --out FILE   where the results go
  --chunk N    lines a request, 1 to 10000 (1000)
  --parallel N requests at once, 1 to 16 (2)
`;

/** The one flag without a value. */
const DRY_RUN = '--dry-run';
/** Lines a request may have. */
const MOST_LINES = 10_000;

interface Wish {
  file: string;
  out: string;
  type: string | undefined;
  source: Source | undefined;
  size: number;
  parallel: number;
  target: Target;
}

export async function run(args: string[]): Promise<number> {
  if (asksForHelp(args)) {
    process.stdout.write(USAGE);
    return 0;
  }
  const own = [
    ...TARGET_FLAGS,
    'file',
    'type',
    'from',
    'coco',
    'attachment-prefix',
    'params',
    'out',
    'chunk',
    'parallel',
  ];
  const isDryRun = args.includes(DRY_RUN);
  const line = readCommandLine(
    args.filter((arg) => arg !== DRY_RUN),
    process.env,
    own,
  );
  const { from: address, coco, params, 'attachment-prefix': prefix } = line.flags;
  if (address !== undefined && coco !== undefined) throw new ConfigError('--from and --coco exclude each other');
  const from = address === undefined ? undefined : fromOf(address, params, line.config.objectStorage);
  if (!from && isDryRun) throw new ConfigError('--dry-run belongs to --from');
  if (!from && coco === undefined && params !== undefined)
    throw new ConfigError('--params belongs to --from and --coco');
  if (coco === undefined && prefix !== undefined) throw new ConfigError('--attachment-prefix belongs to --coco');
  if (from && isDryRun) {
    process.stdout.write(`${await countObjects(from)}\n`);
    return 0;
  }
  const { type: wanted } = line.flags;
  const named = (flag: string): string => {
    if (wanted === undefined) throw new ConfigError(`${flag} needs --type`);
    return wanted;
  };
  const source = from
    ? fromSource(from, named('--from'))
    : coco === undefined
      ? undefined
      : await cocoSource(coco, { type: named('--coco'), prefix, params });
  const wish = wishOf(line, source, process.env);
  await source?.fill(wish.file, wish.out);
  const { target, type = null } = wish;
  const head = { sha256: await hashOf(wish.file), url: target.url, key: keyHash(target.key), type };
  const runId = randomBytes(12).toString('hex');
  const journal = Journal.open(`${wish.file}.journal`, head, { runId, now: Date.now() });
  try {
    return await send(wish, journal);
  } finally {
    journal.close();
  }
}

function wishOf(line: CommandLine, source: Source | undefined, env: NodeJS.ProcessEnv): Wish {
  const { type } = line.flags;
  if (source && line.flags.file !== undefined) throw new ConfigError(`--file and ${source.flag} exclude each other`);
  const file = source ? source.file : line.flags.file;
  if (!file) throw new ConfigError('create needs --file, --from or --coco; see taskwright create --help');
  if (!source && !(existsSync(file) && statSync(file).isFile())) throw new ConfigError(`there is no file ${file}`);
  const { out = `${file}.results` } = line.flags;
  const size = numberOf('chunk', line.flags.chunk ?? '1000', MOST_LINES);
  return {
    file,
    out,
    type,
    source,
    size,
    parallel: numberOf('parallel', line.flags.parallel ?? '2', 16),
    target: targetOf(line, env),
  };
}

function numberOf(flag: string, text: string, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > most) throw new ConfigError(`--${flag} must be 1 to ${most}`);
  return number;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(bytes);
  return hash.digest('hex');
}

/** Some chunks are under way at once; their results are written, and noted in the journal, in their order. */
async function send(wish: Wish, journal: Journal): Promise<number> {
  let { progress } = journal;
  const show = progressLine(statSync(wish.file).size, progress);
  if (!progress.done) {
    const results = openSync(wish.out, existsSync(wish.out) ? 'r+' : 'w', 0o600);
    // Results of chunks that the journal does not know are sent for again.
    ftruncateSync(results, progress.results);
    const chunks = chunksOf(wish.file, {
      from: progress,
      size: wish.size,
      type: wish.type,
      common: wish.source?.common,
      keyOf: (line) => `${journal.runId}:${line}`,
    });
    for await (const { chunk, answer } of inOrder(chunks, wish)) {
      progress = write(results, progress, chunk, answer, wish.source?.flag === '--from');
      journal.note(progress);
      show(progress);
    }
    progress = { ...progress, done: true };
    journal.note(progress);
    closeSync(results);
  }
  show(progress, true);
  return progress.refused > 0 ? 1 : 0;
}

interface Answered {
  chunk: Chunk;
  answer: Result[];
}

interface Result {
  status_code: number;
  task_id?: string;
  error?: string;
}

async function* inOrder(chunks: AsyncGenerator<Chunk>, { target, parallel }: Wish): AsyncGenerator<Answered> {
  const underWay: Promise<Answered>[] = [];
  for await (const chunk of chunks) {
    const sent = sendChunk(target, chunk);
    // It is awaited when its turn comes; until then its failure is not nobody's.
    sent.catch(() => {});
    underWay.push(sent);
    if (underWay.length >= parallel) yield await underWay.shift()!;
  }
  for (const sent of underWay) yield await sent;
}

/** @throws ConfigError when the server refuses the request as a whole, or is not there. */
async function sendChunk(target: Target, chunk: Chunk): Promise<Answered> {
  // An item that could not be done just now: the whole chunk again, those that are done give back their results.
  const isDone = (posted: Posted) =>
    posted.status !== 200 || !resultsOf(posted).some((result) => isPassing(result.status_code));
  const posted = await post(target, '/v1/tasks/bulk', { type: 'application/x-ndjson', body: chunk.body }, isDone);
  if (posted.status !== 200) throw new ConfigError(`the server refuses: ${errorOf(posted)}`);
  const answer = resultsOf(posted);
  if (answer.length !== chunk.lines.length) {
    throw new ConfigError(
      `the server gave ${answer.length} results for ${chunk.lines.length} lines: is it Taskwright?`,
    );
  }
  return { chunk, answer };
}

const resultsOf = ({ text }: Posted): Result[] => (JSON.parse(text) as { results: Result[] }).results;

/** On disk when it returns. @returns how far the run is then. */
function write(results: number, before: Progress, chunk: Chunk, answer: Result[], isFrom: boolean): Progress {
  const text = answer.map((result, i) => `${JSON.stringify({ line: chunk.lines[i], ...result })}\n`).join('');
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(results, bytes, done, bytes.length - done, before.results + done);
  }
  fdatasyncSync(results);
  const created = answer.filter((result) => result.status_code === 200).length;
  const existing = isFrom ? answer.filter(isTaken).length : 0;
  return {
    ...chunk.next,
    results: before.results + bytes.length,
    created: before.created + created,
    existing: before.existing + existing,
    refused: before.refused + answer.length - created - existing,
  };
}

/** The object has its task: another run made it. */
const isTaken = ({ status_code, error = '' }: Result): boolean =>
  status_code === 409 && error.startsWith('The unique_id (');

const doneOf = ({ created, existing, refused }: Progress): number => created + existing + refused;

/** Tells on stderr how far it is: over and over on one line of a terminal, else every ten seconds. */
function progressLine(size: number, begin: Progress) {
  const since = Date.now();
  let told = since;
  return (progress: Progress, isLast = false): void => {
    const { offset, created, existing, refused } = progress;
    const lines = doneOf(progress);
    const now = Date.now();
    if (!isLast && now - told < (process.stderr.isTTY ? 200 : 10_000)) return;
    told = now;
    const rate = Math.round(((lines - doneOf(begin)) / Math.max(now - since, 1)) * 1000);
    const percent = size === 0 ? 100 : Math.min(100, Math.floor((offset / size) * 100));
    const there = existing > 0 ? `, ${existing} there already` : '';
    const text = `${percent}%: ${created} created${there}, ${refused} refused, ${rate} a second`;
    process.stderr.write(
      process.stderr.isTTY && !isLast ? `\r${text}   ` : `${process.stderr.isTTY ? '\r' : ''}${text}\n`,
    );
  };
}
