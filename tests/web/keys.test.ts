/** Keys that somebody chose: their names, what no page should take, conflicts, and the set as text. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { capsOf, chordRefusal, partsOf } from '../../web/kit/chords.ts';
import {
  type Action,
  actionsOf,
  chordsIn,
  holderOf,
  isChanged,
  type KeyGroup,
  type KeySet,
  readSet,
  rebound,
  setText,
  soundSet,
  swapped,
  without,
} from '../../web/kit/key-set.ts';
import { de } from '../../web/kit/texts/de/index.ts';
import { en } from '../../web/kit/texts/en/index.ts';
import { speak } from '../../web/kit/texts/texts.ts';

const group = (id: string, chords: Record<string, readonly string[]>): KeyGroup => ({
  id,
  titles: () => ({ title: id }),
  chords,
  whileWriting: [],
});
const TASK = group('task', { submit: ['mod+enter'], redo: ['mod+shift+z', 'mod+y'], sheet: ['?'] });
const EDITOR = group('editor', { pick: ['1', '2', '3'], next: ['.'], none: [] });
const GROUPS = [TASK, EDITOR];
const action = (one: KeyGroup, name: string): Action => ({ group: one, name });
const [submit, redo, pick, next, none] = [
  action(TASK, 'submit'),
  action(TASK, 'redo'),
  action(EDITOR, 'pick'),
  action(EDITOR, 'next'),
  action(EDITOR, 'none'),
];

const chord = fc
  .tuple(
    fc.subarray(['mod', 'alt', 'shift'], { minLength: 0 }),
    fc.constantFrom('a', 'z', '1', 'f2', '.', '+', 'arrowleft', 'delete', 'enter', '?'),
  )
  .map(([mods, name]) => [...mods, name].join('+'));

describe('names of chords', () => {
  it('are in the words of the keyboard', () => {
    assert.deepEqual(capsOf('mod+shift+z', false), ['Ctrl', 'Shift', 'Z']);
    assert.deepEqual(capsOf('mod+shift+z', true), ['⌘', '⇧', 'Z']);
    assert.deepEqual(capsOf('mod+arrowleft', false), ['Ctrl', '←']);
    assert.deepEqual(capsOf('mod+enter', false, true), ['Ctrl', '↵']);
    assert.deepEqual(capsOf('mod++', false), ['Ctrl', '+']);
    assert.deepEqual(capsOf('+', false), ['+']);
    assert.deepEqual(capsOf('alt+f2', true), ['⌥', 'F2']);
    try {
      speak(de, 'de');
      assert.deepEqual(capsOf('mod+shift+delete', false), ['Strg', 'Umschalt', 'Entf']);
    } finally {
      speak(en, 'en');
    }
  });

  it('tell every part of a chord', () => {
    fc.assert(
      fc.property(chord, (one) => partsOf(one).join('+') === one && capsOf(one, false).every((cap) => cap !== '')),
    );
  });
});

describe('chords that are not for pages', () => {
  it('are refused with a reason', () => {
    for (const one of ['mod+w', 'mod+t', 'mod+n', 'mod+shift+t', 'mod+tab', 'f5', 'mod+r', 'mod+0']) {
      assert.equal(chordRefusal(one), 'browser', one);
    }
    for (const one of ['alt+tab', 'alt+f4']) assert.equal(chordRefusal(one), 'system', one);
    for (const one of ['control', 'mod+shift+shift', 'dead', 'mod+control'])
      assert.equal(chordRefusal(one), 'modifier', one);
    for (const one of ['tab', 'enter', 'space', 'escape', 'arrowup', 'shift+arrowleft'])
      assert.equal(chordRefusal(one), 'fixed', one);
    for (const one of ['mod+enter', 'mod+space', 'mod+d', 'alt+l', '.', '?', 'f2', 'n', '1']) {
      assert.equal(chordRefusal(one), undefined, one);
    }
  });
});

describe('a set of keys', () => {
  it('changes one chord of several, and forgets what is as it came', () => {
    const changed = rebound({}, redo, 1, 'alt+y');
    assert.deepEqual(changed, { 'task.redo': ['mod+shift+z', 'alt+y'] });
    assert.ok(isChanged(changed, redo) && !isChanged(changed, submit));
    assert.deepEqual(rebound(changed, redo, 1, 'mod+y'), {});
    assert.deepEqual(rebound({}, redo, 0, 'mod+y'), { 'task.redo': ['mod+y', 'mod+shift+z'] });
    assert.deepEqual(rebound({}, none, 0, 'q'), { 'editor.none': ['q'] });
    assert.deepEqual(without(changed, redo), {});
  });

  it('knows who has a chord, also where that was changed', () => {
    assert.equal(holderOf({}, GROUPS, next, '2')?.name, 'pick');
    assert.equal(holderOf({}, GROUPS, pick, '2'), undefined, 'not the action itself');
    const changed: KeySet = { 'task.submit': ['f2'] };
    assert.equal(holderOf(changed, GROUPS, next, 'mod+enter'), undefined);
    assert.equal(holderOf(changed, GROUPS, next, 'f2')?.name, 'submit');
    assert.equal(holderOf({}, [EDITOR], next, 'mod+enter'), undefined, 'of a group that is not on the page');
  });

  it('swaps two', () => {
    assert.deepEqual(swapped({}, next, 0, '2', pick), { 'editor.next': ['2'], 'editor.pick': ['1', '.', '3'] });
    assert.deepEqual(swapped({}, none, 0, '2', pick), { 'editor.none': ['2'], 'editor.pick': ['1', '3'] });
  });

  it('has no chord twice, whatever is pressed', () => {
    const press = fc.tuple(fc.nat(), fc.nat(4), chord);
    fc.assert(
      fc.property(fc.array(press, { maxLength: 30 }), (presses) => {
        const actions = actionsOf(GROUPS);
        let set: KeySet = {};
        for (const [which, at, one] of presses) {
          const chosen = actions[which % actions.length]!;
          const index = Math.min(at, Math.max(0, chordsIn(set, chosen).length - 1));
          const holder = holderOf(set, GROUPS, chosen, one);
          set = holder ? swapped(set, chosen, index, one, holder) : rebound(set, chosen, index, one);
          assert.ok(chordsIn(set, chosen).includes(one));
        }
        const all = actions.flatMap((each) => chordsIn(set, each));
        assert.equal(new Set(all).size, all.length, JSON.stringify(set));
        assert.deepEqual(readSet(setText(set)).constructor, Object);
        assert.deepEqual(soundSet(JSON.parse(setText(set))), set);
      }),
    );
  });

  it('is read from text, or says which entry is none', () => {
    assert.deepEqual(readSet('{"task.submit": ["f2"]}'), { set: { 'task.submit': ['f2'] } });
    assert.deepEqual(readSet('{}'), { set: {} });
    for (const text of ['', '[]', 'null', '3', '{']) assert.deepEqual(readSet(text), { wrong: undefined }, text);
    for (const chords of ['"f2"', '[1]', '["shift+mod+z"]', '["Mod+Z"]', '["mod+w"]', '[""]']) {
      assert.deepEqual(readSet(`{"task.redo": ["mod+y"], "task.submit": ${chords}}`), { wrong: 'task.submit' }, chords);
    }
    assert.deepEqual(readSet('{"submit": ["f2"]}'), { wrong: 'submit' });
  });

  it('takes what was stored as far as it is sound', () => {
    assert.deepEqual(soundSet({ 'task.submit': 'f2', 'task.redo': ['mod+y'], x: [] }), { 'task.redo': ['mod+y'] });
    for (const one of [null, 3, 'a']) assert.deepEqual(soundSet(one), {});
  });
});
