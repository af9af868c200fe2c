import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { listUsers, lockUser } from '../store/accounts.ts';
import type { Tx } from '../store/db.ts';
import { resetStandings, standingsOf } from '../store/quality-standings.ts';
import type { LabelerQuality } from '../wire/quality.ts';
import { getProject } from './project.ts';
import { record } from './record.ts';

export const qualityResetSchema = Type.Object({
  labeler_email: Type.String({ minLength: 1, maxLength: 320, description: 'Whose record.' }),
  project: Type.String({ minLength: 1, maxLength: 256, description: 'Name of the project.' }),
});
type QualityReset = Static<typeof qualityResetSchema>;
const check = schemaCheck(qualityResetSchema);

/** @throws ApiError 400 naming the field. */
export function checkQualityReset(body: ParsedBody | undefined): QualityReset {
  return check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
}

/**
 * The labeler begins anew in the project: what he answered to its evaluation tasks does not count any more, and he gets its work
 * again. His course stays done, and he is not asked the same evaluation tasks twice.
 * @throws ApiError 404 for no such labeler or project.
 */
export async function resetQuality(
  tx: Tx,
  context: Context,
  { labeler_email, project }: QualityReset,
): Promise<LabelerQuality> {
  const { accountId, mode } = context.caller;
  const user = (await listUsers(tx, accountId)).find(
    ({ email }) => email.toLowerCase() === labeler_email.toLowerCase(),
  );
  if (!user) throw errors.teammateNotFound(labeler_email);
  await getProject(tx, context.caller, project);
  const { userId } = user;
  await lockUser(tx, accountId, userId);
  const before = await resetStandings(tx, { accountId, mode, userId }, project);
  const barred = before.some((standing) => standing.barred);
  await record(tx, context, barred ? 'let labeler back into the queue' : 'reset labeler quality', {
    before: { scored: before.reduce((sum, { scored }) => sum + scored, 0), below_bar: barred },
    after: { user_id: userId, project },
  });
  return { userId, user, standings: await standingsOf(tx, { accountId, mode }, [userId]), scores: [] };
}
