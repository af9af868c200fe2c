import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { annotationIn, OPTIONS, taskOfAnnotation, threadsOf } from '../../src/rules/threads.ts';

const ID = '576ba74eec471ff9b01557cc';
const KINDS = ['text', 'integer', 'category'];

// biome-ignore lint/suspicious/noExplicitAny: a JSON document
type Json = any;

const annotations = (threads: Json[]): Json[] =>
  threads.flatMap((thread) => [
    ...thread.annotations,
    ...thread.turns.flatMap((turn: Json) => [
      ...turn.annotations,
      ...turn.messages.flatMap((message: Json) => message.annotations),
    ]),
  ]);

it('any response gives threads that the client can read, and each annotation is found by its id', () => {
  const annotation = fc.record(
    { id: fc.string(), key: fc.string(), type: fc.constantFrom(...KINDS, 'unheard'), value: fc.jsonValue() },
    { requiredKeys: [] },
  );
  const loose = <T>(arbitrary: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 4, arbitrary }, { weight: 1, arbitrary: fc.jsonValue() });
  const notes = loose(fc.array(loose(annotation), { maxLength: 3 }));
  const message = fc.record(
    {
      role: loose(fc.constantFrom('user', 'system')),
      content: loose(fc.string()),
      source_id: loose(fc.string()),
      annotations: notes,
    },
    { requiredKeys: [] },
  );
  const turn = fc.record(
    { messages: loose(fc.array(loose(message), { maxLength: 3 })), annotations: notes },
    { requiredKeys: [] },
  );
  const thread = fc.record(
    { id: loose(fc.string()), turns: loose(fc.array(loose(turn), { maxLength: 3 })), annotations: notes },
    { requiredKeys: [] },
  );
  const response = loose(fc.record({ threads: loose(fc.array(loose(thread), { maxLength: 3 })) }));
  fc.assert(
    fc.property(response, (given) => {
      const threads: Json[] = threadsOf(ID, given, OPTIONS);
      const usual = annotations(threadsOf(ID, given, []));
      for (const { id, turns } of threads) {
        assert.equal(typeof id, 'string');
        for (const one of turns) {
          assert.equal(typeof one.id, 'string');
          for (const { role, content, source_id } of one.messages) {
            assert.ok(['system', 'user', 'assistant', 'function'].includes(role));
            assert.ok(content !== null && typeof content === 'object' && !Array.isArray(content));
            assert.equal(typeof source_id, 'string');
          }
        }
      }
      const all = annotations(threads);
      assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
      assert.deepEqual(
        usual.map(({ id }) => id),
        all.map(({ id }) => id),
        'options do not change the ids',
      );
      for (const one of all) {
        assert.ok(KINDS.includes(one.type) && typeof one.key === 'string');
        assert.equal(taskOfAnnotation(one.id), ID);
        assert.equal(annotationIn(threads, one.id), one);
      }
      assert.equal(annotationIn(threads, `${ID}-${all.length}`), undefined);
    }),
  );
});

it('shows details only on demand', () => {
  const given = {
    threads: [
      {
        turns: [
          {
            messages: [
              {
                role: 'assistant',
                content: { text: 'Hi', attachments: [{ url: 'https://a.example/1', mime_type: 'image/png' }] },
                model_parameters: { model: 'm' },
                annotations: [{ key: 'k', type: 'text', value: 'v', title: 'T', possible_values: ['v'] }],
              },
            ],
          },
        ],
      },
    ],
  };
  const of = (...options: (typeof OPTIONS)[number][]): Json =>
    (threadsOf(ID, given, options) as Json)[0].turns[0].messages[0];
  const usual = of();
  assert.deepEqual(usual.annotations, [{ id: `${ID}-0`, key: 'k', type: 'text', value: 'v' }]);
  assert.deepEqual(usual.content.attachments, [{ url: 'https://a.example/1' }]);
  assert.equal('model_parameters' in usual, false);
  assert.equal(of('annotation_details').annotations[0].title, 'T');
  assert.equal(of('attachment_details').content.attachments[0].mime_type, 'image/png');
  assert.deepEqual(of('model_parameters').model_parameters, { model: 'm' });
});
