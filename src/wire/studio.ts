/** Row -> public JSON of /v1/studio (api-facts D.11). */
import type { UserRow } from '../store/accounts.ts';
import type { GroupRow } from '../store/assignments.ts';
import type { StudioBatch } from '../store/studio-batches.ts';

/** E-mail -> projects: of whoever is assigned, and of the other labelers but those who were invited and never came. */
export function assignmentsJson(users: UserRow[], assigned: [userId: string, project: string][]): string {
  const byUser = Map.groupBy(assigned, ([userId]) => userId);
  const shown = users.filter(({ userId, role, invitedUntil }) => {
    return byUser.has(userId) || (role === 'labeler' && !invitedUntil);
  });
  const projects = ({ userId }: UserRow) => (byUser.get(userId) ?? []).map(([, project]) => project);
  return JSON.stringify(Object.fromEntries(shown.map((user) => [user.email, projects(user)])));
}

const group = ({ groupId, name, workers }: GroupRow) => ({
  id: groupId,
  name,
  numWorkers: workers.length,
  isSingleton: false,
  workers: workers.map(({ userId, email }) => ({ id: userId, email })),
});

export const groupJson = (row: GroupRow): string => JSON.stringify(group(row));
export const groupsJson = (rows: GroupRow[]): string => JSON.stringify(rows.map(group));

/** Batches and projects are named by their names; there is no other id of them. */
const studioBatch = ({ batch, total, completed, groups }: StudioBatch) => ({
  id: batch.name,
  name: batch.name,
  projectId: batch.project,
  projectName: batch.project,
  batchType: batch.calibrationBatch ? 'Calibration' : 'Production',
  studioPriority: batch.studioRank ?? undefined,
  total,
  completed,
  groups,
});

export const studioBatchJson = (row: StudioBatch): string => JSON.stringify(studioBatch(row));
export const studioBatchesJson = (rows: StudioBatch[]): string => JSON.stringify(rows.map(studioBatch));
