/** A running server over HTTP, for the commands that work against one. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type CommandLine, ConfigError } from '../config.ts';

export interface Target {
  /** Without a slash at its end. */
  url: string;
  key: string;
}

export const TARGET_FLAGS = ['url', 'key'];
export const TARGET_HELP = `  --url URL    the server (http://127.0.0.1:3000)
  --key KEY    an API key; or TASKWRIGHT_KEY in the environment, which other users of the machine cannot see
`;

/** Milliseconds. The largest request of ours takes some seconds. */
const ANSWER_LIMIT = 300_000;
/** A restart of the server, or a short failure of its store, is waited out. */
const TRIES = 8;
const LONGEST_PAUSE = 15_000;

/** @throws ConfigError */
export function targetOf({ config, flags }: CommandLine, env: NodeJS.ProcessEnv): Target {
  const url = flags.url ?? `http://127.0.0.1:${config.port}`;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new ConfigError('--url must be an http(s) URL');
  const key = flags.key ?? env.TASKWRIGHT_KEY;
  if (!key) throw new ConfigError('a key is needed: --key or TASKWRIGHT_KEY');
  return { url: url.replace(/\/+$/, ''), key };
}

export function authorization({ key }: Target): string {
  return `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
}

export interface Posted {
  status: number;
  text: string;
}

/** What may go well the next time: nothing was done, or doing it again is safe. */
export const isPassing = (status: number): boolean => status === 429 || status >= 500;

/**
 * Posts until there is an answer that stays so; the request has to be safe to repeat.
 * @param isDone what else has to be true of the answer.
 * @throws ConfigError when there is none after about a minute and a half.
 */
export async function post(
  target: Target,
  path: string,
  { type, body }: { type: string; body: Uint8Array<ArrayBuffer> },
  isDone: (answer: Posted) => boolean,
): Promise<Posted> {
  let last = '';
  for (let tries = 0; tries < TRIES; tries++) {
    if (tries > 0) await sleep(Math.min(500 * 2 ** tries, LONGEST_PAUSE) * (0.5 + Math.random() / 2));
    try {
      const answer = await fetch(target.url + path, {
        method: 'POST',
        headers: { authorization: authorization(target), 'content-type': type },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_LIMIT),
      });
      const posted = { status: answer.status, text: await answer.text() };
      if (!isPassing(posted.status) && isDone(posted)) return posted;
      last = posted.text.slice(0, 300);
    } catch (error) {
      last = reasonOf(error);
    }
  }
  throw new ConfigError(`${target.url} gave no answer after ${TRIES} tries: ${last}`);
}

export function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message} (${cause.message || (cause as NodeJS.ErrnoException).code})` : message;
}

/** The sentence of an error's envelope, or what came instead. */
export function errorOf({ status, text }: Posted): string {
  try {
    return `${status} ${(JSON.parse(text) as { error: string }).error}`;
  } catch {
    return `${status} ${text.slice(0, 300)}`;
  }
}
