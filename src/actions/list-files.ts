import { type Static, Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { metadataEntries } from '../rules/file-url.ts';
import { givenOnce } from '../rules/given-once.ts';
import { decodePageToken, encodePageToken } from '../rules/page-token.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { listFiles } from '../store/files.ts';
import { fileListJson } from '../wire/file.ts';
import { metadataOf } from './new-file.ts';

const token = (description: string) => Type.Optional(Type.String({ description }));

/** The query of `GET /v1/files` (api-facts D.9). */
export const fileQuerySchema = Type.Object({
  project: Type.Optional(Type.String({ description: 'Name of the project.' })),
  metadata: Type.Optional(Type.String({ description: 'A JSON object: pairs that the metadata has, all of them.' })),
  reference_id: Type.Optional(Type.String({ description: 'Your own id of the file.' })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 100, description: 'Files a page.' }),
  cursor: token('The next_token of the page before, with the same filters.'),
  next_token: token('The same as cursor.'),
});
export type FileQuery = Static<typeof fileQuerySchema>;
const check = schemaCheck(fileQuerySchema);

/** @param query as parsed from the URL. @throws ApiError 400. */
export function checkFileQuery(query: Record<string, unknown>): FileQuery {
  return check(givenOnce(fileQuerySchema, query), { name: 'query' });
}

/** A page of the files, newest first. @returns the answer's JSON text. @throws ApiError 400. */
export async function listFilesJson({ store }: Pick<Deps, 'store'>, caller: Caller, query: FileQuery): Promise<string> {
  const { accountId, mode, pageTokenSecret } = caller;
  const entries = query.metadata === undefined ? [] : metadataEntries(metadataOf(query.metadata)).sort();
  const filter = { accountId, mode, project: query.project, referenceId: query.reference_id, entries };
  const filters = `files ${JSON.stringify(filter)}`;
  const given = query.cursor ?? query.next_token;
  const after = given && decodePageToken(pageTokenSecret, given, filters);
  if (given && !after) throw errors.pageToken();
  const rows = await listFiles(store, filter, query.limit + 1, after || undefined);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return fileListJson(page, query.limit, last && encodePageToken(pageTokenSecret, last.sequenceId, filters));
}
