/** What holds for every task type in the folder. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ApiError } from '../../src/errors.ts';
import { Registry } from '../../src/registry.ts';
import { seededDraw } from '../../task-types/draw.ts';
import type { Json, JsonObject } from '../../task-types/kit.ts';
import { breakagesOf } from './breakages.ts';
import { assertSample, check, definitions, exampleParams, paramsOf, responseCheck } from './check.ts';

const types = await definitions();
const registry = new Registry(types);
/** Different ones, in all the answers tried. */
const LEAST_BREAKAGES = 20;

/** For each type the params that its schema and its rules let through: `<name>.params.ts` beside this file. */
const PARAMS: { [type: string]: fc.Arbitrary<JsonObject> } = {};
for (const { name } of types) PARAMS[name] = (await import(`./${name}.params.ts`)).default;

/** Every property described in a schema, on all its levels. */
function* propertiesWithin(schema: unknown): Generator<[string, { [key: string]: unknown }]> {
  if (typeof schema !== 'object' || schema === null) return;
  const { properties, ...rest } = schema as { properties?: { [key: string]: { [key: string]: unknown } } };
  yield* Object.entries(properties ?? {});
  for (const part of [...Object.values(properties ?? {}), ...Object.values(rest)]) yield* propertiesWithin(part);
}

/** Every name of the reference (api-facts E.0) but phonecall, which is gone (E.23). */
const REFERENCE =
  'annotation audiotranscription categorization chat chatexperimental chatlite comparison ' +
  'cuboidannotation datacollection documentmodel documenttranscription federal2dvideoannotation ' +
  'imageannotation laneannotation lidarannotation lidarlinking lidarsegmentation lidartopdown ' +
  'lineannotation multichat multistage namedentityrecognition pointannotation polygonannotation ' +
  'segmentannotation sensorfusion textcollection transcription videoannotation videoboxannotation ' +
  'videocuboidannotation videoplaybackannotation';

test('every type of the reference is there, and one of ours', () => {
  assert.deepEqual(types.map(({ name }) => name).sort(), [...REFERENCE.split(' '), 'custom'].sort());
});

test('no name is given twice', () => {
  const names = types.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  assert.equal(new Set(names).size, names.length);
});

for (const type of types) {
  test(`${type.name}: the example passes and its sample obeys the rules`, () => {
    assert.ok(type.summary.length > 0 && typeof type.example.instruction === 'string');
    assertSample(type, paramsOf(type, exampleParams(type)));
  });

  test(`${type.name}: every param has a description and a plain type`, () => {
    for (const [key, property] of propertiesWithin(type.params)) {
      assert.ok(property.description, key);
      assert.ok(property.type, key);
    }
  });

  test(`${type.name}: unknown params are kept`, () => {
    const params = paramsOf(type, { ...exampleParams(type), force: true, nested: { a: [1] } });
    assert.equal(params.force, true);
    assert.deepEqual(params.nested, { a: [1] });
  });

  test(`${type.name}: the sample obeys the rules for any params`, () => {
    const property = fc.property(PARAMS[type.name] as fc.Arbitrary<JsonObject>, (given) => {
      assertSample(type, paramsOf(type, given));
    });
    fc.assert(property, { numRuns: 300 });
  });

  test(`${type.name}: whatever is drawn for any params obeys the rules, and lies inside the picture`, () => {
    const side = fc.integer({ min: 1, max: 3000 });
    const any = fc.tuple(PARAMS[type.name] as fc.Arbitrary<JsonObject>, fc.maxSafeInteger(), side, side);
    const property = fc.property(any, ([given, seed, width, height]) => {
      const params = paramsOf(type, given);
      const draw = () => seededDraw(seed, { width, height });
      const response = type.sample(params, draw());
      assert.deepEqual(responseCheck(type, params)(response), undefined, JSON.stringify({ params, response }));
      assert.deepEqual(type.sample(params, draw()), response, 'the same seed draws the same');
      if (!asksForSize(params)) assert.equal(type.checkBounds?.(params, response, { width, height }), undefined);
    });
    fc.assert(property, { numRuns: 300 });
  });

  test(`${type.name}: params bent at random are refused or have a sample, and never throw`, () => {
    const bent = fc
      .tuple(PARAMS[type.name] as fc.Arbitrary<JsonObject>, fc.array(fc.tuple(fc.nat(), bending), { maxLength: 3 }))
      .map(([params, bends]) => bends.reduce<Json>((value, [at, bend]) => bendAt(value, at, bend), params));
    const property = fc.property(bent, (given) => {
      const { params } = check(type, given as JsonObject);
      if (params) assertSample(type, params);
    });
    fc.assert(property, { numRuns: 500 });
  });

  test(`${type.name}: what breaks the schema of its answers is refused, and the refusal is a sentence about the answer`, () => {
    const checked = registry.get(type.name);
    const tried = new Set<string>();
    const any = fc.tuple(PARAMS[type.name] as fc.Arbitrary<JsonObject>, fc.maxSafeInteger());
    // A schema of a client may ask for little, or for nothing.
    for (const [given, seed] of fc.sample(any, type.schemaFromClient ? 300 : 40)) {
      const params = paramsOf(type, given);
      const response = type.sample(params, seededDraw(seed, { width: 640, height: 480 }));
      const breakages = [...breakagesOf(type.responseSchema(params), response)];
      assert.ok(type.schemaFromClient || breakages.length > 0, `nothing of ${JSON.stringify(response)} is asked for`);
      // Some of them, in a stride that differs from time to time.
      const stride = Math.ceil(breakages.length / 10);
      for (const [i, { place, keyword, value }] of breakages.entries()) {
        if (i % stride !== seed % stride) continue;
        tried.add(`${place} ${keyword}`);
        assert.throws(
          () => checked.checkResponse(params, value as JsonObject),
          (error) =>
            error instanceof ApiError && error.status === 400 && /^Parameter is invalid, reason: "/.test(error.message),
          `accepted: ${place} against ${keyword} in ${JSON.stringify({ params, value })}`,
        );
      }
    }
    assert.ok(tried.size >= LEAST_BREAKAGES, `only ${tried.size}: ${[...tried]}`);
  });

  test(`${type.name}: a response bent at random never throws`, () => {
    const any = fc.tuple(PARAMS[type.name] as fc.Arbitrary<JsonObject>, fc.array(fc.tuple(fc.nat(), bending)));
    const property = fc.property(any, ([given, bends]) => {
      const params = paramsOf(type, given);
      const problem = responseCheck(type, params);
      for (const [at, bend] of bends) {
        const found = problem(bendAt(type.sample(params), at, bend));
        if (found) assert.ok(found.message);
      }
    });
    fc.assert(property, { numRuns: 100 });
  });
}

