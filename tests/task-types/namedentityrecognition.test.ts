import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { agree } from '../../task-types/agreement.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import type from '../../task-types/namedentityrecognition/definition.ts';
import { assertBreakages, assertSample, paramsOf, refuses, responseCheck } from './check.ts';
import { prelabeled, refusesPrelabels } from './prelabels.ts';

const text = 'Ada 👩‍🔬 met Bob in Łódź.';
const points = Array.from(text);
const given = (more: JsonObject = {}): JsonObject => ({ text, labels: ['person', 'place'], ...more });
const problem = (params: JsonObject, response: JsonObject) => responseCheck(type, paramsOf(type, params))(response);

/** The span of a word, with what else it has. */
function span(word: string, label: string, more: JsonObject = {}): JsonObject {
  const start = Array.from(text.slice(0, text.indexOf(word))).length;
  return { id: word, start, end: start + Array.from(word).length, text: word, label, ...more };
}
const ADA = span('Ada', 'person');
const BOB = span('Bob', 'person');
const LODZ = span('Łódź', 'place');

test('params stay as they were sent; no attachment is asked for', () => {
  assert.equal(type.attachment, 'own');
  assert.deepEqual(paramsOf(type, given()), given());
  paramsOf(type, given({ merge_newlines: true, labels: [{ name: 'person', description: 'A human being.' }] }));
});

test('refused: text or labels missing or of a wrong form, labels without a name or with an unknown key', () => {
  refuses(type, { labels: ['a'] }, 'text');
  refuses(type, given({ text: '' }), 'text');
  refuses(type, given({ text: 5 }), 'text');
  refuses(type, { text }, 'labels');
  refuses(type, given({ labels: [] }), 'labels');
  refuses(type, given({ labels: 'person' }), 'labels');
  refuses(type, given({ labels: [''] }), 'labels.0');
  refuses(type, given({ labels: [5] }), 'labels.0');
  refuses(type, given({ labels: [{ description: 'no name' }] }), 'labels.0.name');
  refuses(type, given({ labels: [{ name: 'a', choice: 'a' }] }), 'labels.0.choice');
  refuses(type, given({ labels: ['a', 'a'] }), 'labels.1');
  refuses(type, given({ labels: [{ name: 'g', children: [{}] }] }), 'labels.0.children.0.name');
  refuses(type, given({ labels: [{ name: 'g', children: [{ name: 'a', x: 1 }] }] }), 'labels.0.children.0.x');
  refuses(type, given({ labels: ['a', { name: 'g', children: ['a'] }] }), 'labels.1.children.0');
  refuses(
    type,
    given({ labels: [{ name: 'g', children: [{ name: 'a', children: 1 }] }] }),
    'labels.0.children.0.children',
  );
  refuses(type, given({ merge_newlines: 'maybe' }), 'merge_newlines');
  let deep: JsonObject = { name: 'leaf' };
  for (let level = 1; level < 8; level++) deep = { name: `group ${level}`, children: [deep] };
  assertSample(type, paramsOf(type, given({ labels: [deep] })));
  refuses(type, given({ labels: [{ name: 'more', children: [deep] }] }), `labels.0${'.children.0'.repeat(7)}.children`);
});

test('refused: relationships and attributes that nothing could have', () => {
  refuses(type, given({ relationships: ['knows', 'knows'] }), 'relationships.1');
  refuses(type, given({ relationships: [{}] }), 'relationships.0.name');
  refuses(type, given({ relationships: [{ name: 'knows', from: 'x' }] }), 'relationships.0.from');
  refuses(
    type,
    given({ relationships: [{ name: 'knows', source_allowed_labels: ['dog'] }] }),
    'relationships.0.source_allowed_labels.0',
  );
  refuses(type, given({ annotation_attributes: { who: { type: 'linked' } } }), 'annotation_attributes.who.type');
  refuses(type, given({ annotation_attributes: { who: { type: 'x_line' } } }), 'annotation_attributes.who.type');
  refuses(type, given({ annotation_attributes: { who: {} } }), 'annotation_attributes.who.choices');
});

test('the sample is the first word with the first label; two words where they can be related', () => {
  assert.deepEqual(type.sample(paramsOf(type, given())), {
    annotations: [{ id: '00000000-0000-4000-8000-000000000001', start: 0, end: 3, text: 'Ada', label: 'person' }],
    relationships: [],
  });
  const related = type.sample(paramsOf(type, given({ relationships: ['knows'] }))) as { relationships: JsonObject[] };
  assert.equal(related.relationships.length, 1);
  assertSample(type, paramsOf(type, given({ text: ' \n ' })));
});

