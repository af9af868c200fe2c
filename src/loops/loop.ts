import type { Logger } from 'pino';

/** Work that is done again and again beside the requests. */
export interface Loop {
  name: string;
  /** Milliseconds between two runs. */
  every: number;
  /** One run, for the loop and for tests. */
  runOnce(): Promise<void>;
}

/** Runs the loops until stopped. A run that fails is logged and tried again at the next turn. @returns stop, which waits for runs under way. */
export function startLoops(loops: Loop[], log: Logger): () => Promise<void> {
  const ends = loops.map((loop) => start(loop, log));
  return async () => {
    await Promise.all(ends.map((end) => end()));
  };
}

function start(loop: Loop, log: Logger): () => Promise<void> {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const turn = (): void => {
    running = loop
      .runOnce()
      .catch((error: unknown) => log.error({ err: error, loop: loop.name }, 'loop failed'))
      .then(() => {
        if (!stopped) timer = setTimeout(turn, loop.every);
      });
  };
  timer = setTimeout(turn, loop.every);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
