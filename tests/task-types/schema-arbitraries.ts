/** JSON Schemas as clients may send them. */
import type { Json, JsonObject } from '../../task-types/kit.ts';
import { type Draw, without } from './draw.ts';

const PATTERNS = ['^[a-z]{2,4}$', '\\d+', '^(?:a|bc)*$', '^\\p{Lu}', '[^x]$', '^v\\d+\\.\\d+$'];

function numbers(draw: Draw): JsonObject {
  const least = draw.maybe(() => draw.int(-9, 9));
  return without({
    minimum: least,
    maximum: draw.maybe(() => (least ?? 0) + draw.int(0, 9)),
    multipleOf: draw.int(0, 3) === 0 ? draw.int(1, 3) : undefined,
    exclusiveMinimum: draw.int(0, 3) === 0 ? (least ?? 0) - 1 : undefined,
  });
}

function texts(draw: Draw): JsonObject {
  if (draw.int(0, 3) === 0) return { pattern: draw.pick(PATTERNS) };
  if (draw.int(0, 3) === 0) return { format: draw.pick(['date', 'date-time', 'email', 'uri', 'uuid', 'time']) };
  const least = draw.maybe(() => draw.int(0, 4));
  return without({ minLength: least, maxLength: draw.maybe(() => (least ?? 0) + draw.int(0, 4)) });
}

function lists(draw: Draw, depth: number): JsonObject {
  const least = draw.maybe(() => draw.int(0, 3));
  return without({
    items: draw.maybe(() => schema(draw, depth - 1)),
    prefixItems: draw.int(0, 3) === 0 ? draw.times(1, 2, () => schema(draw, depth - 1)) : undefined,
    minItems: least,
    maxItems: draw.maybe(() => (least ?? 0) + draw.int(1, 3)),
  });
}

function objects(draw: Draw, depth: number): JsonObject {
  const names = draw.keys(0, 3);
  return without({
    properties: Object.fromEntries(names.map((name) => [name, schema(draw, depth - 1)])),
    required: names.length ? draw.maybe(() => draw.some(names)) : undefined,
    additionalProperties: draw.maybe(() => (draw.flag() ? false : schema(draw, depth - 1))),
  });
}

/** One that most often has values that fit. */
export function schema(draw: Draw, depth: number): JsonObject {
  const kind = draw.int(0, depth > 0 ? 9 : 5);
  if (kind === 0) return { enum: draw.keys(1, 4) };
  if (kind === 1) return { const: draw.pick<Json>(['x', 1, null, true, { a: [1] }]) };
  if (kind === 2) return { type: draw.pick(['number', 'integer']), ...numbers(draw) };
  if (kind === 3) return { type: 'string', ...texts(draw) };
  if (kind === 4) return { type: draw.pick<Json>(['boolean', 'null', ['string', 'null']]) };
  if (kind === 5) return { type: 'string', description: draw.text() };
  if (kind === 6) return { anyOf: draw.times(1, 3, () => schema(draw, depth - 1)) };
  if (kind === 7) return { type: 'array', ...lists(draw, depth) };
  if (kind === 8) return { $ref: '#/$defs/a' };
  return { type: 'object', ...objects(draw, depth) };
}

/** One of objects. */
export function rootSchema(draw: Draw): JsonObject {
  const $defs = { a: schema(draw, 0) };
  return without({ type: draw.maybe(() => 'object'), $defs, ...objects(draw, draw.int(1, 3)) });
}
