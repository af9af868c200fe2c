/** Drawing values one after another inside an arbitrary, where later ones depend on earlier ones. */
import fc from 'fast-check';
import type { JsonObject } from '../../task-types/kit.ts';

const itself = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T> => arbitrary;

export class Draw {
  readonly g: fc.GeneratorValue;

  constructor(g: fc.GeneratorValue) {
    this.g = g;
  }
  of<T>(arbitrary: fc.Arbitrary<T>): T {
    return this.g(itself<T>, arbitrary);
  }
  flag(): boolean {
    return this.of(fc.boolean());
  }
  int(min: number, max: number): number {
    return this.of(fc.integer({ min, max }));
  }
  pick<T>(values: readonly T[]): T {
    return values[this.int(0, values.length - 1)] as T;
  }
  /** At least one of the values. */
  some<T>(values: readonly T[]): T[] {
    return this.of(fc.subarray([...values], { minLength: 1 }));
  }
  maybe<T>(make: () => T): T | undefined {
    return this.flag() ? make() : undefined;
  }
}

/** An arbitrary made of draws. */
export const drawn = <T>(make: (draw: Draw) => T): fc.Arbitrary<T> => fc.gen().map((g) => make(new Draw(g)));

/** The object without the keys that have no value, as JSON would have it. */
export const without = (object: { [key: string]: unknown }): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as JsonObject;

/** Names that every object has already, names with signs in them, and any others; `__proto__` the server refuses. */
const NASTY = [
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'x\ny',
  '.',
  '/',
  '~1',
  'not',
];
export const key = fc
  .oneof(fc.constantFrom(...NASTY), fc.string({ minLength: 1, maxLength: 8 }))
  .filter((name) => name !== '__proto__');
export const url = fc.constantFrom('https://example.com/a.png', 's3://bucket/b', 'scaledata://c', 'Some text.');
export const textFields = fc.dictionary(key, fc.string(), { minKeys: 1, maxKeys: 4 });
