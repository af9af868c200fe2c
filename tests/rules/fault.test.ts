import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { meets, parseFault } from '../../src/rules/fault.ts';
import { fitsPattern } from '../../src/rules/pattern.ts';

it('reads a line: which requests, what, how often', () => {
  const post = { method: 'POST', path: '/v1/task/*' };
  const lines = {
    'POST /v1/task/* = 503 once': { ...post, status: 503, times: 1 },
    'post /v1/task/*=429   retry-after=2 twice': { ...post, status: 429, retryAfter: 2, times: 2 },
    '* * = delay=200ms': { method: '*', path: '*', delayMs: 200 },
    'GET /v1/tasks = delay=2s 500 3 times': { method: 'GET', path: '/v1/tasks', delayMs: 2000, status: 500, times: 3 },
    'POST /v1/task/* = 504-after-commit once': { ...post, status: 504, afterCommit: true, times: 1 },
    'POST /v1/task/* = drop-after-commit once': { ...post, drop: 'after', times: 1 },
    'POST /v1/task/* = drop always': { ...post, drop: 'before' },
    'POST /v1/task/* = truncate': { ...post, truncate: true },
  };
  for (const [line, fault] of Object.entries(lines)) assert.deepEqual(parseFault(line), fault, line);
});

it('says what is wrong with a line', () => {
  const lines = {
    '': /METHOD PATH = WHAT/,
    'POST = 503': /METHOD PATH = WHAT/,
    'POST /v1/task/* = ': /METHOD PATH = WHAT/,
    'POST v1 = 503': /METHOD PATH = WHAT/,
    'POST /v1/task/* = once': /must say what goes wrong/,
    'POST /v1/task/* = 200': /from 400 to 599/,
    'POST /v1/task/* = 600': /from 400 to 599/,
    'POST /v1/task/* = 503 drop': /exclude each other/,
    'POST /v1/task/* = drop truncate': /exclude each other/,
    'POST /v1/task/* = delay=1h': /"delay=1h" is none of/,
    'POST /v1/task/* = delay=601s': /at most 600 seconds/,
    'POST /v1/task/* = drop retry-after=2': /retry-after goes with a status/,
    'POST /v1/task/* = 503 0 times': /from 1 to/,
    'POST /v1/task/* = 503 3': /"3" is none of/,
    'POST /v1/task/* = 503 onec': /"onec" is none of/,
  };
  for (const [line, reason] of Object.entries(lines)) assert.match(String(parseFault(line)), reason, line);
});

it('meets the requests that it names, and no others', () => {
  const fault = parseFault('POST /v1/task/*/cancel = 503');
  assert.ok(typeof fault === 'object');
  assert.ok(meets(fault, 'POST', '/v1/task/5f/cancel'));
  for (const [method, path] of [
    ['GET', '/v1/task/5f/cancel'],
    ['POST', '/v1/task/cancel'],
    ['POST', '/v1/task/5f/cancel/'],
    ['POST', '/v2/task/5f/cancel'],
  ] as const) {
    assert.equal(meets(fault, method, path), false, `${method} ${path}`);
  }
});

it('a pattern is like what its stars were put for, as a regular expression has it', () => {
  const text = fc.array(fc.constantFrom('a', 'b', '/', '*'), { maxLength: 8 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(text, text, (pattern, path) => {
      const like = new RegExp(`^${pattern.split('*').join('[^]*')}$`).test(path);
      assert.equal(fitsPattern(pattern, path), like);
    }),
    { numRuns: 2000 },
  );
});
