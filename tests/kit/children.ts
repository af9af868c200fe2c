/** No process that a test starts outlives the test's own. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const living = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});
// By default a signal ends the process without an exit event.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

export function track<C extends ChildProcess>(child: C): C {
  living.add(child);
  child.once('exit', () => {
    living.delete(child);
    // A grandchild that lives on would hold these open, and our process with them.
    setTimeout(() => child.stdio.forEach((stream) => void stream?.destroy()), 1000).unref();
  });
  return child;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Waits for the end, at most `limit` milliseconds; then kills the child. @throws when it came to that */
export async function ended(child: ChildProcess, limit = 15_000): Promise<Exit> {
  if (!hasEnded(child)) {
    const over = new AbortController();
    const late = sleep(limit, 'late' as const, { signal: over.signal });
    const how = await Promise.race([once(child, 'exit'), late]).finally(() => over.abort());
    if (how === 'late') {
      child.kill('SIGKILL');
      throw new Error(`the process did not end within ${limit} ms`);
    }
  }
  return { code: child.exitCode, signal: child.signalCode };
}
