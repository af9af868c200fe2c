import assert from 'node:assert/strict';
import { test } from 'node:test';
import type from '../../task-types/categorization/definition.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import { assertBreakages, paramsOf, refuses, responseCheck } from './check.ts';

const given = (more: JsonObject = {}): JsonObject => ({
  attachment_type: 'website',
  attachment: 'https://example.com/',
  categories: ['public', 'private'],
  ...more,
});
const { categories: _none, ...withoutCategories } = given();
const problem = (params: JsonObject, response: JsonObject) => responseCheck(type, paramsOf(type, params))(response);

test('the default is the recorded one, in the recorded order', () => {
  assert.equal(type.attachment, 'one');
  assert.deepEqual(type.aliases, ['categorize']);
  assert.equal(
    JSON.stringify(paramsOf(type, given())),
    '{"attachment_type":"website","attachment":"https://example.com/","categories":["public","private"],"allow_multiple":false}',
  );
});

test('refused: nothing to choose from, categories wrong or twice, ids of no category', () => {
  refuses(type, withoutCategories, '');
  refuses(type, { ...withoutCategories, taxonomies: {} }, '');
  refuses(type, given({ categories: [] }), 'categories');
  refuses(type, given({ categories: ['a', 'a'] }), 'categories.1');
  refuses(type, given({ attachment_type: 'smell' }), 'attachment_type');
  refuses(type, given({ allow_multiple: 'yes' }), 'allow_multiple');
  refuses(type, given({ category_ids: { toString: 1 } }), 'category_ids.toString');
  refuses(type, { ...withoutCategories, taxonomies: { size: {} } }, 'taxonomies.size.choices');
  refuses(type, { ...withoutCategories, taxonomies: { size: { type: 'number' } } }, 'taxonomies.size.type');
});

test('the first category is the sample, as a list when several may be chosen', () => {
  const sample = (more: JsonObject = {}) => type.sample(paramsOf(type, given(more)));
  assert.deepEqual(sample(), { category: 'public' });
  assert.deepEqual(sample({ allow_multiple: true }), { category: ['public'] });
  assert.deepEqual(sample({ category_ids: { public: 7 } }), { category: 'public', category_id: 7 });
  assert.deepEqual(sample({ category_ids: { public: 7 }, allow_multiple: true }), {
    category: ['public'],
    category_id: [7],
  });
});

test('recorded answers are accepted: on create without an id, on GET with null', () => {
  assert.equal(problem(given(), { category: 'public' }), undefined);
  assert.equal(problem(given(), { category: 'private', category_id: null }), undefined);
});

test('an id goes with its category', () => {
  const params = given({ category_ids: { public: 'p1', private: 'p2' } });
  assert.equal(problem(params, { category: 'public', category_id: 'p1' }), undefined);
  assert.equal(problem(params, { category: 'public', category_id: 'p2' })?.path, 'category_id');
});

test('every taxonomy is answered unless it says that it need not be', () => {
  const taxonomies = {
    subject: { choices: ['sport', 'politics'] },
    games: {
      choices: ['chess', 'go'],
      allow_multiple: true,
      conditions: { attribute_conditions: [{ subject: 'sport' }] },
    },
    tone: { choices: ['calm'], required: false },
  };
  const params = { ...withoutCategories, taxonomies };
  assert.deepEqual(type.sample(paramsOf(type, params)), {
    taxonomies: { subject: 'sport', games: ['chess'], tone: 'calm' },
  });
  const place = (answer: JsonObject) => problem(params, { taxonomies: answer })?.path;
  assert.equal(place({ subject: 'politics' }), undefined);
  assert.equal(place({ subject: 'sport' }), 'taxonomies.games');
  assert.equal(place({ games: ['chess'] }), 'taxonomies.subject');
  assert.equal(place({ subject: 'arts' }), 'taxonomies.subject');
  assert.ok(problem(given({ taxonomies }), { category: 'public' }), 'both are asked for');
});

test('breakages of the sample are refused', () => {
  assertBreakages(type, given(), [
    ['no object', '', ['public']],
    ['null', '', null],
    ['nothing', 'category', undefined],
    ['null as the category', 'category', null],
    ['another category', 'category', 'secret'],
    ['another case', 'category', 'Public'],
    ['an empty category', 'category', ''],
    ['a list', 'category', ['public']],
    ['a boolean as the id', 'category_id', true],
    ['a list as the id', 'category_id', [1]],
  ]);
  assertBreakages(type, given({ allow_multiple: true, category_ids: { public: 1 } }), [
    ['one, not as a list', 'category', 'public'],
    ['none', 'category', []],
    ['one twice', 'category', ['public', 'public']],
    ['another', 'category', ['public', 'secret']],
    ['an id that does not fit', 'category_id', [2]],
    ['an id that is no list', 'category_id', 1],
  ]);
});
