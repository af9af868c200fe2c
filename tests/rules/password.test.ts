import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { asciiLower, isSameEmail } from '../../src/rules/email.ts';
import { passwordProblem } from '../../src/rules/password.ts';

const ANN = ['ann.other@example.com', 'Ann Other'];

it('takes long passwords of any characters', () => {
  for (const good of [
    'blue horse under moss',
    'правильная лошадь',
    '馬と電池と留め具と青い空です',
    'correcthorsebatterystaple',
    'xxxkQ7!vb#2Lm',
    ' spaces at both ends ',
    '🐴🐮🐷🐑🐐🐓🦆🐕🐈🐇🐿🦔',
  ]) {
    assert.equal(passwordProblem(good, ANN), undefined, good);
  }
});

it('counts characters as people do, from 12 to 200', () => {
  assert.match(passwordProblem('kQ7!vb#2Lmz')!, /12 characters or more/);
  assert.equal(passwordProblem('kQ7!vb#2Lmzy'), undefined);
  assert.match(passwordProblem('🐴🐮🐷🐑🐐🐓')!, /12 characters or more/, 'twelve code units are six cows');
  const long = 'abcdefg hij '.repeat(20);
  assert.equal(passwordProblem(long.slice(0, 200)), undefined);
  assert.match(passwordProblem(long.slice(0, 201))!, /200 characters or fewer/);
});

it('refuses the first guesses, also with digits and signs around and in them', () => {
  for (const weak of [
    'password1234',
    'PASSWORD!!!!2026',
    'p@ssw0rd2026!',
    'passwordpassword',
    '123456789012',
    '098765432109',
    'qwertyuiop12',
    'qwertyuiopas',
    'abcdefghijkl',
    '1q2w3e4r5t6y',
    'administrator1',
    'letmein123456',
    'Willkommen2026',
    'Sommer2026!!!!',
    'taskwright2026',
    'aaaaaaaaaaaa',
    'abababababab',
    '111122223333',
  ]) {
    assert.ok(passwordProblem(weak), weak);
  }
});

it('refuses what everybody knows of its owner', () => {
  for (const own of ['ann.other@example.com', 'ann.other2026', 'Ann Other 12', '!!ann.other!!']) {
    assert.match(passwordProblem(own, ANN)!, /your name/, own);
  }
  assert.equal(passwordProblem('ann.other likes blue moss', ANN), undefined);
});

it('never throws, and says the same of one password in two spellings', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      assert.equal(passwordProblem(text.normalize('NFC'), ANN), passwordProblem(text.normalize('NFD'), ANN));
    }),
  );
});

it('foreign letters that become ours in lower case make another address', () => {
  assert.ok(isSameEmail('Ann@Example.com', 'ann@example.COM'));
  // The Kelvin sign and the long s.
  assert.equal(isSameEmail('\u212aim@example.com', 'kim@example.com'), false);
  assert.equal(isSameEmail('\u017fam@example.com', 'sam@example.com'), false);
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => asciiLower(text).length === text.length));
});
