import type { Draw } from '../../draw.ts';
import type { Json } from '../../kit.ts';
import type { Schema } from './schema.ts';

/** What the makers of values share. */
export interface Making {
  draw: Draw;
  /** A value for the schema; undefined where none was found. @param nth another one for each number, where there are. */
  make(schema: Schema, nth: number): Json | undefined;
  fits(schema: Schema, value: Json): boolean;
}
