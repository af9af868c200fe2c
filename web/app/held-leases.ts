/** What this tab has under work, oldest first: it survives a reload, and another tab begins with nothing. */
import { type Claimed, isLost, readLease } from './labeling.ts';

const HELD = 'taskwright.leases';

function read(): string[] {
  try {
    return JSON.parse(sessionStorage.getItem(HELD) ?? '[]');
  } catch {
    return [];
  }
}

const write = (leaseIds: string[]): void => sessionStorage.setItem(HELD, JSON.stringify(leaseIds));

/** It is the one that is worked on now. */
export const push = (leaseId: string): void => write([...read().filter((one) => one !== leaseId), leaseId]);

export const drop = (leaseId: string): void => write(read().filter((one) => one !== leaseId));

/** How many there are; one that was taken back has another aside. */
export const count = (): number => read().length;

/** The one worked on last that is still held; null when there is none. */
export async function readLast(): Promise<Claimed | null> {
  for (;;) {
    const leaseId = read().at(-1);
    if (leaseId === undefined) return null;
    try {
      return await readLease(leaseId);
    } catch (error) {
      if (!isLost(error)) throw error;
      drop(leaseId);
    }
  }
}
