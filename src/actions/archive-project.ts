import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import type { Tx } from '../store/db.ts';
import { type ProjectRow, updateProject } from '../store/projects.ts';
import { holdProject } from './project.ts';
import { record } from './record.ts';

export const archiveSchema = Type.Object({
  archived: Type.Boolean({ default: true, description: 'false takes it back out of the archive.' }),
});
type Archive = Static<typeof archiveSchema>;
const check = schemaCheck(archiveSchema);

/** @throws ApiError 400. */
export function checkArchive(body: ParsedBody | undefined): Archive {
  return check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
}

/** An archived project is left out of lists that ask for that, and works as before. @throws ApiError 404. */
export async function archiveProject(
  tx: Tx,
  context: Context,
  name: string,
  { archived }: Archive,
): Promise<ProjectRow> {
  const project = await holdProject(tx, context, name);
  if (Boolean(project.archived) === archived) return project;
  const changed = { ...project, archived: archived ? 1 : 0 };
  await updateProject(tx, changed);
  await record(tx, context, 'archive project', {
    before: { project: name, archived: !archived },
    after: { project: name, archived },
  });
  return changed;
}
