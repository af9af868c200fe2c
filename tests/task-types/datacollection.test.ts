import assert from 'node:assert/strict';
import { test } from 'node:test';
import type from '../../task-types/datacollection/definition.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import { assertBreakages, paramsOf, refuses, responseCheck } from './check.ts';

const given = (more: JsonObject = {}): JsonObject => ({
  attachment_type: 'website',
  attachment: 'https://example.com/',
  fields: { hiring_page: 'Hiring Page URL' },
  ...more,
});

test('nothing is added to the params, as recorded', () => {
  assert.equal(type.attachment, 'one');
  assert.equal(JSON.stringify(paramsOf(type, given())), JSON.stringify(given()));
});

test('refused: no fields, no kind of attachment, or another', () => {
  const { fields, attachment_type, ...rest } = given() as { fields: JsonObject; attachment_type: string };
  refuses(type, { ...rest, attachment_type }, 'fields');
  refuses(type, given({ fields: {} }), 'fields');
  refuses(type, given({ fields: [] }), 'fields');
  refuses(type, given({ fields: { a: null } }), 'fields.a');
  refuses(type, { ...rest, fields }, 'attachment_type');
  refuses(type, given({ attachment_type: 'video' }), 'attachment_type');
  refuses(type, given({ attachment: '' }), 'attachment');
});

test('the sample is the recorded one', () => {
  assert.equal(
    JSON.stringify(type.sample(paramsOf(type, given()))),
    '{"fields":{"hiring_page":"test response"},"time_spent_in_seconds":15}',
  );
});

test('an answer of 2016 had no time', () => {
  assert.equal(responseCheck(type, paramsOf(type, given()))({ fields: { hiring_page: '' } }), undefined);
});

test('breakages of the sample are refused', () => {
  assertBreakages(type, given({ fields: { hiring_page: 'URL', constructor: 'Who?' } }), [
    ['no object', '', []],
    ['null', '', null],
    ['no fields', 'fields', undefined],
    ['fields null', 'fields', null],
    ['fields as a list', 'fields', []],
    ['a field missing', 'fields.hiring_page', undefined],
    ['a field called constructor missing', 'fields.constructor', undefined],
    ['a field as a number', 'fields.hiring_page', 1],
    ['a field as null', 'fields.hiring_page', null],
    ['a field as an object', 'fields.hiring_page', {}],
    ['a field not asked for', 'fields.other', 'x'],
    ['time as a string', 'time_spent_in_seconds', '15'],
    ['negative time', 'time_spent_in_seconds', -1],
    ['time null', 'time_spent_in_seconds', null],
  ]);
});
