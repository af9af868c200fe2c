import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Milliseconds. */
const START_LIMIT = 60_000;

export interface Spawned {
  url: string;
  pid: number;
  /** Milliseconds from the spawn to the line that says it listens. */
  startedIn: number;
  stop(): Promise<void>;
}

/** Any server that prints where it listens. */
export async function spawnServer(args: string[]): Promise<Spawned> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const { promise, resolve, reject } = Promise.withResolvers<{ url: string; startedIn: number }>();
  const timer = setTimeout(() => reject(new Error('the server did not listen in time')), START_LIMIT);
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    // What follows is of no interest, but a full pipe would hold the server up.
    if (printed.length < 100_000) printed += text;
    const url = /listen\w* on (http:\/\/[\w.:]+)/.exec(printed)?.[1];
    if (url) resolve({ url, startedIn: performance.now() - began });
  });
  child.once('exit', () => reject(new Error(`the server ended at its start\n${printed}`)));
  try {
    const { url, startedIn } = await promise;
    return {
      url,
      startedIn,
      pid: child.pid!,
      async stop() {
        const exit = once(child, 'exit');
        child.kill('SIGTERM');
        await exit;
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
