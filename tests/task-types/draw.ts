/**
 * Drawing values one after another inside an arbitrary, where later ones depend on earlier ones.
 * fast-check gives the seed; `fc.gen` does the same with shrinking, but takes 40 ms for one big value.
 */
import fc from 'fast-check';
import type { JsonObject } from '../../task-types/kit.ts';

/** Names that every object has already, and names with signs in them. */
const NASTY = ['constructor', 'toString', 'hasOwnProperty', '__defineGetter__', 'x\ny', '.', '/', '~1', 'not', '', ' '];
const LETTERS = [...'abcxyz019 _-$"\\.é😀'];

export class Draw {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }
  /** From 0 up to but without 1 (mulberry32). */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }
  real(min: number, max: number): number {
    return min + this.next() * (max - min);
  }
  flag(): boolean {
    return this.next() < 0.5;
  }
  pick<T>(values: readonly T[]): T {
    return values[this.int(0, values.length - 1)] as T;
  }
  /** At least one of the values, in their order. */
  some<T>(values: readonly T[]): T[] {
    const chosen = values.filter(() => this.flag());
    return chosen.length > 0 ? chosen : [this.pick(values)];
  }
  maybe<T>(make: () => T): T | undefined {
    return this.flag() ? make() : undefined;
  }
  times<T>(min: number, max: number, make: () => T): T[] {
    return Array.from({ length: this.int(min, max) }, make);
  }
  text(): string {
    return this.times(1, 6, () => this.pick(LETTERS)).join('');
  }
  /** A key as a client may choose it; `__proto__` the server refuses. */
  key(): string {
    return this.int(0, 3) === 0 ? this.pick(NASTY) : this.text();
  }
  /** Different keys, not empty ones. */
  keys(min: number, max: number): string[] {
    const found = new Set(this.times(min, max, () => this.key()).filter((key) => key !== ''));
    while (found.size < min) found.add(this.text());
    return [...found];
  }
  url(): string {
    return this.pick(['https://example.com/a.png', 's3://bucket/b', 'scaledata://c', 'Some text.']);
  }
  textFields(): { [key: string]: string } {
    return Object.fromEntries(this.times(1, 4, () => [this.key(), this.key()]));
  }
}

/** An arbitrary made of draws. */
export const drawn = <T>(make: (draw: Draw) => T): fc.Arbitrary<T> =>
  fc.noShrink(fc.integer()).map((seed) => make(new Draw(seed)));

/** The object without the keys that have no value, as JSON would have it. */
export const without = (object: { [key: string]: unknown }): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as JsonObject;

/** What an attachment can be. */
export const KINDS = ['text', 'image', 'video', 'audio', 'website', 'pdf'];
