/** What /openapi.json says of /v1/teams. The schemas are the ones that check. */
import { Type } from 'typebox';
import { teammateSchema } from '../actions/password-link.ts';
import { removalSchema, teammatesSchema } from '../actions/team.ts';
import { IDEMPOTENCY_HEADER, ref, responses } from './wire.doc.ts';

const tags = ['Teams'];
const optional = Type.Optional;

export const listTeam = {
  tags,
  operationId: 'list_teammates',
  summary: 'List the team',
  response: responses('Team', []),
};

export const inviteTeammates = {
  tags,
  operationId: 'invite_teammates',
  summary: 'Invite teammates',
  description: 'The answer has a link for each that signs him in once; with a mail server it is mailed to him too.',
  body: { ...teammatesSchema, examples: [{ emails: ['ann@example.com'], team_role: 'labeler' }] },
  response: responses('Team', [413, 415]),
};

export const passwordLink = {
  tags,
  operationId: 'create_password_link',
  summary: 'Make a link that sets a new password',
  description: 'For somebody who has forgotten his. It works once, within a day, and is in this answer only.',
  body: { ...teammateSchema, examples: [{ email: 'admin@localhost' }] },
  response: responses('PasswordLink', [404, 413, 415]),
};

export const setRole = {
  tags,
  operationId: 'set_role',
  summary: 'Set the role of teammates',
  headers: IDEMPOTENCY_HEADER,
  body: teammatesSchema,
  response: responses('Team', [404, 409, 413, 415, 429]),
};

export const removeTeammates = {
  tags,
  operationId: 'remove_teammates',
  summary: 'Remove teammates',
  description: 'Their keys and sessions end at once; what they did stays.',
  headers: IDEMPOTENCY_HEADER,
  body: removalSchema,
  response: responses('Team', [404, 409, 413, 415, 429]),
};

const TeammateSchema = Type.Object(
  {
    email: Type.String(),
    role: Type.String({ enum: ['labeler', 'member', 'manager', 'admin'] }),
    user_id: Type.String(),
    firstName: optional(Type.String()),
    lastName: optional(Type.String()),
    isStudioLabeler: Type.Boolean({ description: 'Has the role labeler.' }),
    expiry: optional(Type.String({ format: 'date-time', description: 'Invited until then, and never signed in.' })),
    sign_in_link: optional(Type.String({ description: 'In the answer that makes it and never again.' })),
  },
  { additionalProperties: false, description: 'Somebody of the team.' },
);

export const TEAM_COMPONENTS = {
  PasswordLink: Type.Object(
    { email: Type.String(), password_link: Type.String(), expiry: Type.String({ format: 'date-time' }) },
    { additionalProperties: false, description: 'A way in for somebody who has forgotten his password.' },
  ),
  Teammate: TeammateSchema,
  Team: Type.Array(ref('Teammate'), { description: 'The whole team, the longest in it first.' }),
};
