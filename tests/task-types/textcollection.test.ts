import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json, JsonObject } from '../../task-types/kit.ts';
import type from '../../task-types/textcollection/definition.ts';
import { assertBreakages, assertSample, paramsOf, refuses, responseCheck } from './check.ts';

const attachments = [{ type: 'text', content: 'Some text.' }];
const field = (field_id: string, more: JsonObject = {}): JsonObject => ({
  type: 'text',
  field_id,
  title: 'Title',
  ...more,
});
const moods: Json[] = [
  { label: 'Happy', value: 'happy' },
  { label: 'Sad', value: 'sad', hint: 'Not happy.' },
];
const mood = field('mood', { type: 'category', choices: moods, required: true });
const given = (...fields: JsonObject[]): JsonObject => ({ attachments, fields });
const problem = (fields: JsonObject[], annotations: JsonObject) =>
  responseCheck(type, paramsOf(type, given(...fields)))({ annotations });
const typed = (kind: string, field_id: string, response: Json): JsonObject => ({
  [field_id]: { type: kind, field_id, response },
});

test('params stay as they were sent; attachments are this type’s own affair', () => {
  assert.equal(type.attachment, 'own');
  assert.deepEqual(paramsOf(type, given(mood)), given(mood));
});

test('refused: attachments missing, empty or wrong', () => {
  refuses(type, { fields: [mood] }, 'attachments');
  refuses(type, {}, 'attachments');
  refuses(type, { attachments: [], fields: [mood] }, 'attachments');
  refuses(type, { attachments: ['https://example.com/'], fields: [mood] }, 'attachments.0');
  refuses(type, { attachments: [{ content: 'x' }], fields: [mood] }, 'attachments.0.type');
  refuses(type, { attachments: [{ type: 'smell', content: 'x' }], fields: [mood] }, 'attachments.0.type');
  refuses(type, { attachments: [{ type: 'text' }], fields: [mood] }, 'attachments.0.content');
});

test('refused: fields missing, empty, incomplete, unknown or with one id twice', () => {
  refuses(type, { attachments }, 'fields');
  refuses(type, given(), 'fields');
  refuses(type, given({ type: 'text', title: 'x' }), 'fields.0.field_id');
  refuses(type, given({ type: 'text', field_id: 'x' }), 'fields.0.title');
  refuses(type, given({ field_id: 'x', title: 'x' }), 'fields.0.type');
  refuses(type, given(field('')), 'fields.0.field_id');
  refuses(type, given(field('a', { title: '' })), 'fields.0.title');
  refuses(type, given(field('a', { type: 'smell' })), 'fields.0.type');
  refuses(type, given(field('a'), field('a')), 'fields.1.field_id');
  refuses(type, given(field('a'), field('f', { type: 'form', fields: [field('a')] })), 'fields.1.fields.0.field_id');
  refuses(type, { ...given(mood), responses_required: 101 }, 'responses_required');
  refuses(type, { ...given(mood), responses_required: 0 }, 'responses_required');
});

test('refused: fields whose least answer is many times the task', () => {
  const choices = Array.from({ length: 101 }, (_, i) => ({ label: `c${i}`, value: `c${i}` }));
  const wide = (field_id: string, min_choices: number, min_responses_required: number) =>
    field(field_id, {
      type: 'select',
      choices,
      min_choices,
      max_choices: 101,
      min_responses_required,
      max_responses_required: 100,
    });
  assertSample(type, given(wide('a', 100, 100)));
  refuses(type, given(wide('a', 101, 100)), 'fields.0.min_choices');
  refuses(type, given(wide('a', 100, 100), wide('b', 1, 1)), 'fields.1.min_choices');
});

test('refused: more fields than an answer can be checked for', () => {
  const many = (length: number) => given(...Array.from({ length }, (_, index) => field(`f${index}`)));
  paramsOf(type, many(200));
  refuses(type, many(201), 'fields');
});

test('refused: limits that contradict each other', () => {
  refuses(type, given(field('a', { min_responses_required: 0 })), 'fields.0.min_responses_required');
  refuses(type, given(field('a', { max_responses_required: 101 })), 'fields.0.max_responses_required');
  const responses = { min_responses_required: 3, max_responses_required: 2 };
  refuses(type, given(field('a', responses)), 'fields.0.max_responses_required');
  refuses(type, given(field('a', { max_characters: 0 })), 'fields.0.max_characters');
  refuses(type, given(field('a', { type: 'number', min: 2, max: 1 })), 'fields.0.max');
  refuses(type, given({ ...mood, min_choices: 2, max_choices: 1 }), 'fields.0.max_choices');
  refuses(type, given({ ...mood, min_choices: 3 }), 'fields.0.min_choices');
  assertSample(type, paramsOf(type, given({ ...mood, min_choices: 2 })));
});

