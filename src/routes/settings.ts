/** /v1/settings: of the account, for the mode of the key (design.md section 7); and /v1/account, for both. */
import type { FastifyInstance } from 'fastify';
import { accountJson, checkAccount, renameAccount } from '../actions/account.ts';
import { changeSettings, checkSettings, getSettings } from '../actions/settings.ts';
import type { Deps } from '../deps.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import { perform } from '../http/perform.ts';
import { settingsJson } from '../wire.ts';
import * as doc from './settings.doc.ts';

export function addSettingsRoutes(v1: FastifyInstance, deps: Deps): void {
  v1.get('/settings', { config: { permission: 'see settings' }, schema: doc.getSettings }, async (request, reply) => {
    // A unit, not a read: the first look makes the secrets.
    const settings = await deps.store.write((tx) => getSettings(tx, request.caller));
    return sendJson(reply, 200, settingsJson(settings, deps.now()));
  });
  v1.post('/settings', { config: { permission: 'change settings' }, schema: doc.changeSettings }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkSettings(bodyOf(request)),
      act: async (tx, context, change) => settingsJson(await changeSettings(tx, context, change), context.now),
    }),
  );
  v1.get('/account', { config: { permission: 'see settings' }, schema: doc.getAccount }, async (request, reply) =>
    sendJson(reply, 200, await accountJson(deps.store, request.caller)),
  );
  v1.post('/account', { config: { permission: 'change settings' }, schema: doc.renameAccount }, (request, reply) =>
    perform(deps, request, reply, { check: () => checkAccount(bodyOf(request)), act: renameAccount }),
  );
}
