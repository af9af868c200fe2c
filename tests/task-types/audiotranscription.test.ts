import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { agree } from '../../task-types/agreement.ts';
import type from '../../task-types/audiotranscription/definition.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import { transcriptLikeness, wordErrorRate, wordsOf } from '../../task-types/shared/word-error-rate.ts';
import { assertBreakages, paramsOf, refuses, responseCheck } from './check.ts';

const attachment = 'https://example.com/talk.mp3';
const problem = (response: JsonObject) => responseCheck(type, paramsOf(type, { attachment }))(response);
const word = (start: number, end: number): JsonObject => ({ word: 'a', start, end, confidence: 1 });

test('the recorded defaults are filled in after what was sent', () => {
  assert.equal(type.attachment, 'one');
  assert.equal(
    JSON.stringify(paramsOf(type, { attachment })),
    JSON.stringify({ attachment, attachment_type: 'audio', verbatim: false, skip_human_transcription: false }),
  );
  assert.equal(type.instruction, 'Please transcribe the attached audio file.');
});

test('refused: what is no URL, another type, flags and phrases of a wrong form', () => {
  for (const wrong of ['Some text.', 'talk.mp3', 'ftp://example.com/a.mp3', 'data:audio/wav;base64,AA==', 'https://']) {
    refuses(type, { attachment: wrong }, 'attachment');
  }
  for (const fits of ['http://example.com/a', 's3://bucket/a', 'gs://bucket/a', `scaledata://${'a'.repeat(24)}/x`]) {
    paramsOf(type, { attachment: fits });
  }
  refuses(type, { attachment: 7 }, 'attachment');
  refuses(type, { attachment, attachment_type: 'video' }, 'attachment_type');
  refuses(type, { attachment, verbatim: 'maybe' }, 'verbatim');
  refuses(type, { attachment, skip_human_transcription: 1 }, 'skip_human_transcription');
  refuses(type, { attachment, phrases: 'one' }, 'phrases');
  refuses(type, { attachment, phrases: [''] }, 'phrases.0');
});

test('a transcript may come with the task, whole or in part', () => {
  paramsOf(type, { attachment, hypothesis: { transcript: 'Hello' } });
  paramsOf(type, { attachment, hypothesis: type.sample({ attachment }) });
  refuses(type, { attachment, hypothesis: 'Hello' }, 'hypothesis');
  refuses(type, { attachment, hypothesis: { transcript: 1 } }, 'hypothesis.transcript');
  refuses(type, { attachment, hypothesis: { alignment: [word(2, 1)] } }, 'hypothesis.alignment.0.end');
});

test('the sample has the recorded form: ten words, five seconds, eleven words aligned', () => {
  const sample = type.sample(paramsOf(type, { attachment })) as JsonObject & { alignment: JsonObject[] };
  assert.deepEqual(Object.keys(sample), ['transcript', 'duration', 'alignment']);
  assert.equal(String(sample.transcript).split(' ').length, 10);
  assert.deepEqual([sample.duration, sample.alignment.length], [5, 11]);
  assert.deepEqual(sample.alignment[1], { word: 'is', start: 0.45, end: 0.91, confidence: 0.9 });
});

test('a transcript alone, an empty one, or an error instead of one', () => {
  assert.equal(problem({ transcript: 'Hello.' }), undefined);
  assert.equal(problem({ transcript: '' }), undefined);
  assert.equal(problem({ error: 'Nothing can be heard.' }), undefined);
  assert.ok(problem({ error: 'Nothing can be heard.', transcript: 'Hello.' }));
  assert.equal(problem({ transcript: 'a a', alignment: [word(0, 3), word(2, 3)] }), undefined, 'speakers overlap');
});

test('the word error rate is that of speech recognition', () => {
  assert.deepEqual(wordsOf("Don't stop, ÄRGER — 42!"), ["don't", 'stop', 'ärger', '42']);
  assert.equal(wordErrorRate(['the', 'cat', 'sat'], ['the', 'hat', 'sat', 'down']), 2 / 3);
  assert.equal(transcriptLikeness('The cat sat.', 'the cat sat'), 1);
  assert.equal(transcriptLikeness('the cat sat', 'the hat sat down'), 1 - 2 / 4);
  assert.equal(transcriptLikeness('', ''), 1);
  assert.equal(transcriptLikeness('', 'word'), 0);
  const long = 'one two three '.repeat(5000);
  assert.ok(transcriptLikeness(long, `${long} four`) > 0.99);
  const texts = fc.array(fc.constantFrom('a', 'b', 'c')).map((words) => words.join(' '));
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const share = transcriptLikeness(a, b);
      assert.ok(share >= 0 && share <= 1 && share === transcriptLikeness(b, a) && transcriptLikeness(a, a) === 1);
    }),
  );
});

test('answers agree by their words; an error agrees with an error', () => {
  const parts = type.agreement!(paramsOf(type, { attachment }));
  const answers = ['a b c d', 'a b c e', 'x y z'].map((transcript) => ({ transcript }));
  assert.equal(agree(answers, parts).response, answers[0]);
  assert.equal(agree(answers.slice(0, 2), parts).score, (1 + 0.75) / 2);
  assert.equal(agree([{ error: 'No sound.' }, { error: 'Silence.' }], parts).score, 1);
  assert.ok(agree([{ error: 'No sound.' }, answers[0]!], parts).tie);
});

test('breakages of the sample are refused', () => {
  assertBreakages(type, { attachment }, [
    ['no object', '', []],
    ['null', '', null],
    ['nothing', '', {}],
    ['no transcript', 'transcript', undefined],
    ['transcript null', 'transcript', null],
    ['transcript a list', 'transcript', ['a']],
    ['an error beside it', 'error', 'x'],
    ['an empty error instead', '', { error: '' }],
    ['an error with an alignment', '', { error: 'x', alignment: [] }],
    ['negative duration', 'duration', -1],
    ['duration as a string', 'duration', '5'],
    ['shorter than its words', 'duration', 4],
    ['alignment an object', 'alignment', {}],
    ['a word as a string', 'alignment.0', 'This'],
    ['no word', 'alignment.0.word', undefined],
    ['an empty word', 'alignment.0.word', ''],
    ['a word as a number', 'alignment.0.word', 1],
    ['no start', 'alignment.0.start', undefined],
    ['no end', 'alignment.0.end', undefined],
    ['negative start', 'alignment.0.start', -0.1],
    ['start as a string', 'alignment.0.start', '0'],
    ['ends before it begins', 'alignment.3.end', 0.1],
    ['begins before the one before it', 'alignment.3.start', 0.1],
    ['ends after the recording', 'alignment.10.end', 5.1],
    ['too sure', 'alignment.0.confidence', 1.1],
    ['less than unsure', 'alignment.0.confidence', -0.1],
    ['confidence as a string', 'alignment.0.confidence', '1'],
  ]);
});