/** The defaults that Scale's API was recorded to add, or documents (api-facts E); of types that have no folder yet too. */
const RECORDED_DEFAULTS: { [type: string]: JsonObject } = {
  annotation: { attachment_type: 'image', with_labels: false, min_width: 0, min_height: 0 },
  audiotranscription: { verbatim: false, skip_human_transcription: false },
  categorization: { allow_multiple: false },
  cuboidannotation: { attachment_type: 'image', with_labels: true, min_annotations: 0, max_annotations: 0 },
  imageannotation: {},
  lineannotation: { splines: false },
  segmentannotation: { allow_parent_labels: false },
};

test('defaults are those that were recorded', () => {
  for (const [name, recorded] of Object.entries(RECORDED_DEFAULTS)) {
    const type = types.find((one) => one.name === name);
    if (!type) continue;
    const { properties } = type.params as unknown as { properties: { [param: string]: { default?: Json } } };
    const own = Object.fromEntries(
      Object.entries(properties).flatMap(([param, schema]) =>
        schema.default === undefined ? [] : [[param, schema.default]],
      ),
    );
    for (const [param, value] of Object.entries(recorded)) assert.deepEqual(own[param], value, `${name}: ${param}`);
    const filled = paramsOf(type, exampleParams(type));
    for (const [param, value] of Object.entries(own)) {
      if (!Object.hasOwn(exampleParams(type), param))
        assert.deepEqual(filled[param], value, `${name}: ${param} is filled in`);
    }
  }
});

/** Shapes of a least size may be larger than the picture. */
const asksForSize = (params: JsonObject): boolean => /"min_(width|height)"/.test(JSON.stringify(params));

/** Every regular expression in a schema. */
function* patternsWithin(schema: unknown): Generator<string> {
  if (typeof schema !== 'object' || schema === null) return;
  const { pattern, patternProperties } = schema as { pattern?: string; patternProperties?: object };
  if (typeof pattern === 'string') yield pattern;
  yield* Object.keys(patternProperties ?? {});
  for (const part of Object.values(schema)) yield* patternsWithin(part);
}

test('no regular expression comes from a client', () => {
  const inherited = new Set(Object.getOwnPropertyNames(Object.prototype).map((name) => `^${name}$`));
  // Of those whose schema does, no code is made.
  for (const type of types.filter(({ schemaFromClient }) => !schemaFromClient)) {
    const property = fc.property(PARAMS[type.name] as fc.Arbitrary<JsonObject>, (given) => {
      for (const pattern of patternsWithin(type.responseSchema(paramsOf(type, given)))) {
        assert.ok(inherited.has(pattern) || pattern.startsWith('^\\d{4}-'), pattern);
      }
    });
    fc.assert(property, { numRuns: 200 });
  }
});

/** Something else in the place of a value; undefined takes it away. */
const bending: fc.Arbitrary<Json | undefined> = fc.oneof(
  fc.constantFrom<Json | undefined>(undefined, null, true, 0, -1, 1.5, 3, '', 'x', [], {}, ['x'], { choice: 'y' }),
  fc.constantFrom<Json>('__proto__', 'constructor', 'category', 'linked', 'form', [['x', 'x']], {
    label: 'l',
    value: 1,
  }),
  fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('__proto__')) as fc.Arbitrary<Json>,
);

/** Puts the value into the n-th place of a tree of JSON. */
function bendAt(tree: Json, at: number, value: Json | undefined): Json {
  const copy = structuredClone(tree);
  const places: [holder: { [key: string]: Json }, key: string][] = [];
  const visit = (holder: Json): void => {
    if (typeof holder !== 'object' || holder === null) return;
    for (const key of Object.keys(holder)) {
      places.push([holder as { [key: string]: Json }, key]);
      visit((holder as { [key: string]: Json })[key] as Json);
    }
  };
  visit(copy);
  const place = places[at % Math.max(1, places.length)];
  if (!place) return copy;
  const [holder, key] = place;
  if (Array.isArray(holder)) holder.splice(Number(key), 1, ...(value === undefined ? [] : [value]));
  else if (value === undefined) delete holder[key];
  else holder[key] = value;
  return copy;
}