test('refused: choices missing, empty, of a wrong form or with one value twice', () => {
  const choices = (list: Json) => given(field('c', { type: 'select', choices: list }));
  refuses(type, given(field('c', { type: 'category' })), 'fields.0.choices');
  refuses(type, choices([]), 'fields.0.choices');
  refuses(type, choices(['happy']), 'fields.0.choices.0');
  refuses(type, choices([{ label: 'x' }]), 'fields.0.choices.0.value');
  refuses(type, choices([{ label: 'x', value: {} }]), 'fields.0.choices.0.value');
  refuses(type, choices([...moods, { label: 'Again', value: 'sad' }]), 'fields.0.choices.2.value');
  const group = (below: Json): Json => [{ label: 'Group', value: 'group', subchoices: below }];
  refuses(type, choices(group([{ label: 'x' }])), 'fields.0.choices.0.subchoices.0.value');
  refuses(type, choices(group([{ value: 'x' }])), 'fields.0.choices.0.subchoices.0.label');
  refuses(type, choices(group(['x'])), 'fields.0.choices.0.subchoices.0');
  let deep = group(moods);
  for (let level = 0; level < 6; level++) deep = group(deep);
  assertSample(type, paramsOf(type, choices(deep)));
  refuses(type, choices(group(deep)), `fields.0.choices${'.0.subchoices'.repeat(8)}`);
});

test('refused: groups without fields, too few, or in the wrong place', () => {
  const set = (fields: JsonObject[] | undefined, id = 's') =>
    fields ? field(id, { type: 'field_set', fields }) : field(id, { type: 'field_set' });
  refuses(type, given(set(undefined)), 'fields.0.fields');
  refuses(type, given(set([field('a')])), 'fields.0.fields');
  refuses(type, given(field('a', { fields: [field('b')] })), 'fields.0.fields');
  refuses(type, given(set([field('a'), set([field('b'), field('c')], 't')])), 'fields.0.fields.1.type');
  refuses(type, given(set([field('a'), field('f', { type: 'form', fields: [field('b')] })])), 'fields.0.fields.1.type');
  assertSample(type, paramsOf(type, given(field('f', { type: 'form', fields: [set([field('a'), mood])] }))));
});

test('refused: conditions on fields that do not exist, on itself, or too deep', () => {
  const when = (conditions: Json) => given(mood, field('note', { conditions }));
  refuses(type, when([{ moood: 'sad' }]), 'fields.1.conditions.0.moood');
  refuses(type, when([{ note: 'sad' }]), 'fields.1.conditions.0.note');
  refuses(type, when([{ toString: 'sad' }]), 'fields.1.conditions.0.toString');
  refuses(type, when([{ not: { nobody: 1 } }]), 'fields.1.conditions.0.not.nobody');
  refuses(type, when('mood'), 'fields.1.conditions');
  refuses(type, when([1]), 'fields.1.conditions.0');
  let deep: Json = { mood: 'sad' };
  for (let level = 0; level < 30; level++) deep = [deep];
  refuses(type, when(deep), `fields.1.conditions${'.0'.repeat(17)}`);
  paramsOf(type, when([{ mood: ['sad', 'happy'] }, { not: { mood: 'sad' } }]));
});

test('the sample is typed and answers what is asked for', () => {
  const fields = [
    mood,
    field('note', { max_characters: 4 }),
    field('ok', { type: 'boolean' }),
    field('count', { type: 'number', min: 3, min_responses_required: 2, max_responses_required: 2 }),
    field('day', { type: 'datetime' }),
    field('span', { type: 'time_range' }),
    field('why', { conditions: [{ mood: 'sad' }] }),
    field('how', { conditions: [{ mood: 'happy' }] }),
  ];
  const { annotations } = type.sample(paramsOf(type, given(...fields))) as { annotations: JsonObject };
  assert.deepEqual(annotations, {
    ...typed('category', 'mood', [['happy']]),
    ...typed('text', 'note', [['test']]),
    ...typed('boolean', 'ok', [[true]]),
    ...typed('number', 'count', [[3], [3]]),
    ...typed('datetime', 'day', [['2020-01-01T00:00:00.000Z']]),
    ...typed('time_range', 'span', [[{ start: 0, end: 1 }]]),
    ...typed('text', 'how', [['test response']]),
  });
});

test('the plain map of the documentation is as good as the typed form', () => {
  const many = field('tags', { type: 'category', choices: moods, max_choices: 2 });
  const fields = [mood, many, field('note'), field('span', { type: 'time_range' })];
  assert.equal(problem(fields, { mood: 'happy' }), undefined);
  const plain = { mood: ['sad'], tags: ['sad', 'happy'], note: 'x', span: { start: 1, end: 2 } };
  assert.equal(problem(fields, plain), undefined);
  assert.ok(problem(fields, { mood: 'angry' }));
  assert.ok(problem(fields, { mood: ['sad', 'happy'] }));
  assert.equal(problem(fields, { note: 'x' })?.path, 'annotations.mood');
  assert.equal(problem(fields, { ...typed('category', 'mood', [['no']]) })?.path, 'annotations.mood.response.0.0');
});

