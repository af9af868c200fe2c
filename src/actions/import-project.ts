import type { Context } from '../deps.ts';
import type { Tx } from '../store/db.ts';
import { insertProject, insertVersion, listVersions, lockProject, updateProject } from '../store/projects.ts';
import type { ReadProject } from '../wire/read-project.ts';
import { projectJson } from '../wire.ts';
import { type ImportOutcome, isTaken, stepOf } from './imported.ts';
import { record } from './record.ts';

/**
 * Brings a project of another server in, with all versions of its params; one that is here gets the versions that are new.
 * What came once and was changed here stays as it is.
 */
export async function importProject(tx: Tx, context: Context, read: ReadProject): Promise<ImportOutcome> {
  const { project: wish, versions } = read;
  const { accountId, mode, name, type } = wish;
  const key = { accountId, mode, kind: 'project' as const, name };
  const json = projectJson(wish, versions);
  const local = await lockProject(tx, accountId, mode, name);
  const there = local ? await listVersions(tx, local) : [];
  if (local && local.type !== type) return { refused: `a project of this name here is of the type ${local.type}` };
  const step = await stepOf(tx, key, { source: json, local: local && projectJson(local, there), held: null });
  if (step === 'same') return { done: 'same' };
  if (step === 'foreign' || step === 'both') return { refused: isTaken('project', step) };
  if (!local) await insertProject(tx, wish);
  else if (there.some((version, i) => JSON.stringify(version) !== JSON.stringify(versions[i]))) {
    await tx.undo();
    return { refused: 'a version of its params is another here' };
  } else await updateProject(tx, wish);
  for (const version of versions.slice(there.length)) await insertVersion(tx, wish, version);
  await record(tx, context, 'import project', { after: { project: name, type, version: wish.lastVersion } });
  return { done: step };
}
