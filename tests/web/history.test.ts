import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { change, type History, redo, startHistory, undo } from '../../web/kit/history.ts';

describe('undo and redo', () => {
  it('go through every state, back and forth', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 50 }), (values) => {
        let history: History<number> = startHistory(values[0]!);
        for (const value of values.slice(1)) history = change(history, value);
        const back = values.map(() => {
          const { present } = history;
          history = undo(history);
          return present;
        });
        assert.deepEqual(back, values.toReversed());
        const forth = values.map(() => {
          const { present } = history;
          history = redo(history);
          return present;
        });
        assert.deepEqual(forth, values);
        assert.equal(redo(history), history);
      }),
    );
  });

  it('take changes of one thing in a row as one', () => {
    let history: History<string> = startHistory('');
    for (const text of ['a', 'ab', 'abc']) history = change(history, text, 'word');
    history = change(history, 'x', 'other');
    history = undo(history);
    assert.equal(history.present, 'abc');
    assert.equal(undo(history).present, '');
    // After an undo a new step begins, also with the same thing.
    assert.equal(undo(change(history, 'abcd', 'word')).present, 'abc');
  });

  it('forget what was undone once something else is done', () => {
    const history = change(undo(change(startHistory(1), 2)), 3);
    assert.equal(redo(history).present, 3);
    assert.equal(undo(history).present, 1);
    assert.equal(change(history, 3), history, 'the same value is no step');
  });
});
