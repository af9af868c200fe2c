import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../task-types/kit.ts';
import type from '../../task-types/transcription/definition.ts';
import { assertBreakages, paramsOf, refuses, responseCheck } from './check.ts';

const page = { attachment_type: 'website', attachment: 'https://example.com/' };
const fields = { title: 'Title of Webpage', top_result: 'Title of the top result' };
const row = { username: 'Username of submitter', comments: 'Number of comments' };
const sample = (params: JsonObject) => type.sample(paramsOf(type, params));

test('nothing is added to the params, as recorded; several pages are as good as one', () => {
  assert.equal(type.attachment, 'either');
  assert.equal(JSON.stringify(paramsOf(type, { ...page, fields })), JSON.stringify({ ...page, fields }));
  paramsOf(type, { attachments: ['https://example.com/1', 'https://example.com/2'], fields });
});

test('refused: nothing to write down, or of a wrong type', () => {
  refuses(type, page, '');
  refuses(type, { ...page, fields: {} }, '');
  refuses(type, { ...page, fields: {}, repeatable_fields: {}, row_fields: {} }, '');
  refuses(type, { ...page, fields: ['title'] }, 'fields');
  refuses(type, { ...page, fields: { title: 1 } }, 'fields.title');
  refuses(type, { ...page, repeatable_fields: 'x' }, 'repeatable_fields');
  refuses(type, { ...page, repeatable_fields: row, row_fields: row }, 'row_fields');
  refuses(type, { ...page, fields, attachment_type: 'smell' }, 'attachment_type');
  refuses(type, { ...page, fields, attachments: [] }, 'attachments');
});

test('the samples are the recorded ones', () => {
  const title = { title: 'test response', top_result: 'test response' };
  assert.equal(
    JSON.stringify(sample({ ...page, fields })),
    JSON.stringify({ fields: title, repeatable_fields: [null, null] }),
  );
  const line = { username: 'test response', comments: 'test response' };
  assert.deepEqual(sample({ ...page, fields, repeatable_fields: row }), {
    fields: title,
    repeatable_fields: [line, line],
  });
  assert.deepEqual(sample({ ...page, repeatable_fields: row }), { repeatable_fields: [line, line] });
  const old = { username: 'test row response', comments: 'test row response' };
  assert.deepEqual(sample({ ...page, fields, row_fields: row }), { fields: title, rows: [old, old] });
});

test('any number of rows is an answer, empty texts too', () => {
  const problem = responseCheck(type, paramsOf(type, { ...page, repeatable_fields: row }));
  assert.equal(problem({ repeatable_fields: [] }), undefined);
  assert.equal(problem({ repeatable_fields: [{ username: '', comments: '3' }] }), undefined);
});

test('breakages of the sample are refused', () => {
  assertBreakages(type, { ...page, fields, repeatable_fields: row }, [
    ['no object', '', []],
    ['no fields', 'fields', undefined],
    ['fields null', 'fields', null],
    ['a field missing', 'fields.title', undefined],
    ['a field as a number', 'fields.title', 1],
    ['a field as null', 'fields.title', null],
    ['a field not asked for', 'fields.author', 'x'],
    ['no rows', 'repeatable_fields', undefined],
    ['rows as an object', 'repeatable_fields', {}],
    ['a row null', 'repeatable_fields', [null]],
    ['a row that is a text', 'repeatable_fields', ['x']],
    ['a key of a row missing', 'repeatable_fields.1.comments', undefined],
    ['a key of a row as a number', 'repeatable_fields.0.comments', 3],
    ['a key of a row not asked for', 'repeatable_fields.0.points', '3'],
  ]);
  assertBreakages(type, { ...page, row_fields: row }, [
    ['answered by the newer name only', '', { repeatable_fields: [{ username: 'x', comments: '3' }] }],
    ['rows nobody asked for', 'repeatable_fields', [{ username: 'x' }]],
    ['fields nobody asked for', 'fields', { title: 'x' }],
  ]);
});
