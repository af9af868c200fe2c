import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { CONSTANT, seededDraw } from '../../task-types/draw.ts';
import type { Json, JsonObject } from '../../task-types/kit.ts';
import { schemaProblem } from '../../task-types/shared/json-schema/check.ts';
import { FORMATS } from '../../task-types/shared/json-schema/formats.ts';
import { sampleOf } from '../../task-types/shared/json-schema/sample.ts';
import { valueProblem } from '../../task-types/shared/json-schema/validate.ts';
import { drawn } from './draw.ts';
import { rootSchema, schema } from './schema-arbitraries.ts';

const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false, validateFormats: false });
const judgedByAjv = (given: JsonObject, value: Json): boolean => {
  const verdict = ajv.compile(given)(value);
  ajv.removeSchema(given);
  return verdict;
};
const fits = (given: unknown, value: Json): boolean => valueProblem(given, value) === undefined;

describe('the check', () => {
  test('judges as another implementation does, by every keyword', () => {
    const cases: [JsonObject, Json[]][] = [
      [{ type: 'integer' }, [1, 1.0, 1.5, '1', null]],
      [{ type: ['string', 'null'] }, ['', null, 0, {}]],
      [{ const: { a: [1, { b: 2 }] } }, [{ a: [1, { b: 2 }] }, { a: [{ b: 2 }, 1] }, 1]],
      [{ enum: [1, 'a', null, [1]] }, [1, '1', null, [1], []]],
      [{ minimum: 2, exclusiveMaximum: 4 }, [1.9, 2, 4, 3.9, 'x']],
      [{ maximum: 2, exclusiveMinimum: -1, multipleOf: 0.5 }, [2.1, 2, -1, -0.5, 0.3]],
      [{ minLength: 2, maxLength: 3 }, ['😀', '😀😀', 'abcd', 5]],
      [{ pattern: 'a+b$' }, ['aab', 'ab.', 1]],
      [
        { minItems: 1, maxItems: 2, uniqueItems: true },
        [
          [],
          [1, 1],
          [1, 2],
          [
            { a: 1, b: 2 },
            { b: 2, a: 1 },
          ],
          'x',
        ],
      ],
      [{ prefixItems: [{ type: 'string' }], items: { type: 'number' } }, [['a', 1], [1], ['a', 'b'], []]],
      [{ contains: { const: 1 }, minContains: 2, maxContains: 3 }, [[1, 1], [1], [1, 1, 1, 1], {}]],
      [{ contains: { const: 1 } }, [[], [1], [2, 1]]],
      [{ contains: { const: 1 }, minContains: 0 }, [[], [2]]],
      [
        { properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false },
        [{ a: '' }, { a: 1 }, {}, { a: '', b: 1 }, []],
      ],
      [
        { patternProperties: { '^x': { type: 'number' } }, additionalProperties: { type: 'string' } },
        [{ xa: 1 }, { xa: '' }, { a: '' }, { a: 1 }],
      ],
      [
        { propertyNames: { maxLength: 2 }, minProperties: 1, maxProperties: 2 },
        [{}, { a: 1 }, { abc: 1 }, { a: 1, b: 1, c: 1 }],
      ],
      [
        { dependentRequired: { a: ['b'] }, dependentSchemas: { c: { required: ['d'] } } },
        [{ a: 1 }, { a: 1, b: 1 }, { c: 1 }, { c: 1, d: 1 }, {}],
      ],
      [{ allOf: [{ minimum: 1 }, { maximum: 2 }] }, [0, 1, 3]],
      [{ anyOf: [{ type: 'string' }, { minimum: 2 }] }, ['', 1, 2, null]],
      [{ oneOf: [{ minimum: 1 }, { maximum: 3 }] }, [0, 2, 4]],
      [{ not: { type: 'string' } }, ['', 1]],
      [
        // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
        { if: { required: ['a'] }, then: { required: ['b'] }, else: { required: ['c'] } },
        [{ a: 1 }, { a: 1, b: 1 }, {}, { c: 1 }],
      ],
      [{ if: { const: 1 } }, [1, 2]],
      [{ $ref: '#/$defs/n', minimum: 2, $defs: { n: { type: 'integer' } } }, [1, 2, 2.5, 'x']],
      [{ properties: { a: true, b: false } }, [{ a: 1 }, { b: 1 }]],
      [
        { required: ['constructor'], properties: { toString: { type: 'number' } } },
        [{}, { constructor: 1 }, { constructor: 1, toString: 'x' }],
      ],
    ];
    for (const [given, values] of cases) {
      assert.equal(schemaProblem(given, ''), undefined, JSON.stringify(given));
      for (const value of values) {
        assert.equal(fits(given, value), judgedByAjv(given, value), JSON.stringify([given, value]));
      }
    }
  });

  test('judges as another implementation does, for any schema and value', () => {
    const any = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('__proto__'));
    const given = drawn((draw) => ({ ...schema(draw, 3), $defs: { a: schema(draw, 0) } }) as JsonObject);
    fc.assert(
      fc.property(given, fc.oneof(any, fc.maxSafeInteger()), (one, value) => {
        const judged =
          typeof value === 'number' ? (sampleOf(one, seededDraw(value, { width: 9, height: 9 })) ?? value) : value;
        const hasFormat = JSON.stringify(one).includes('"format"');
        if (!hasFormat)
          assert.equal(fits(one, judged as Json), judgedByAjv(one, judged as Json), JSON.stringify([one, judged]));
      }),
      { numRuns: 1000 },
    );
  });

  test('knows the formats that it names', () => {
    const wrong: { [format: string]: string[] } = {
      date: ['2025-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00:00Z'],
      'date-time': ['2026-01-01', '2026-01-01T25:00:00Z', '2026-01-01T00:00:00', '2026-01-01 00:00:00Z'],
      time: ['12:00', '12:60:00Z', '12:00:00'],
      email: ['a', '@b', 'a@', 'a b@c.d', 'a@b@', 'a@-..b'],
      uri: ['example.com', '', 'http://a b'],
      uuid: ['x', '00000000-0000-4000-8000-00000000000'],
    };
    for (const [format, { samples }] of FORMATS) {
      for (const text of samples) assert.ok(fits({ format }, text), text);
      for (const text of wrong[format]!) assert.ok(!fits({ format }, text), `${format} ${text}`);
    }
  });

  test('has a bound: what would take for ever is refused', () => {
    const deep = (level: number): JsonObject =>
      level === 0 ? { pattern: '^(a+)+$' } : { anyOf: [deep(level - 1), deep(level - 1)] };
    assert.match(valueProblem(deep(9), 'a'.repeat(100_000).concat('!'))!.message, /too large/);
    assert.match(
      valueProblem({ items: { enum: Array(5000).fill('x') } }, Array(5000).fill('y'))!.message,
      /must be one of/,
    );
  });

  test('names the place', () => {
    const given = { properties: { a: { items: { properties: { b: { enum: ['x', 1] } }, required: ['c'] } } } };
    assert.deepEqual(valueProblem(given, { a: [{ c: 1, b: 'y' }] }), {
      path: 'a.0.b',
      message: 'must be one of [x, 1]',
    });
    assert.deepEqual(valueProblem(given, { a: [{}] }), { path: 'a.0.c', message: 'is required' });
  });
});

