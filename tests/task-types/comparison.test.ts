import assert from 'node:assert/strict';
import { test } from 'node:test';
import type from '../../task-types/comparison/definition.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import { assertBreakages, paramsOf, refuses, responseCheck } from './check.ts';

const attachments = ['https://example.com/left.jpg', 'https://example.com/right.jpg'];
const pair = { attachments, attachment_type: 'image' };
const given = (more: JsonObject = {}): JsonObject => ({ ...pair, choices: ['yes', 'no'], ...more });

test('nothing is added to the params, as recorded', () => {
  assert.equal(type.attachment, 'many');
  assert.equal(JSON.stringify(paramsOf(type, given())), JSON.stringify(given()));
});

test('refused: fewer than two attachments, no kind, neither choices nor fields', () => {
  refuses(type, given({ attachments: attachments.slice(1) }), 'attachments');
  refuses(type, given({ attachments: [] }), 'attachments');
  refuses(type, given({ attachments: 'https://example.com/' }), 'attachments');
  refuses(type, given({ attachments: [1, 2] }), 'attachments.0');
  refuses(type, { attachments, choices: ['yes'] }, 'attachment_type');
  refuses(type, given({ attachment_type: 'smell' }), 'attachment_type');
  refuses(type, pair, '');
  refuses(type, { ...pair, fields: {} }, '');
  refuses(type, given({ choices: [] }), 'choices');
  refuses(type, given({ choices: ['yes', 'yes'] }), 'choices.1');
  refuses(type, given({ fields: { why: 1 } }), 'fields.why');
});

test('the sample is the first choice, and a text for each field', () => {
  const sample = (params: JsonObject) => type.sample(paramsOf(type, params));
  assert.deepEqual(sample(given()), { choice: 'yes' });
  assert.deepEqual(sample({ ...pair, fields: { why: 'Why?' } }), { fields: { why: 'test response' } });
  assert.deepEqual(sample(given({ fields: { why: 'Why?' } })), { choice: 'yes', fields: { why: 'test response' } });
  const nested = [{ choice: 'Same', subchoices: ['same colour', 'same form'] }, 'other'];
  assert.deepEqual(sample(given({ choices: nested })), { choice: 'same colour' });
});

test('a group of choices cannot be chosen', () => {
  const params = paramsOf(type, given({ choices: [{ choice: 'Same', subchoices: ['colour'] }] }));
  assert.equal(responseCheck(type, params)({ choice: 'colour' }), undefined);
  assert.equal(responseCheck(type, params)({ choice: 'Same' })?.path, 'choice');
});

test('breakages of the sample are refused', () => {
  assertBreakages(type, given({ fields: { why: 'Why?', toString: 'Which?' } }), [
    ['no object', '', 'yes'],
    ['null', '', null],
    ['no choice', 'choice', undefined],
    ['another choice', 'choice', 'perhaps'],
    ['a list', 'choice', ['yes']],
    ['null as the choice', 'choice', null],
    ['no fields', 'fields', undefined],
    ['fields as a list', 'fields', ['x']],
    ['a field missing', 'fields.why', undefined],
    ['a field called toString missing', 'fields.toString', undefined],
    ['a field called toString of a wrong type', 'fields.toString', 1],
    ['a field as a number', 'fields.why', 1],
    ['a field as null', 'fields.why', null],
    ['a field not asked for', 'fields.when', 'now'],
  ]);
});

test('a ranking has every attachment once; it is ours, as is the order in which they are shown', () => {
  const three = { attachments: [...attachments, 'https://example.com/third.jpg'], attachment_type: 'image' };
  const params = paramsOf(type, { ...three, ranking: true, blind_order: true });
  const check = responseCheck(type, params);
  assert.deepEqual(type.sample(params), { ranking: [0, 1, 2] });
  assert.equal(check({ ranking: [2, 0, 1] }), undefined);
  for (const wrong of [[2, 0], [2, 0, 0], [0, 1, 3], [0, 1, 2, 2], ['0', 1, 2], undefined]) {
    assert.ok(check(wrong ? { ranking: wrong } : {}), JSON.stringify(wrong));
  }
  refuses(type, { ...three, ranking: true, attachments: Array(101).fill('https://example.com/') }, 'attachments');
  refuses(type, { ...three, ranking: false }, '');
  refuses(type, given({ hypothesis: { choice: 'perhaps' } }), 'hypothesis.choice');
  assert.equal(paramsOf(type, given({ hypothesis: { choice: 'no' } })).ranking, undefined);
});