test('offsets are code points: whatever is cut out of any text is accepted, and nothing beside it', () => {
  const texts = fc.string({ unit: fc.constantFrom(...'aé🐄👩‍ \n'), minLength: 2, maxLength: 20 });
  const property = fc.property(texts, fc.nat(), fc.nat(), (any, a, b) => {
    const letters = Array.from(any);
    const start = a % letters.length;
    const end = start + 1 + (b % (letters.length - start));
    const one = { id: '1', start, end, text: letters.slice(start, end).join(''), label: 'person' };
    assert.equal(problem(given({ text: any }), { annotations: [one] }), undefined);
    const longer = { ...one, text: `${one.text}a` };
    assert.equal(problem(given({ text: any }), { annotations: [longer] })?.path, 'annotations.0.text');
  });
  fc.assert(property, { numRuns: 200 });
});

test('accepted: nothing at all, nested spans, one span with two labels', () => {
  assert.equal(problem(given(), { annotations: [] }), undefined);
  const twice = { ...ADA, id: 'other', label: 'place' };
  assert.equal(problem(given(), { annotations: [ADA, twice, LODZ], relationships: [] }), undefined);
  const whole = { id: 'all', start: 0, end: points.length, text, label: 'place' };
  assert.equal(problem(given(), { annotations: [ADA, whole] }), undefined);
});

test('of a group of labels only the leaves can be chosen', () => {
  const labels = [{ name: 'being', children: ['person', 'animal'] }];
  assert.equal(problem(given({ labels }), { annotations: [ADA] }), undefined);
  assert.ok(problem(given({ labels }), { annotations: [{ ...ADA, label: 'being' }] }));
});

test('relationships join what their kind allows, both ways where it says so', () => {
  const kind = { name: 'lives in', source_allowed_labels: ['person'], target_allowed_labels: ['place'] };
  const joined = (source_ref: string, target_ref: string, more: JsonObject = {}) => ({
    annotations: [ADA, BOB, LODZ],
    relationships: [{ id: 'r', source_ref, target_ref, ...more }],
  });
  const one = given({ relationships: [kind] });
  assert.equal(problem(one, joined('Ada', 'Łódź')), undefined, 'one kind needs no name');
  assert.equal(problem(one, joined('Łódź', 'Ada'))?.path, 'relationships.0');
  assert.equal(problem(one, joined('Ada', 'Bob'))?.path, 'relationships.0');
  assert.equal(problem(one, joined('Ada', 'Ada'))?.path, 'relationships.0.target_ref');
  assert.equal(problem(one, joined('Eve', 'Ada'))?.path, 'relationships.0.source_ref');
  assert.ok(problem(one, joined('Ada', 'Łódź', { name: 'knows' })));
  assert.equal(
    problem(given({ relationships: [{ ...kind, is_bidirectional: true }] }), joined('Łódź', 'Ada')),
    undefined,
  );
  const two = given({ relationships: [kind, 'knows'] });
  assert.ok(problem(two, joined('Ada', 'Bob')), 'which of the two');
  assert.equal(problem(two, joined('Ada', 'Bob', { name: 'knows' })), undefined);
  assert.ok(problem(given(), joined('Ada', 'Bob')), 'none was asked for');
});

test('the sample broken in many ways is refused', () => {
  const attributes = {
    alive: { choices: ['yes', 'no'], required: true },
    born: { type: 'number', required: true, conditions: { label_condition: { label: 'person' } } },
  };
  assertBreakages(type, given({ relationships: ['knows', 'likes'], annotation_attributes: attributes }), [
    ['not an object', '', []],
    ['no annotations', 'annotations', undefined],
    ['annotations an object', 'annotations', {}],
    ['an annotation a text', 'annotations.0', 'Ada'],
    ['no id', 'annotations.0.id', undefined],
    ['an empty id', 'annotations.0.id', ''],
    ['a number as id', 'annotations.0.id', 1],
    ['an id twice', (r) => (r.annotations[1].id = r.annotations[0].id)],
    ['no start', 'annotations.0.start', undefined],
    ['start a text', 'annotations.0.start', '0'],
    ['start negative', 'annotations.0.start', -1],
    ['start not whole', 'annotations.0.start', 0.5],
    ['start moved', 'annotations.0.start', 1],
    ['no end', 'annotations.0.end', undefined],
    ['end at the start', (r) => (r.annotations[0].end = r.annotations[0].start)],
    ['end moved', (r) => r.annotations[0].end++],
    ['end beyond the text', 'annotations.0.end', 1000],
    ['no text', 'annotations.0.text', undefined],
    ['another text', 'annotations.0.text', 'Eve'],
    ['no label', 'annotations.0.label', undefined],
    ['an unknown label', 'annotations.0.label', 'dog'],
    ['a span twice', (r) => r.annotations.push({ ...r.annotations[0], id: 'again' })],
    ['no attributes', 'annotations.0.attributes', undefined],
    ['an attribute missing', 'annotations.0.attributes.alive', undefined],
    ['an attribute missing whose condition holds', 'annotations.0.attributes.born', undefined],
    ['an attribute of a wrong value', 'annotations.0.attributes.alive', 'maybe'],
    ['an attribute nobody asked for', 'annotations.0.attributes.color', 'red'],
    ['relationships an object', 'relationships', {}],
    ['a relationship without id', 'relationships.0.id', undefined],
    ['a relationship twice', (r) => r.relationships.push(r.relationships[0])],
    ['a relationship without source', 'relationships.0.source_ref', undefined],
    ['a relationship to nothing', 'relationships.0.target_ref', 'nothing'],
    ['a relationship of an unknown kind', 'relationships.0.name', 'hates'],
    ['a relationship without a kind', 'relationships.0.name', undefined],
  ]);
});

