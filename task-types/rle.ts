/**
 * Masks as runs (COCO's run-length encoding): the pixels of a picture column by column, as lengths of runs that are
 * outside and inside in turn, the first outside. Source: cocodataset/cocoapi, common/maskApi.c.
 */

/** Pixels of a picture. `runs` adds up to width times height. */
export interface Mask {
  width: number;
  height: number;
  runs: readonly number[];
}

/** The pixels inside. */
export function maskArea({ runs }: Mask): number {
  return runs.reduce((sum, run, i) => (i % 2 ? sum + run : sum), 0);
}

/** The smallest upright rectangle around the pixels inside, as COCO counts it: whole pixels; all 0 when none is. */
export function maskBox({ runs, height }: Mask): { left: number; top: number; width: number; height: number } {
  let [left, right, top, bottom] = [Infinity, -1, Infinity, -1];
  let at = 0;
  for (const [i, run] of runs.entries()) {
    if (i % 2 && run > 0) {
      const last = at + run - 1;
      const [first, final] = [Math.floor(at / height), Math.floor(last / height)];
      left = Math.min(left, first);
      right = Math.max(right, final);
      // A run over the end of a column touches its bottom and the top of the next one.
      top = first === final ? Math.min(top, at % height) : 0;
      bottom = first === final ? Math.max(bottom, last % height) : height - 1;
    }
    at += run;
  }
  if (right < 0) return { left: 0, top: 0, width: 0, height: 0 };
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** `rleToString` of maskApi.c: from the third run on the difference to the one before the last, in groups of five bits. */
export function compressRuns(runs: readonly number[]): string {
  let text = '';
  for (let i = 0; i < runs.length; i++) {
    let x = i > 2 ? runs[i]! - runs[i - 2]! : runs[i]!;
    for (let more = true; more; ) {
      const bits = x & 0x1f;
      x >>= 5;
      more = bits & 0x10 ? x !== -1 : x !== 0;
      text += String.fromCharCode((more ? bits | 0x20 : bits) + 48);
    }
  }
  return text;
}

/** `rleFrString` of maskApi.c. @returns undefined for a text that is not one. */
export function decompressRuns(text: string): number[] | undefined {
  const runs: number[] = [];
  for (let at = 0; at < text.length; ) {
    let x = 0;
    for (let k = 0, more = true; more; k++) {
      const code = text.charCodeAt(at++) - 48;
      if (!(code >= 0 && code < 64) || k > 5) return undefined;
      x |= (code & 0x1f) << (5 * k);
      more = (code & 0x20) !== 0;
      if (!more && code & 0x10) x |= -1 << (5 * (k + 1));
    }
    runs.push(runs.length > 2 ? x + runs.at(-2)! : x);
  }
  return runs;
}

/** Whether the runs make a mask of this size. */
export function isMask({ width, height, runs }: Mask): boolean {
  let sum = 0;
  for (const run of runs) {
    if (!Number.isSafeInteger(run) || run < 0) return false;
    sum += run;
  }
  return sum === width * height;
}
