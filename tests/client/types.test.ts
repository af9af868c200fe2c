import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { type OpenApi, typesOf } from '../../scripts/openapi-types.ts';
import { request } from '../kit/client.ts';
import { suite } from '../kit/suite.ts';

const COMMITTED = new URL('../../client/src/api.ts', import.meta.url);

suite(
  "the client's types",
  (s) => {
    it('are what the server says of itself (else: npm run client:types)', async () => {
      const document: OpenApi = (await request(s.server.url, { path: '/openapi.json' })).json;
      assert.equal(readFileSync(COMMITTED, 'utf8'), typesOf(document));
    });

    it('refuse a schema that they do not know', async () => {
      const document: OpenApi = (await request(s.server.url, { path: '/openapi.json' })).json;
      document.components.schemas.Task = { type: 'tuple' };
      assert.throws(() => typesOf(document), /no type is known for \{"type":"tuple"\}/);
    });
  },
  { TASKWRIGHT_TEST_HELPERS: '1' },
);
