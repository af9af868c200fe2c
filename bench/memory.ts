/** Memory of a process on Linux; NaN elsewhere. Bytes. */
import { readFileSync, writeFileSync } from 'node:fs';

function statusOf(pid: number, field: string): number {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1]) * 1024;
  } catch {
    return Number.NaN;
  }
}

export const memoryOf = (pid: number): number => statusOf(pid, 'VmRSS');
/** The most since the process began, or since `forgetPeak`. */
export const peakOf = (pid: number): number => statusOf(pid, 'VmHWM');

export function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Where there is no /proc the peak is NaN anyway.
  }
}
