/** Taking an evaluation or training task out of use: what was counted with it is counted without it. */
import type { Tx } from './db.ts';
import { POOL_COLUMN, type QualityTaskRow } from './quality-tasks.ts';

const OF_POOL = 'account_id = ? and mode = ? and project = ? and type = ?';
/** Of a row that belongs to the task and to the labeler of a standing. */
const HIS = `where h.account_id = quality_standings.account_id and h.mode = quality_standings.mode
  and h.user_id = quality_standings.user_id and h.task_id = ?`;

/** The unit must hold the task (findQualityTask with forUpdate), and it must be in use. */
export async function cancelQualityTask(tx: Tx, q: QualityTaskRow, now: number): Promise<QualityTaskRow> {
  const { accountId, mode, taskId, kind } = q;
  const world = [accountId, mode];
  const pool = [...world, q.project ?? '', q.type];
  await tx.run('update quality_tasks set canceled_at = ? where account_id = ? and mode = ? and task_id = ?', [
    ...[now, ...world, taskId],
  ]);
  await tx.run(`update quality_pools set ${POOL_COLUMN[kind]} = ${POOL_COLUMN[kind]} - 1 where ${OF_POOL}`, pool);
  // Whoever scores, corrects or resets holds his standing before his score.
  await tx.all(`select user_id from quality_standings where ${OF_POOL} order by user_id ${tx.dialect.forUpdate}`, pool);
  const scored = `select 1 from quality_scores h ${HIS} and h.counted = 1`;
  if (kind === 'training') {
    await tx.run(`update quality_standings set passed = passed - 1 where ${OF_POOL} and exists (${scored})`, [
      ...pool,
      taskId,
    ]);
  } else {
    await tx.run(
      `update quality_standings set scored = scored - 1,
        score_sum = score_sum - (select h.score from quality_scores h ${HIS}) where ${OF_POOL} and exists (${scored})`,
      [taskId, ...pool, taskId],
    );
    await tx.run(
      `update quality_standings set evaluated = evaluated - 1 where ${OF_POOL}
        and exists (select 1 from answers h ${HIS} and h.state <> 'draft')`,
      [...pool, taskId],
    );
  }
  await tx.run('update quality_scores set counted = 0 where account_id = ? and mode = ? and task_id = ?', [
    ...world,
    taskId,
  ]);
  return { ...q, canceledAt: now };
}
