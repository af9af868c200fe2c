/** What the form shows of an answer means that answer again, for any schema. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seededDraw } from '../../task-types/draw.ts';
import type { Json, JsonObject } from '../../task-types/kit.ts';
import { isObject, own } from '../../task-types/shared/json.ts';
import { sampleOf } from '../../task-types/shared/json-schema/sample.ts';
import type { Schema } from '../../task-types/shared/json-schema/schema.ts';
import { begin, definitionsOf, withNeeded } from '../../web/kit/schema-form/begin.ts';
import { chosenOf, isOfMake, partOf } from '../../web/kit/schema-form/parts.ts';
import { jsonText, numberText, type Read, readJson, readNumber } from '../../web/kit/schema-form/texts.ts';
import { drawn } from '../task-types/draw.ts';
import { rootSchema } from '../task-types/schema-arbitraries.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 500);

const understood = (read: Read): Json | undefined => {
  assert.ok('value' in read, JSON.stringify(read));
  return read.value;
};

/** Each part as its control shows it, and as it is understood from there. */
function reread(schema: Schema, value: Json, definitions: JsonObject, seen: Set<string>, depth = 0): Json | undefined {
  const part = partOf(schema, value, definitions, depth);
  seen.add(part.kind);
  switch (part.kind) {
    case 'object': {
      assert.ok(isObject(value));
      let built: JsonObject = {};
      const known = new Set<string>();
      for (const { name, schema: inner } of part.fields) {
        const given = own(value, name);
        if (given === undefined || partOf(inner, given, definitions, depth + 1).kind === 'never') continue;
        known.add(name);
        built = { ...built, [name]: reread(inner, given, definitions, seen, depth + 1)! };
      }
      const others = Object.entries(value).filter(([name]) => !known.has(name));
      built = { ...built, ...(understood(readJson(jsonText(Object.fromEntries(others)))) as JsonObject) };
      return withNeeded(schema, built, definitions, depth);
    }
    case 'array':
      assert.ok(Array.isArray(value));
      return value.map((one, index) => reread(part.itemAt(index), one, definitions, seen, depth + 1)!);
    case 'either': {
      const chosen = chosenOf(part.options, value, definitions);
      assert.ok(chosen >= 0, 'no alternative is chosen');
      return reread(part.options[chosen]!, value, definitions, seen, depth);
    }
    case 'choice':
      return part.options.find((one) => JSON.stringify(one.value) === JSON.stringify(value))?.value;
    case 'constant':
      return part.value;
    case 'number':
      return understood(readNumber(numberText(value), part.schema));
    case 'json':
      return understood(readJson(jsonText(value)));
    case 'never':
      return undefined;
    default:
      assert.equal(typeof value, part.kind === 'text' ? 'string' : 'boolean');
      return value;
  }
}

describe('the form of a schema', () => {
  it('reads any answer that fits, and means the same', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(drawn(rootSchema), fc.maxSafeInteger(), (given, seed) => {
        const schema: JsonObject = { ...given, type: 'object' };
        const sample = sampleOf(schema, seededDraw(seed, { width: 9, height: 9 }));
        if (sample === undefined) return;
        const definitions = definitionsOf(schema);
        assert.ok(isOfMake(schema, sample, definitions), JSON.stringify([schema, sample]));
        assert.deepEqual(reread(schema, sample, definitions, seen), sample, JSON.stringify([schema, sample]));
      }),
      { numRuns: ROUNDS },
    );
    const kinds = ['array', 'boolean', 'choice', 'constant', 'either', 'json', 'number', 'object', 'text'];
    assert.deepEqual([...seen].sort(), kinds);
  });

  it('begins with what nobody has to be asked for', () => {
    const schema = {
      type: 'object',
      required: ['kind', 'note', 'inner', 'list', 'name'],
      properties: {
        kind: { const: 'a' },
        note: { type: 'string' },
        name: { type: 'string', minLength: 1 },
        inner: { $ref: '#/$defs/inner' },
        list: { type: 'array', items: { type: 'number' } },
        maybe: { const: 1 },
      },
      $defs: { inner: { type: 'object', required: ['set'], properties: { set: { type: 'boolean', default: true } } } },
    };
    const begun = begin(schema, definitionsOf(schema));
    assert.deepEqual(begun, { kind: 'a', note: '', inner: { set: true }, list: [] });
  });

  it('asks by conditions of the schema', () => {
    const where = (label: string, properties: JsonObject): JsonObject => {
      const condition = { required: ['label'], properties: { label: { const: label } } };
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
      return { if: condition, then: { properties } };
    };
    const schema: JsonObject = {
      properties: { label: { enum: ['a', 'b'] } },
      allOf: [where('a', { page: { type: 'integer' } }), where('b', { text: { type: 'string' } })],
    };
    const asked = (value: JsonObject) => {
      const part = partOf(schema, value, {});
      return part.kind === 'object' ? part.fields.map(({ name }) => name) : part.kind;
    };
    assert.deepEqual(asked({}), ['label']);
    assert.deepEqual(asked({ label: 'a' }), ['label', 'page']);
    assert.deepEqual(asked({ label: 'b' }), ['label', 'text']);
  });

  it('takes numbers as they are written, and no others', () => {
    for (const [text, value] of [
      ['0,5', 0.5],
      ['-3', -3],
      ['1e3', 1000],
      ['', undefined],
      ['0.12345', 0.12345],
    ] as const) {
      assert.deepEqual(readNumber(text, {}), { value });
    }
    for (const text of ['1,000,000', 'x', '0x10', 'Infinity', '1 2'])
      assert.ok('problem' in readNumber(text, {}), text);
    assert.ok('problem' in readNumber('1.5', { type: 'integer' }));
    assert.ok('problem' in readNumber('11', { maximum: 10 }));
  });
});
