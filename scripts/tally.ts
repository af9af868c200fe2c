/** Counts the tests of a run: those that hold no others. Node's own sum counts the parents too. */
import { basename } from 'node:path';
import type { EventData } from 'node:test';

type Ended = EventData.TestPass | EventData.TestFail;

export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  /** For each depth, what has ended there since the last end of a parent. */
  private readonly depths: { failed: boolean }[] = [];

  /** Takes `test:pass` and `test:fail` in the order in which Node tells them: file by file, children before their parent. */
  add(ended: Ended, passed: boolean): void {
    const { file = '(none)', name, nesting, details } = ended;
    const { depths } = this;
    const children = depths[nesting + 1];
    depths.length = Math.min(depths.length, nesting + 1);
    depths[nesting] = { failed: !passed || (depths[nesting]?.failed ?? false) };

    const isParent = children !== undefined || details.type === 'suite';
    // A hook after the tests can fail a parent whose children are all well.
    if (isParent && (passed || children?.failed)) return;
    // A file without a test passes under its own name.
    if (passed && nesting === 0 && name.endsWith(basename(file))) return;
    if (ended.skip !== undefined || ended.todo !== undefined) this.skipped++;
    else if (passed) this.passed++;
    else this.failed++;
  }

  /** `N passed, N failed`, which CI reads. */
  toString(): string {
    const skipped = this.skipped ? `, ${this.skipped} skipped` : '';
    return `${this.passed} passed, ${this.failed} failed${skipped}`;
  }
}
