/** taskwright replay: a recording against any server that speaks the API, and what it answers otherwise. */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ConfigError, readCommandLine } from '../config.ts';
import { differences, MadeNames } from '../rules/answers-differ.ts';
import type { Exchange, RecordedBody } from '../rules/exchange.ts';
import { reasonOf } from './api-client.ts';
import { asksForHelp } from './help.ts';

const USAGE = `Usage: taskwright replay FILE [flags]

Sends the requests of a recording (taskwright emulate --record FILE) one after another, and prints where the answers
differ from the recorded ones; ids and times aside. Ends with 0 when none does, with 1 otherwise.

  --url URL    the server (http://127.0.0.1:3000)
  --key KEY    the API key for all of them; without it each recorded key is a new world of an emulator
`;

/** Milliseconds. */
const ANSWER_LIMIT = 300_000;
/** These may differ without anything being wrong for a client. */
const COMPARED_HEADERS = ['idempotent-replayed', 'retry-after'];

export async function run(args: string[]): Promise<number> {
  if (asksForHelp(args)) {
    process.stdout.write(USAGE);
    return 0;
  }
  const { config, flags, positionals } = readCommandLine(args, process.env, ['url', 'key']);
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new ConfigError('replay needs one FILE; see taskwright replay --help');
  const url = (flags.url ?? `http://127.0.0.1:${config.port}`).replace(/\/+$/, '');
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new ConfigError('--url must be an http(s) URL');
  const key = flags.key ?? process.env.TASKWRIGHT_KEY;
  const player = new Player(url, key === undefined ? freshWorlds() : () => key);
  let [line, differing] = [0, 0];
  for await (const text of linesOf(file)) {
    line++;
    if (text.trim() === '') continue;
    const exchange = exchangeOf(text, file, line);
    const found = await player.play(exchange);
    if (found.length > 0) differing++;
    const { method, url: path } = exchange.request;
    for (const difference of found) process.stdout.write(`line ${line}  ${method} ${path}  ${difference}\n`);
  }
  process.stdout.write(`${player.played} exchanges, ${differing} answered otherwise\n`);
  return differing === 0 ? 0 : 1;
}

/** Keys that no test has used before: the emulator makes a world of each. */
function freshWorlds(): (name: string) => string {
  const run = randomBytes(6).toString('hex');
  return (name) => name.replace(/^(test|live)_/, `$1_replay_${run}_`);
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file);
  const opened = new Promise<void>((resolve, reject) => input.once('open', () => resolve()).once('error', reject));
  await opened.catch((error: Error) => {
    throw new ConfigError(error.message);
  });
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}

/** @throws ConfigError */
function exchangeOf(text: string, file: string, line: number): Exchange {
  try {
    const exchange = JSON.parse(text) as Exchange;
    if (typeof exchange.request.url === 'string' && typeof exchange.response.status === 'number') return exchange;
  } catch {
    // The sentence below says it for both.
  }
  throw new ConfigError(`line ${line} of ${file} is no exchange`);
}

class Player {
  played = 0;
  private readonly names = new MadeNames();
  private readonly url: string;
  private readonly keyFor: (name: string) => string;

  constructor(url: string, keyFor: (name: string) => string) {
    this.url = url;
    this.keyFor = keyFor;
  }

  /** @returns in words where the answer differs from the recorded one. */
  async play({ key, request, response }: Exchange): Promise<string[]> {
    this.played++;
    const body = bytesOf(request, (text) => this.names.translate(text));
    let answer: Response;
    let now: Buffer;
    try {
      answer = await fetch(this.url + this.names.translate(request.url), {
        method: request.method,
        headers: { ...request.headers, authorization: `Bearer ${this.keyFor(key)}` },
        ...(body && { body }),
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_LIMIT),
      });
      now = Buffer.from(await answer.arrayBuffer());
    } catch (error) {
      return [`no answer: ${reasonOf(error)}`];
    }
    const found: string[] = [];
    if (answer.status !== response.status) found.push(`status: recorded ${response.status}, now ${answer.status}`);
    for (const name of COMPARED_HEADERS) {
      const [then, got] = [response.headers[name], answer.headers.get(name) ?? undefined];
      if (then !== got) found.push(`${name}: recorded ${then ?? 'nothing'}, now ${got ?? 'nothing'}`);
    }
    const then = bytesOf(response, (text) => text) ?? Buffer.alloc(0);
    return [...found, ...differences(then.toString('utf8'), now.toString('utf8'), this.names)];
  }
}

function bytesOf({ body, body_base64: base64 }: RecordedBody, change: (text: string) => string) {
  if (body !== undefined) return Buffer.from(change(body));
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
}
