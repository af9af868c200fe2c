import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError, readConfig } from '../../src/config.ts';
import { request } from '../kit/client.ts';
import { BOX_TASK, suite } from '../kit/suite.ts';

const PAGE = 'https://page.example';
const OTHER = 'http://localhost:5173';
const CREATE = '/v1/task/imageannotation';

const preflight = (origin: string) => ({
  method: 'OPTIONS',
  path: CREATE,
  headers: {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type,idempotency-key',
  },
});
const corsOf = (headers: object): string[] =>
  Object.keys(headers).filter((name) => name.startsWith('access-control-') || name === 'vary');

suite(
  'pages of listed origins',
  (s) => {
    it('are answered before they ask, without a key', async () => {
      for (const origin of [PAGE, OTHER]) {
        const { status, headers, text } = await request(s.server.url, preflight(origin));
        assert.equal(status, 204);
        assert.equal(text, '');
        assert.equal(headers['access-control-allow-origin'], origin);
        assert.equal(headers['access-control-allow-methods'], 'GET, POST, PUT, DELETE');
        assert.equal(
          headers['access-control-allow-headers'],
          'authorization, content-type, idempotency-key, last-event-id',
        );
        assert.equal(headers['access-control-max-age'], '7200');
        assert.equal(headers['access-control-allow-credentials'], undefined);
        assert.equal(headers.vary, 'Origin');
      }
    });

    it('may read answers, refusals and streams, and the headers that matter', async () => {
      const headers = { origin: PAGE };
      const keyed = { headers: { ...headers, 'idempotency-key': 'cors-1' } };
      const answers = [
        await s.test.post(CREATE, BOX_TASK, keyed),
        await s.test.post(CREATE, BOX_TASK, keyed),
        await s.test.post(CREATE, {}, { headers }),
        await s.test.get('/v1/task/nothing', { headers }),
        await s.test.get('/v1/nothing', { headers }),
        await s.test.get('/v1/tasks/export', { headers }),
        await request(s.server.url, { path: '/v1/tasks', headers }),
        await request(s.server.url, { path: '/openapi.json', headers }),
      ];
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200, 400, 404, 404, 200, 401, 200],
      );
      for (const answer of answers) {
        assert.equal(answer.headers['access-control-allow-origin'], PAGE);
        assert.equal(answer.headers['access-control-expose-headers'], 'x-request-id, idempotent-replayed, retry-after');
        assert.equal(answer.headers['access-control-allow-credentials'], undefined);
        assert.match(answer.headers.vary!, /\bOrigin\b/);
      }
      assert.equal(answers[1]!.headers['idempotent-replayed'], 'true');
      const stop = new AbortController();
      const stream = await fetch(`${s.server.url}/v1/events`, {
        headers: { ...headers, authorization: `Bearer ${s.server.testKey}` },
        signal: stop.signal,
      });
      assert.equal(stream.headers.get('access-control-allow-origin'), PAGE);
      stop.abort();
    });

    it('are the listed ones alone: every other gets the answer without leave to read it', async () => {
      const strangers = [
        'https://page.example.evil.example',
        'https://PAGE.example',
        'http://page.example',
        'null',
        '*',
      ];
      for (const origin of [...strangers, `${PAGE}:8443`, `${PAGE}/`]) {
        const asked = await request(s.server.url, preflight(origin));
        assert.equal(asked.status, 401, origin);
        assert.deepEqual(corsOf(asked.headers), ['vary'], origin);
        const answer = await s.test.get('/v1/tasks', { headers: { origin } });
        assert.equal(answer.status, 200);
        assert.deepEqual(corsOf(answer.headers), ['vary'], origin);
      }
      const { headers } = await s.test.get('/v1/tasks');
      assert.deepEqual(corsOf(headers), ['vary'], 'a cache must not give it to a page');
    });

    it('cannot reach sessions or the page', async () => {
      const headers = { origin: PAGE, 'access-control-request-method': 'POST' };
      for (const path of ['/session', '/', '/metrics', '/healthz']) {
        const asked = await request(s.server.url, { method: 'OPTIONS', path, headers });
        assert.deepEqual(corsOf(asked.headers), [], path);
        assert.deepEqual(
          corsOf((await request(s.server.url, { path, headers })).headers).filter((n) => n !== 'vary'),
          [],
        );
      }
    });
  },
  { TASKWRIGHT_CORS_ORIGINS: `${PAGE}, ${OTHER}` },
);

suite('pages of other origins, by default', (s) => {
  it('get no leave at all', async () => {
    const asked = await request(s.server.url, preflight(PAGE));
    assert.equal(asked.status, 401);
    assert.deepEqual(corsOf(asked.headers), []);
    const answer = await s.test.get('/v1/tasks', { headers: { origin: PAGE } });
    assert.equal(answer.status, 200);
    assert.deepEqual(corsOf(answer.headers), []);
  });
});

describe('TASKWRIGHT_CORS_ORIGINS', () => {
  const originsOf = (text: string) => readConfig([], { TASKWRIGHT_CORS_ORIGINS: text }).corsOrigins;

  it('is a list of origins as browsers write them, empty when left out', () => {
    assert.deepEqual(readConfig([], {}).corsOrigins, []);
    assert.deepEqual(originsOf('https://a.example,http://localhost:5173 http://[::1]:8080'), [
      'https://a.example',
      'http://localhost:5173',
      'http://[::1]:8080',
    ]);
  });

  it('takes nothing that no browser would send', () => {
    const wrong = [
      '*',
      'null',
      'a.example',
      'https://a.example/',
      'https://A.example',
      'https://a.example:443',
      'file://',
    ];
    for (const text of wrong) {
      assert.throws(
        () => originsOf(text),
        (error) => error instanceof ConfigError && error.message.endsWith(text),
      );
    }
  });
});
