/** /v1/teams (api-facts D.10). */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invite } from '../actions/invite.ts';
import { checkTeammate, createPasswordLink } from '../actions/password-link.ts';
import { removeTeammates } from '../actions/remove-teammates.ts';
import { checkRemoval, checkTeam, getTeamJson, setTeamRole } from '../actions/team.ts';
import type { Deps } from '../deps.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import { perform } from '../http/perform.ts';
import { teamJson } from '../wire/team.ts';
import * as doc from './teams.doc.ts';

const SEE = { config: { permission: 'see team' } } as const;
const INVITE = { config: { permission: 'invite people' } } as const;
const CHANGE = { config: { permission: 'change team' } } as const;

export function addTeamRoutes(v1: FastifyInstance, deps: Deps): void {
  const addressOf = (request: FastifyRequest) => deps.publicUrl ?? `${request.protocol}://${request.host}`;
  v1.get('/teams', { ...SEE, schema: doc.listTeam }, async (request, reply) =>
    sendJson(reply, 200, await getTeamJson(deps.store, request.caller)),
  );
  // Without an Idempotency-Key: the saved answer would hold links that sign in.
  v1.post('/teams/invite', { ...INVITE, schema: doc.inviteTeammates }, (request, reply) =>
    perform(deps, request, reply, {
      unsaved: true,
      check: () => ({
        ...checkTeam(bodyOf(request)),
        address: addressOf(request),
        byMail: deps.sendsMail ?? false,
      }),
      act: invite,
    }),
  );
  v1.post('/teams/password_link', { ...CHANGE, schema: doc.passwordLink }, (request, reply) =>
    perform(deps, request, reply, {
      unsaved: true,
      check: () => ({ ...checkTeammate(bodyOf(request)), address: addressOf(request) }),
      act: createPasswordLink,
    }),
  );
  v1.post('/teams/set_role', { ...CHANGE, schema: doc.setRole }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkTeam(bodyOf(request)),
      act: async (tx, context, wish) => teamJson(await setTeamRole(tx, context, wish)),
    }),
  );
  v1.post('/teams/remove', { ...CHANGE, schema: doc.removeTeammates }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkRemoval(bodyOf(request)),
      act: async (tx, context, wish) => teamJson(await removeTeammates(tx, context, wish)),
    }),
  );
}
