/** spaCy: offsets count code points, so that Python finds the same text; entities never overlap. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { Registry } from '../../src/registry.ts';
import { spacy } from '../../src/wire/formats/spacy.ts';
import type { JsonObject, TaskType } from '../../task-types/kit.ts';
import type { Span } from '../../task-types/marks.ts';
import { completedRow } from './rows.ts';

/** A type of texts, as small as can be. */
const texts = {
  name: 'texts',
  attachment: 'own',
  summary: 'Texts.',
  params: { type: 'object', properties: {} },
  responseSchema: () => ({ type: 'object' }),
  sample: () => ({}),
  example: {},
  texts: {
    text: ({ text }: JsonObject) => text as string | undefined,
    spans: (_params: JsonObject, { spans }: JsonObject) => spans as unknown as Span[],
  },
} as unknown as TaskType;

function exported(rows: [text: string | undefined, spans: Span[], status?: 'pending'][]) {
  const writer = spacy.writer(new Registry([texts]));
  const begun = writer.begin();
  const tasks = rows.map(([text, spans, status = 'completed']) =>
    completedRow(texts, text === undefined ? {} : { text }, { spans } as unknown as JsonObject, { status } as object),
  );
  const { now = '' } = writer.add(tasks.slice(0, 1));
  const { now: more = '' } = writer.add(tasks.slice(1));
  return JSON.parse(begun + now + more + writer.end(0).before);
}

const word = fc.string({ unit: fc.constantFrom(...'aé🐄 '), minLength: 1, maxLength: 4 });
const task = fc.array(word, { minLength: 1, maxLength: 8 }).chain((words) => {
  const text = words.join('');
  const length = [...text].length;
  const span = fc
    .tuple(fc.nat(length - 1), fc.integer({ min: 1, max: length }), fc.constantFrom('A', 'B'))
    .map(([start, long, label]) => ({ start, end: Math.min(length, start + long), label }));
  return fc.tuple(fc.constant(text), fc.array(span, { maxLength: 6 }));
});

const PYTHON = `
import json, sys
for text, found in json.load(sys.stdin):
    print(json.dumps([[text[start:end], label] for start, end, label in found["entities"]]))
`;

test('Python cuts the same texts out, none of which overlap; all spans are there where some do', () => {
  const tasks = fc.sample(task, 100);
  const examples = exported(tasks);
  const { stdout, stderr } = spawnSync('python3', ['-c', PYTHON], {
    input: JSON.stringify(examples),
    encoding: 'utf8',
  });
  const cut = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(cut.length, tasks.length, stderr);
  for (const [i, [text, spans]] of tasks.entries()) {
    const [, { entities, spans: groups }] = examples[i];
    const points = [...text];
    assert.deepEqual(
      cut[i],
      entities.map(([start, end, label]: [number, number, string]) => [points.slice(start, end).join(''), label]),
    );
    for (const [n, [start]] of entries(entities)) assert.ok(n === 0 || entities[n - 1]![1] <= start, 'they overlap');
    const all = spans.map(({ start, end, label }) => [start, end, label]);
    assert.deepEqual(groups?.sc ?? entities, groups ? all : all.toSorted(([a], [b]) => Number(a) - Number(b)));
    for (const [start, end] of all) {
      const covered = entities.some((one: [number, number]) => one[0] < Number(end) && Number(start) < one[1]);
      assert.ok(covered, 'what is left out overlaps with what is there');
    }
  }
});

const entries = (list: [number, number, string][]) => [...list.entries()];

test('the longest entity stays, and tasks without answer or text are not there', () => {
  const spans = [
    { start: 0, end: 3, label: 'A' },
    { start: 2, end: 9, label: 'B' },
    { start: 9, end: 10, label: 'C' },
  ];
  const rest = [
    [2, 9, 'B'],
    [9, 10, 'C'],
  ];
  const all = [[0, 3, 'A'], ...rest];
  assert.deepEqual(
    exported([
      ['0123456789', spans],
      ['x', [], 'pending'],
      [undefined, []],
      ['y', []],
    ]),
    [
      ['0123456789', { entities: rest, spans: { sc: all } }],
      ['y', { entities: [] }],
    ],
  );
  assert.deepEqual(exported([]), []);
});
