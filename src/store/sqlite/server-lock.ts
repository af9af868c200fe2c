import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreRefused } from '../db.ts';
import { DirectoryInUse } from '../directory-in-use.ts';
import { isLocked, refusesToOpen } from './connection.ts';

const LOCK = 'serve.lock';
const PID = 'serve.pid';

/**
 * Takes the data directory for one server, whose loops and caches count on being the only ones. What holds is a write
 * transaction on an empty database beside the real one: SQLite asks the operating system for its lock, which ends with
 * the process however it ends, so that nothing is left that could block the next start. Whoever reads or writes the
 * real database is not kept from it.
 * @returns gives the directory back. As long as it can be called the lock is kept from the garbage collector.
 * @throws DirectoryInUse, StoreRefused
 */
export function takeDirectory(dataDir: string): () => void {
  const pidFile = join(dataDir, PID);
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(dataDir, LOCK), { timeout: 0 });
    // No journal file: nothing is ever written. Immediate and not exclusive: of many who ask at once exactly one gets it.
    lock.exec('pragma journal_mode = memory; begin immediate');
  } catch (error) {
    lock?.close();
    if (isLocked(error)) throw new DirectoryInUse(holderIn(pidFile));
    if (!refusesToOpen(error)) throw error;
    throw new StoreRefused(`the data directory ${resolve(dataDir)} cannot be used: ${(error as Error).message}`);
  }
  // For people to read; it decides nothing.
  writeFileSync(pidFile, `${process.pid}\n`);
  return () => {
    rmSync(pidFile, { force: true });
    lock.close();
  };
}

/** A process that died has left its id behind until the next one writes its own: only one that lives is named. */
function holderIn(pidFile: string): number | undefined {
  try {
    const pid = Number(readFileSync(pidFile, 'utf8'));
    return pid > 0 && isAlive(pid) ? pid : undefined;
  } catch {
    // It has not been written yet, or was just removed.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