test('pre-labels are checked like a response, get ids, and need not be complete', () => {
  const attributes = { alive: { choices: ['yes', 'no'], required: true } };
  const { id: _id, ...unnamed } = ADA;
  const hypothesis = { annotations: [unnamed, BOB] };
  const made = prelabeled(type, given({ annotation_attributes: attributes, hypothesis }));
  const [first, second] = (made.hypothesis as { annotations: JsonObject[] }).annotations;
  assert.match(String(first?.id), /^[0-9a-f-]{36}$/);
  assert.deepEqual([{ ...first, id: 'Ada' }, second], [ADA, BOB]);
  const wrong = { ...ADA, text: 'Eve' };
  refusesPrelabels(type, given({ hypothesis: { annotations: [wrong] } }), 'hypothesis.annotations.0.text');
  refusesPrelabels(type, given({ base_annotations: [BOB, wrong] }), 'base_annotations.annotations.1.text');
  refuses(type, given({ hypothesis: {} }), 'hypothesis.annotations');
});

test('locks of base annotations hold', () => {
  const locked = (lock: string) => given({ base_annotations: [ADA, BOB], [lock]: false });
  const all = { annotations: [ADA, BOB] };
  const refused = (lock: string, annotations: JsonObject[]) => {
    assert.equal(problem(locked(lock), all), undefined);
    assert.ok(problem(locked(lock), { annotations }), lock);
    assert.equal(problem(given({ base_annotations: [ADA, BOB] }), { annotations }), undefined, 'without the lock');
  };
  refused('can_add_base_annotations', [ADA, BOB, LODZ]);
  refused('can_delete_base_annotations', [ADA]);
  refused('can_edit_base_annotations', [{ ...LODZ, id: 'Ada' }, BOB]);
  refused('can_edit_base_annotation_labels', [{ ...ADA, label: 'place' }, BOB]);
  for (const lock of ['can_add_base_annotations', 'can_delete_base_annotations']) {
    assertSample(type, paramsOf(type, locked(lock)));
  }
});

test('answers agree by their spans and labels, spans that meet in part for what they share', () => {
  const params = paramsOf(type, given());
  const score = (...answers: JsonObject[][]) =>
    agree(
      answers.map((annotations) => ({ annotations })),
      type.agreement!(params),
    ).score;
  assert.equal(score([ADA, LODZ], [LODZ, { ...ADA, id: 'x' }]), 1);
  assert.equal(score([], []), 1);
  assert.equal(score([ADA], []), 0);
  assert.equal(score([ADA], [{ ...ADA, label: 'place' }]), 0);
  assert.equal(score([ADA, LODZ], [ADA]), 2 / 3);
  const part = { id: 'p', start: 0, end: 1, text: 'A', label: 'person' };
  assert.ok(Math.abs(score([ADA], [part]) - 1 / 3) < 1e-9);
});

test('relationships agree by what they join', () => {
  const params = paramsOf(type, given({ relationships: ['knows'] }));
  const answer = (relationships: JsonObject[]) => ({ annotations: [ADA, BOB], relationships });
  const knows = { id: 'r', source_ref: 'Ada', target_ref: 'Bob', name: 'knows' };
  const score = (...answers: JsonObject[]) => agree(answers, type.agreement!(params)).score;
  assert.equal(score(answer([knows]), answer([{ ...knows, id: 's' }])), 1);
  assert.equal(score(answer([knows]), answer([])), 0.5);
});
