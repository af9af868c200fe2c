import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadRegistry } from '../../src/registry.ts';
import { agree } from '../../task-types/agreement.ts';
import type from '../../task-types/documenttranscription/definition.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import { assertBreakages, paramsOf, refuses, responseCheck } from './check.ts';

const attachments = ['https://example.com/1.png', 'https://example.com/2.png'];
const features: JsonObject[] = [
  { type: 'text', label: 'item' },
  { type: 'text', label: 'price' },
  { type: 'block', label: 'stamp' },
  { type: 'group', title: 'line', labels: ['item', 'price'] },
  { type: 'group', title: 'table', labels: ['line', 'table'] },
];
const given = (more: JsonObject = {}): JsonObject => ({ attachments, features, ...more });
const problem = (params: JsonObject, response: JsonObject) => responseCheck(type, paramsOf(type, params))(response);
const item = (more: JsonObject = {}): JsonObject => ({
  uuid: 'a',
  page: 1,
  label: 'item',
  text: 'Tea',
  location: { type: 'box', left: 10, top: 20, width: 100, height: 20 },
  refs: [],
  ...more,
});

test('lang and geometry have their defaults, after what was sent', () => {
  assert.equal(type.attachment, 'either');
  const params = paramsOf(type, given());
  assert.deepEqual(Object.entries(params), [...Object.entries(given()), ['lang', 'en-US'], ['geometry', 'box']]);
});

test('refused: features missing, of a wrong form, named twice or without anything to find', () => {
  const of = (...list: JsonObject[]): JsonObject => ({ attachments, features: list });
  refuses(type, { attachments }, 'features');
  refuses(type, of(), 'features');
  refuses(type, { attachments, features: 'text' }, 'features');
  refuses(type, of({ type: 'table', label: 'x' }), 'features.0.type');
  refuses(type, of({ label: 'x' }), 'features.0.type');
  refuses(type, of({ type: 'text' }), 'features.0.label');
  refuses(type, of({ type: 'block', label: '' }), 'features.0.label');
  refuses(type, of({ type: 'group', label: 'x' }), 'features.0.title');
  refuses(type, of({ type: 'group', title: 'x', label: 'y' }), 'features.0.label');
  refuses(type, of({ type: 'text', label: 'x', title: 'y' }), 'features.0.title');
  refuses(type, of({ type: 'text', label: 'x' }, { type: 'group', title: 'x' }), 'features.1.title');
  refuses(type, of({ type: 'text', label: 'x', labels: ['x'] }), 'features.0.labels');
  refuses(type, of({ type: 'text', label: 'x' }, { type: 'group', title: 'g', labels: ['y'] }), 'features.1.labels.0');
  refuses(type, of({ type: 'group', title: 'x' }), 'features');
  refuses(type, of({ type: 'text', label: 'x', flags: ['bold'] }), 'features.0.flags.0');
});

test('refused: an unknown geometry, type or language, and a context that is the attachment', () => {
  refuses(type, given({ geometry: 'ellipse' }), 'geometry');
  refuses(type, given({ lang: 'English please' }), 'lang');
  refuses(type, given({ attachment_type: 'audio' }), 'attachment_type');
  refuses(type, given({ attachments: [] }), 'attachments');
  const one = 'https://example.com/1.pdf';
  refuses(
    type,
    { attachment: one, features, context_attachments: [{ attachment: one }] },
    'context_attachments.0.attachment',
  );
});