test('a field that is required under conditions is required when they hold', () => {
  const conditional = (conditions: Json) => [mood, field('why', { required: true, conditions })];
  const missing = (conditions: Json, answer: string) =>
    problem(conditional(conditions), { mood: answer })?.path === 'annotations.why';
  assert.equal(missing([{ mood: 'sad' }], 'sad'), true);
  assert.equal(missing([{ mood: 'sad' }], 'happy'), false);
  assert.equal(missing([{ mood: ['sad', 'happy'] }], 'happy'), true);
  assert.equal(missing([{ mood: { not: 'sad' } }], 'happy'), true);
  assert.equal(missing([{ not: { mood: 'sad' } }], 'sad'), false);
  assert.equal(missing([{ mood: { choices: ['sad'] } }], 'sad'), true);
  assert.equal(missing({ mood: 'sad' }, 'sad'), true);
  assert.equal(missing([], 'sad'), true);
  assert.equal(missing([{ mood: { unheard_of: 1 } }], 'sad'), false, 'what cannot be judged is not demanded');
  assert.equal(missing([{ not: { mood: { unheard_of: 1 } } }], 'sad'), false);
});

test('fields of a group are answered under their own ids, and not when the group is not asked for', () => {
  const form = field('more', {
    type: 'form',
    conditions: [{ mood: 'sad' }],
    fields: [field('why', { required: true })],
  });
  assert.equal(problem([mood, form], { mood: 'happy' }), undefined);
  assert.equal(problem([mood, form], { mood: 'sad' })?.path, 'annotations.why');
  assert.equal(problem([mood, form], { mood: 'sad', why: 'because' }), undefined);
  assert.equal(problem([mood, form], { mood: 'sad', why: 'because', more: {} }), undefined);
});

test('breakages of the sample are refused', () => {
  const fields = [
    mood,
    field('note', { required: true, max_characters: 20, max_responses_required: 2 }),
    field('two', { type: 'number', min: 0, max: 5, min_responses_required: 2, max_responses_required: 3 }),
    field('ok', { type: 'boolean' }),
    field('day', { type: 'datetime' }),
    field('span', { type: 'time_range' }),
    field('pick', {
      type: 'select',
      choices: [
        { label: 'One', value: 1 },
        { label: 'Group', value: 'g', subchoices: moods },
      ],
    }),
    field('constructor', { required: true }),
  ];
  assertBreakages(type, given(...fields), [
    ['no object', '', []],
    ['no annotations', 'annotations', undefined],
    ['annotations as a list', 'annotations', []],
    ['a required field missing', 'annotations.mood', undefined],
    ['a required field called constructor missing', 'annotations.constructor', undefined],
    ['a field not asked for', 'annotations.other', 'x'],
    ['another type', 'annotations.note.type', 'number'],
    ['another field_id', 'annotations.note.field_id', 'mood'],
    ['response not a list', 'annotations.note.response', 'x'],
    ['response not a list of lists', 'annotations.note.response', ['x']],
    ['no response at all', 'annotations.note.response', []],
    ['an empty response', 'annotations.note.response', [[]]],
    ['an empty text where one is required', 'annotations.note.response', [['']]],
    ['too long a text', 'annotations.note.response', [['x'.repeat(21)]]],
    ['a number as a text', 'annotations.note.response', [[1]]],
    ['two texts in one response', 'annotations.note.response', [['x', 'y']]],
    ['too many responses', 'annotations.note.response', [['x'], ['y'], ['z']]],
    ['too few responses', (r) => void r.annotations.two.response.pop()],
    ['a number too large', 'annotations.two.response.0', [6]],
    ['a number too small', 'annotations.two.response.0', [-1]],
    ['a text as a number', 'annotations.two.response.0', ['1']],
    ['a text as a boolean', 'annotations.ok.response', [['true']]],
    ['another choice', 'annotations.mood.response', [['angry']]],
    ['too many choices', 'annotations.mood.response', [['happy', 'sad']]],
    ['no choice', 'annotations.mood.response', [[]]],
    ['a group of choices', 'annotations.pick.response', [['g']]],
    ['a choice of another type', 'annotations.pick.response', [['1']]],
    ['no date', 'annotations.day.response', [['tomorrow']]],
    ['a date that does not exist', 'annotations.day.response', [['2020-13-01']]],
    ['a range without an end', 'annotations.span.response', [[{ start: 1 }]]],
    ['a range that ends before it starts', 'annotations.span.response', [[{ start: 2, end: 1 }]]],
  ]);
});
