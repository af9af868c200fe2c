/** How labelers answered evaluation and training tasks: `GET /v1/quality/labelers` (api-facts D.12). */
import { type Static, Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { givenWithLists } from '../rules/given-lists.ts';
import { decodePageToken, encodePageToken } from '../rules/page-token.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { isTaskId } from '../rules/task-id.ts';
import { listUsers } from '../store/accounts.ts';
import { listScores, type ScoreFilter, standingsOf } from '../store/quality-standings.ts';
import { labelerQualityListJson } from '../wire/quality.ts';

const list = (description: string) =>
  Type.Optional(Type.Array(Type.String({ maxLength: 320 }), { maxItems: 100, description }));

export const qualityQuerySchema = Type.Object({
  quality_task_ids: list('Only answers to these evaluation or training tasks; repeated or separated by commas.'),
  labeler_emails: list('Only answers of these; repeated or separated by commas.'),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 100, description: 'Answers a page.' }),
  next_token: Type.Optional(Type.String({ description: 'The next_token of the page before, with the same filters.' })),
});
export type QualityQuery = Static<typeof qualityQuerySchema>;
const check = schemaCheck(qualityQuerySchema);

const byComma = (values: string[] | undefined): string[] | undefined =>
  values?.flatMap((value) => value.split(',')).filter(Boolean);

/** @param query as parsed from the URL. @throws ApiError 400. */
export function checkQualityQuery(query: Record<string, unknown>): QualityQuery {
  const given = check(givenWithLists(qualityQuerySchema as never, query), { name: 'query' });
  return {
    ...given,
    quality_task_ids: byComma(given.quality_task_ids),
    labeler_emails: byComma(given.labeler_emails),
  };
}

/**
 * A page of answers, the labeler's last first, by labeler; with where each of these stands, whatever the filters.
 * Ids and addresses that there are not match nothing.
 * @returns the answer's JSON text. @throws ApiError 400 for a bad token.
 */
export async function listQualityJson({ store }: Pick<Deps, 'store'>, caller: Caller, query: QualityQuery) {
  const { accountId, mode, pageTokenSecret } = caller;
  const users = await listUsers(store, accountId);
  const emails = query.labeler_emails && new Set(query.labeler_emails.map((email) => email.toLowerCase()));
  const wanted = emails && users.filter(({ email }) => emails.has(email.toLowerCase()));
  const filter: ScoreFilter = {
    accountId,
    mode,
    taskIds: query.quality_task_ids?.filter(isTaskId),
    userIds: wanted?.map(({ userId }) => userId),
  };
  const filters = `quality ${JSON.stringify(filter)}`;
  const after = query.next_token && decodePageToken(pageTokenSecret, query.next_token, filters);
  if (query.next_token && !after) throw errors.pageToken();
  const nothing = filter.taskIds?.length === 0 || filter.userIds?.length === 0;
  const rows = nothing ? [] : await listScores(store, filter, { limit: query.limit + 1, after: after || undefined });
  const page = rows.slice(0, query.limit);
  const byUser = Map.groupBy(page, ({ userId }) => userId);
  const standings = await standingsOf(store, caller, [...byUser.keys()]);
  const labelers = [...byUser].map(([userId, scores]) => ({
    userId,
    user: users.find((user) => user.userId === userId),
    standings: standings.filter((standing) => standing.userId === userId),
    scores,
  }));
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return labelerQualityListJson(labelers, query.limit, last && encodePageToken(pageTokenSecret, last.scoreId, filters));
}