test('labels that come with the task are held against the same rules; they may lack a uuid', async () => {
  const checked = (await loadRegistry()).get('documenttranscription');
  const kept = (more: JsonObject) => checked.checkParams(given(more), false);
  const refused = (more: JsonObject, message: RegExp) => assert.throws(() => kept(more), { message });
  const { uuid: _none, ...nameless } = item();
  const { hypothesis } = kept({ hypothesis: { annotations: [nameless] } }) as {
    hypothesis: { annotations: JsonObject[] };
  };
  assert.match(String(hypothesis.annotations[0]?.uuid), /^[0-9a-f-]{36}$/);
  kept({ base_annotations: [nameless], can_delete_base_annotations: false });
  refused({ hypothesis: {} }, /"hypothesis\.annotations" is required/);
  refused({ hypothesis: { annotations: [item({ label: 'tree' })] } }, /annotations\.0\.label" must be one of/);
  refused({ hypothesis: { annotations: [item({ page: 3 })] } }, /annotations\.0\.page" must be less/);
  refused({ base_annotations: [item({ text: 1 })] }, /annotations\.0\.text" must be a string/);
  refused(
    { base_annotations: { annotations: [item({ refs: ['b'] })] } },
    /"base_annotations\.annotations\.0\.refs\.0"/,
  );
});

test('what is locked stays as it was', () => {
  const locks = {
    can_add_base_annotations: false,
    can_edit_base_annotations: false,
    can_delete_base_annotations: false,
  };
  const params = paramsOf(type, given({ base_annotations: [item()], ...locks }));
  const check = responseCheck(type, params);
  assert.equal(check({ annotations: [item()] }), undefined);
  assert.equal(check(type.sample(params)), undefined);
  assert.equal(check({ annotations: [] })?.path, 'annotations');
  assert.equal(check({ annotations: [item({ text: 'Tree' })] })?.path, 'annotations.0.text');
  assert.equal(check({ annotations: [item(), item({ uuid: 'b' })] })?.path, 'annotations.1');
  assert.equal(check({ annotations: [item({ label: 'price' })] }), undefined, 'labels are not locked');
});

test('the sample has something for each feature; a group that could hold nothing is left out', () => {
  const sample = (list: JsonObject[]) =>
    type.sample(paramsOf(type, { attachments, features: list })).annotations as JsonObject[];
  assert.deepEqual(
    sample(features).map(({ label, refs }) => [label, (refs as string[]).length]),
    [
      ['item', 0],
      ['price', 0],
      ['stamp', 0],
      ['line', 1],
      ['table', 1],
    ],
  );
  assert.deepEqual(sample(features)[0], {
    uuid: '00000000-0000-4000-8000-000000000001',
    page: 1,
    label: 'item',
    text: 'test response',
    location: { type: 'box', left: 0, top: 0, width: 100, height: 100 },
    refs: [],
  });
  const endless: JsonObject[] = [
    { type: 'text', label: 'a' },
    { type: 'group', title: 'g', labels: ['g'] },
  ];
  assert.deepEqual(
    sample(endless).map(({ label }) => label),
    ['a'],
  );
});

test('pages are counted where there are several attachments; one file may have any number', () => {
  assert.ok(problem(given(), { annotations: [item({ page: 3 })] }));
  assert.equal(problem(given(), { annotations: [item({ page: 2 })] }), undefined);
  assert.equal(
    problem({ attachment: 'https://example.com/1.pdf', features }, { annotations: [item({ page: 300 })] }),
    undefined,
  );
});

test('polygons where asked for, and only then', () => {
  const location = { type: 'polygon', vertices: [1, 2, 3].map((x) => ({ x, y: x * x })) };
  assert.equal(problem(given({ geometry: 'polygon' }), { annotations: [item({ location })] }), undefined);
  assert.ok(problem(given({ geometry: 'polygon' }), { annotations: [item()] }));
  assert.ok(problem(given(), { annotations: [item({ location })] }));
});

test('groups hold what they may, and never themselves', () => {
  const line = (uuid: string, refs: string[], label = 'line'): JsonObject => ({ uuid, label, refs });
  assert.equal(problem(given(), { annotations: [item(), line('l', ['a'])] }), undefined);
  assert.equal(problem(given(), { annotations: [line('t', ['l'], 'table'), item(), line('l', ['a'])] }), undefined);
  assert.equal(problem(given(), { annotations: [item(), line('t', ['a'], 'table')] })?.path, 'annotations.1.refs.0');
  const round: JsonObject[] = [line('t', ['u'], 'table'), line('u', ['t'], 'table')];
  assert.equal(problem(given(), { annotations: round })?.path, 'annotations.0.refs');
  const long = Array.from({ length: 20_000 }, (_, i) => line(`t${i}`, [i ? `t${i - 1}` : 'a'], i ? 'table' : 'line'));
  assert.equal(problem(given(), { annotations: [item(), ...long] }), undefined);
});

test('what is on the first page lies inside of it', () => {
  const outside = (more: JsonObject) =>
    type.checkBounds?.(paramsOf(type, given()), { annotations: [item(more)] }, { width: 100, height: 100 });
  assert.equal(outside({})?.path, 'annotations.0.location');
  assert.equal(outside({ page: 2 }), undefined);
  assert.equal(outside({ location: { left: 0, top: 0, width: 100, height: 100 } }), undefined);
});

test('answers agree by where things are and what they say', () => {
  const score = (a: JsonObject[], b: JsonObject[]) =>
    agree([{ annotations: a }, { annotations: b }], type.agreement!(paramsOf(type, given()))).score;
  assert.equal(score([], []), 1);
  assert.equal(score([item()], [item({ uuid: 'z' })]), 1);
  assert.equal(score([item()], [item({ text: 'Ten' })]), (2 * (1 + (1 - 1 / 3))) / 2 / 2);
  assert.equal(score([item()], [item({ page: 2 })]), 0);
  assert.equal(score([item()], [item({ label: 'price' })]), 0);
  const line = { uuid: 'l', label: 'line', refs: ['a'] };
  assert.equal(score([item(), line], [item(), line]), 1);
  assert.equal(score([item(), line], [item()]), 2 / 3);
});

test('breakages of the sample are refused', () => {
  assertBreakages(type, given(), [
    ['no object', '', []],
    ['no annotations', '', {}],
    ['annotations as a map', 'annotations', {}],
    ['no uuid', 'annotations.0.uuid', undefined],
    ['an empty uuid', 'annotations.0.uuid', ''],
    ['uuid twice', 'annotations.1.uuid', '00000000-0000-4000-8000-000000000001'],
    ['no label', 'annotations.0.label', undefined],
    ['a label not asked for', 'annotations.0.label', 'tree'],
    ['no page', 'annotations.0.page', undefined],
    ['page 0', 'annotations.0.page', 0],
    ['half a page', 'annotations.0.page', 1.5],
    ['a page that is not there', 'annotations.0.page', 3],
    ['no text', 'annotations.0.text', undefined],
    ['text as a number', 'annotations.1.text', 12],
    ['text as null', 'annotations.1.text', null],
    ['no location', 'annotations.0.location', undefined],
    ['a block without a location', 'annotations.2.location', undefined],
    ['a block without a page', 'annotations.2.page', undefined],
    ['a location without a side', 'annotations.0.location.left', undefined],
    ['a location of a negative width', 'annotations.0.location.width', -1],
    ['a location of another type', 'annotations.0.location.type', 'polygon'],
    ['a side as a string', 'annotations.0.location.top', '1'],
    ['refs as a string', 'annotations.0.refs', 'x'],
    ['a ref to nothing', 'annotations.0.refs', ['x']],
    ['a ref to itself', 'annotations.0.refs', ['00000000-0000-4000-8000-000000000001']],
    ['a ref twice', (r) => void r.annotations[3].refs.push(r.annotations[3].refs[0])],
    ['a group of nothing', 'annotations.3.refs', []],
    ['a group without refs', 'annotations.3.refs', undefined],
    ['a group that holds what it may not', (r) => void r.annotations[3].refs.push(r.annotations[2].uuid)],
    ['a group that holds itself', (r) => void r.annotations[4].refs.push(r.annotations[4].uuid)],
    ['a customer fix that is no boolean', 'is_customer_fix', 'no'],
  ]);
});
