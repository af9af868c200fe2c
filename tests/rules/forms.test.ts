import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseBody } from '../../src/http/body.ts';

const parsed = (text: string) => parseBody('application/x-www-form-urlencoded', Buffer.from(text))?.value;
/** With prototypes, to compare. */
const form = (text: string) => JSON.parse(JSON.stringify(parsed(text))) as Record<string, unknown>;
const json = (text: string) => parseBody('application/json', Buffer.from(text))?.value;

it('keeps the forms that clients send', () => {
  assert.deepEqual(form('a=1&a=2&b[]=x&c[0]=p&c[1]=q&d[e][f]=1+2%20%C3%A9'), {
    a: ['1', '2'],
    b: ['x'],
    c: ['p', 'q'],
    d: { e: { f: '1 2 é' } },
  });
  assert.deepEqual(form('fields[0][choices][1][value]=b&fields[0][choices][0][value]=a'), {
    fields: [{ choices: [{ value: 'a' }, { value: 'b' }] }],
  });
  const many = Array.from({ length: 900 }, (_, i) => `choices[${i}]=c${i}`).join('&');
  assert.equal((form(many).choices as string[]).length, 900);
  const bare = Array.from({ length: 900 }, (_, i) => `choices[]=c${i}`).join('&');
  assert.equal((form(bare).choices as string[]).length, 900);
  assert.deepEqual(form('toString=1&constructor=x'), { toString: '1', constructor: 'x' });
  assert.deepEqual(form('list[1]=first'), { list: ['first'] });
});

it('refuses forms that cost more than they say', () => {
  for (const [text, sentence] of [
    ['a[9999]=1', /index 9999/],
    [Array.from({ length: 500 }, (_, i) => `a${i}[9999][9999]=1`).join('&'), /index 9999/],
    ['a%5B9999%5D=1', /index 9999/],
    [`a${'[9999]'.repeat(7)}=1`, /index 9999/],
    [`a${'[b]'.repeat(13)}=1`, /depth/i],
    [Array.from({ length: 2001 }, (_, i) => `a${i}=1`).join('&'), /more than 2000/],
    ['a=%zz', /percent-encoded/],
    ['%=1', /percent-encoded/],
    ['a=%ff', /UTF-8/],
    ['a=%C3', /UTF-8/],
    [Array.from({ length: 2000 }, (_, i) => `a${i}${'[1000]'.repeat(12)}=1`).join('&'), /too many places/],
    ['__proto__=1', /__proto__/],
    ['a[__proto__][b]=1', /__proto__/],
    ['a[__proto__]=1', /__proto__/],
    ['a%5B__proto__%5D=1', /__proto__/],
  ] as const) {
    assert.throws(() => form(text), sentence as RegExp, text.slice(0, 60));
  }
});

it('reads the largest forms that it takes', () => {
  const parameters = (of: (i: number) => string) => Array.from({ length: 2000 }, (_, i) => `${of(i)}=1`).join('&');
  for (const text of [
    parameters((i) => `a${i}${'[500]'.repeat(1)}`),
    parameters(() => `a${'[41]'.repeat(12)}`),
    parameters((i) => `a[${i % 500}]${'[0][22]'.repeat(5)}`),
    Array.from({ length: 83 }, (_, i) => `a${i}${'[83]'.repeat(12)}=1`).join('&'),
    parameters(() => 'a[]'),
    parameters(() => 'a'),
    parameters((i) => `a[${i % 1000}]`),
  ]) {
    assert.ok(form(text));
  }
});

it('refuses wide JSON, and counts the whole of it', () => {
  const keys = (n: number) => `{${Array.from({ length: n }, (_, i) => `"${i}":0`).join(',')}}`;
  assert.throws(() => json(keys(10_001)), /10001 keys: at most 10000/);
  assert.ok(json(keys(10_000)));
  assert.throws(() => json(`{"a":[${Array.from({ length: 21 }, () => keys(9_999)).join(',')}]}`), /at most 200000/);
  assert.throws(() => json(`{"a":${keys(200_001)}}`), /at most 200000/);
  assert.throws(() => json(`{"a":[${'0,'.repeat(200_001)}0]}`), /at most 200000/);
});