describe('schemas that are refused', () => {
  const refused: [string, Json, string][] = [
    ['a keyword of another draft', { definitions: {} }, 'definitions'],
    ['an unknown keyword', { properties: { a: { minimun: 1 } } }, 'properties.a.minimun'],
    ['another draft', { $schema: 'http://json-schema.org/draft-07/schema#' }, '$schema'],
    ['an id', { $id: 'https://example.com/' }, '$id'],
    ['an unknown type', { properties: { a: { type: 'text' } } }, 'properties.a.type'],
    ['a type twice', { type: ['string', 'string'] }, 'type'],
    ['an enum of nothing', { enum: [] }, 'enum'],
    ['a negative length', { minLength: -1 }, 'minLength'],
    ['a limit as a text', { minimum: '1' }, 'minimum'],
    ['a multiple of nothing', { multipleOf: 0 }, 'multipleOf'],
    ['required as a flag', { properties: { a: { required: true } } }, 'properties.a.required'],
    ['a name required twice', { required: ['a', 'a'] }, 'required'],
    ['items as a list', { items: [{}] }, 'items'],
    ['a property that is no schema', { properties: { a: 'string' } }, 'properties.a'],
    ['properties as a list', { properties: [] }, 'properties'],
    ['no alternatives', { anyOf: [] }, 'anyOf'],
    ['an alternative that is no schema', { oneOf: [{}, 1] }, 'oneOf.1'],
    ['an unknown format', { format: 'phone' }, 'format'],
    ['a pattern that is none', { pattern: '(' }, 'pattern'],
    ['a pattern that looks ahead', { items: { pattern: '(?=a)' } }, 'items.pattern'],
    ['a pattern of properties that refers back', { patternProperties: { '(a)\\1': {} } }, 'patternProperties.(a)\\1'],
    ['a $ref to elsewhere', { $ref: 'https://example.com/schema.json' }, '$ref'],
    ['a $ref to nothing', { properties: { a: { $ref: '#/$defs/b' } } }, 'properties.a.$ref'],
    ['a $ref to the whole', { properties: { a: { $ref: '#' } } }, 'properties.a.$ref'],
    ['a $ref to itself', { $defs: { a: { items: { $ref: '#/$defs/a' } } } }, '$defs.a.items.$ref'],
    [
      'a $ref round about',
      { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { not: { $ref: '#/$defs/a' } } } },
      '$defs.b.not.$ref',
    ],
    ['definitions below the root', { properties: { a: { $defs: {} } } }, 'properties.a.$defs'],
    [
      'nested too deep',
      Array.from({ length: 30 }).reduce<Json>((inner) => ({ items: inner }), {}),
      Array(24).fill('items').join('.'),
    ],
  ];
  for (const [name, given, path] of refused) {
    test(name, () => {
      const problem = schemaProblem(given, '');
      assert.equal(problem?.path, path, JSON.stringify(problem));
    });
  }

  test('too large, in itself or with its $refs written out', () => {
    assert.equal(schemaProblem({ description: 'x'.repeat(100_001) }, 'at')?.path, 'at');
    assert.equal(schemaProblem({ allOf: Array(2000).fill({}) }, 'at')?.path, 'at');
    const $defs: JsonObject = { a0: { type: 'string' } };
    for (let i = 1; i <= 20; i++)
      $defs[`a${i}`] = { allOf: [{ $ref: `#/$defs/a${i - 1}` }, { $ref: `#/$defs/a${i - 1}` }] };
    assert.equal(schemaProblem({ $defs, $ref: '#/$defs/a20' }, 'at')?.path, 'at');
    const chain: JsonObject = { a0: { type: 'string' } };
    for (let i = 1; i <= 900; i++) chain[`a${i}`] = { allOf: [{ $ref: `#/$defs/a${i - 1}` }] };
    assert.match(schemaProblem({ $defs: chain, $ref: '#/$defs/a900' }, 'at')!.message, /deeper/);
  });

  test('names of properties are not keywords', () => {
    assert.equal(
      schemaProblem({ properties: { $ref: { type: 'string' }, definitions: {} }, examples: [{ $ref: 'x' }] }, ''),
      undefined,
    );
  });
});

