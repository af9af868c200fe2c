import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ended, hasEnded, track } from '../kit/children.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples');
const TYPESCRIPT = [process.execPath, 'labeler.ts'] as const;
const PYTHON = ['python3', 'labeler.py'] as const;

export interface ExampleLabeler {
  name: string;
  /** The ids of the tasks that it says it answered. */
  answered(): string[];
  stop(): Promise<void>;
}

/** One of each language; the second is a TypeScript one too where there is no Python. */
export function startLabelers(url: string, people: { key: string }[]): ExampleLabeler[] {
  const second = spawnSync('python3', ['--version']).status === 0 ? PYTHON : TYPESCRIPT;
  return people.map(({ key }, i) => start(i === 0 ? TYPESCRIPT : second, url, key));
}

function start([command, file]: readonly [string, string], url: string, key: string): ExampleLabeler {
  const env = { ...process.env, TASKWRIGHT_URL: url, TASKWRIGHT_KEY: key, POLL_SECONDS: '0.1' };
  // What it says of a server that is away is expected here.
  const child: ChildProcess = track(
    spawn(command, [join(EXAMPLES, file)], { env, stdio: ['ignore', 'pipe', 'ignore'] }),
  );
  let printed = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  return {
    name: file,
    answered: () => [...printed.matchAll(/^answered \d+: (\S+)$/gm)].map((match) => match[1]!),
    async stop() {
      if (!hasEnded(child)) child.kill('SIGKILL');
      await ended(child);
    },
  };
}
