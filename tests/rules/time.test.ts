import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { formatTime, parseTime } from '../../src/rules/time.ts';

it('reads every form that clients send', () => {
  const noon = Date.UTC(2021, 3, 25, 12, 0, 0);
  const same = [
    '2021-04-25T12:00:00Z',
    '2021-04-25T12:00:00.000Z',
    '2021-04-25T12:00:00',
    '2021-04-25 12:00:00',
    '2021-04-25 12:00:00.000000',
    '2021-04-25T12:00',
    '2021-04-25T05:00:00-07:00',
    '2021-04-25T14:00:00+02:00',
    '2021-04-25T14:00:00 02:00',
    '2021-04-25T14:00:00+0200',
    '2021-04-25T12:00:00.000999999Z',
    ' 2021-04-25T12:00:00Z ',
  ];
  for (const text of same) assert.equal(parseTime(text), noon, text);
  assert.equal(parseTime('2021-04-25'), Date.UTC(2021, 3, 25));
  assert.equal(parseTime('2024-02-29T23:59:59.678901'), Date.UTC(2024, 1, 29, 23, 59, 59, 678));
});

it('refuses what is no time', () => {
  const bad = ['', 'now', '2021', '2021-4-5', '2021-02-29', '2021-00-10', '2021-13-01', '2021-01-32', '0000-00-00'];
  const worse = [
    '2021-01-01T24:00:00',
    '2021-01-01T00:60',
    '2021-01-01T00:00:61',
    '2021-01-01T00:00:00+25:00',
    '1619352000',
  ];
  for (const text of [...bad, ...worse]) assert.equal(parseTime(text), undefined, text);
});

it('reads what it writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 253_402_300_799_998 }), (ms) => {
      assert.equal(parseTime(formatTime(ms)), ms);
      assert.equal(formatTime(ms), new Date(ms).toISOString());
      assert.equal(formatTime(ms + 1), new Date(ms + 1).toISOString());
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      const ms = parseTime(text);
      assert.ok(ms === undefined || Number.isFinite(ms));
    }),
  );
});