describe('the sample', () => {
  const cases: [JsonObject, Json][] = [
    [
      { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'string' } } },
      { a: 1, b: 'test response' },
    ],
    [{ type: 'integer', minimum: 3, maximum: 5 }, 3],
    [{ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, 0.0625],
    [{ type: 'string', maxLength: 4 }, 'test'],
    [{ type: 'array', items: { enum: ['x', 'y'] }, minItems: 2, uniqueItems: true }, ['x', 'y']],
    [{ $ref: '#/$defs/a', $defs: { a: { const: 7 } } }, 7],
    [{ allOf: [{ minimum: 2 }, { type: 'integer', maximum: 2 }] }, 2],
    [
      {
        if: { properties: { a: { const: 1 } }, required: ['a'] },
        // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
        then: { required: ['b'] },
        properties: { a: { const: 1 }, b: { type: 'null' } },
      },
      { a: 1, b: null },
    ],
    [{ type: 'object', examples: [{ any: 'thing' }], not: { maxProperties: 0 } }, { any: 'thing' }],
  ];
  for (const [given, expected] of cases) {
    test(JSON.stringify(given), () => assert.deepEqual(sampleOf(given, CONSTANT), expected));
  }

  test('is found for nearly all schemas that have a value, and always fits', () => {
    let [found, all] = [0, 0];
    const property = fc.property(drawn(rootSchema), fc.maxSafeInteger(), (given, seed) => {
      all++;
      assert.equal(schemaProblem(given, ''), undefined, JSON.stringify(given));
      for (const draw of [CONSTANT, seededDraw(seed, { width: 9, height: 9 })]) {
        const sample = sampleOf(given, draw);
        if (sample === undefined) continue;
        if (draw === CONSTANT) found++;
        assert.equal(valueProblem(given, sample), undefined);
      }
    });
    fc.assert(property, { numRuns: 1000 });
    assert.ok(found / all > 0.9, `${found} of ${all}`);
  });

  test('there is none where nothing fits, and the search ends', () => {
    assert.equal(sampleOf({ allOf: [{ const: 1 }, { const: 2 }] }, CONSTANT), undefined);
    const wide = (level: number): JsonObject => (level === 0 ? { not: {} } : { anyOf: Array(6).fill(wide(level - 1)) });
    assert.equal(sampleOf(wide(4), CONSTANT), undefined);
  });
});
