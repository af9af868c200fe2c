/** /v1/keys: the keys of the caller's account and mode (design.md section 7). */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { checkNewKey, createKey, getKeys, newKeySchema, revokeKey } from '../actions/api-keys.ts';
import type { Deps } from '../deps.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import { perform } from '../http/perform.ts';
import { keyJson } from '../wire.ts';
import { IDEMPOTENCY_HEADER, responses } from './wire.doc.ts';

const tags = ['Keys'];

export function addKeyRoutes(v1: FastifyInstance, deps: Deps): void {
  v1.get(
    '/keys',
    {
      config: { permission: 'see keys' },
      schema: { tags, operationId: 'list_keys', summary: 'List API keys', response: responses('KeyList', []) },
    },
    async (request, reply) => {
      const keys = await getKeys(deps.store, request.caller);
      return sendJson(reply, 200, `{"keys":[${keys.map((key) => keyJson(key)).join(',')}]}`);
    },
  );
  v1.post(
    '/keys',
    {
      config: { permission: 'change keys' },
      schema: {
        tags,
        operationId: 'create_key',
        summary: 'Create an API key',
        description: 'The key is shown in this answer only.',
        body: newKeySchema,
        response: responses('Key', [404, 413, 415]),
      },
    },
    // Without an Idempotency-Key: the saved answer would be a key in clear text.
    (request, reply) =>
      perform(deps, request, reply, {
        unsaved: true,
        check: () => checkNewKey(bodyOf(request)),
        act: async (tx, context, wish) => {
          const { row, key } = await createKey(tx, context, wish);
          return keyJson(row, key);
        },
      }),
  );
  v1.delete(
    '/keys/:key_id',
    {
      config: { permission: 'change keys' },
      schema: {
        tags,
        operationId: 'revoke_key',
        summary: 'Revoke an API key',
        headers: IDEMPOTENCY_HEADER,
        params: Type.Object({ key_id: Type.String() }),
        response: responses('Key', [404, 409, 429]),
      },
    },
    (request, reply) =>
      perform(deps, request, reply, {
        check: () => undefined,
        act: async (tx, context) => keyJson(await revokeKey(tx, context, keyIdOf(request))),
      }),
  );
}

const keyIdOf = (request: FastifyRequest): string => (request.params as { key_id: string }).key_id;
