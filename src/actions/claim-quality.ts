/** What a claim hands out in place of a task of the queue: first the course of its project, then now and then an evaluation task. */
import { isEvaluationDue, poolKey, qualityRules } from '../rules/quality.ts';
import { reopenAnswerOf } from '../store/answers.ts';
import type { Db, Tx } from '../store/db.ts';
import { wasGivenBack } from '../store/leases.ts';
import { addToStanding, barredPools, evaluationsLeft } from '../store/quality-standings.ts';
import { evaluationGivenBack, findTurn, nextQualityTask } from '../store/quality-tasks.ts';
import type { Taken, Wanted } from '../store/queue.ts';

/** The task itself; another one in its place; or nothing of its pool now. */
export type Turn = 'itself' | 'nothing' | { taskId: string };

/**
 * @param taken what the user would get. The unit must hold the user (lockUser).
 * @param ahead for later: what comes after a training task is known when it is answered.
 */
export async function turnOf(tx: Tx, wanted: Wanted, taken: Taken, ahead: boolean): Promise<Turn> {
  const { accountId, mode, userId } = wanted;
  const pool = { accountId, mode, userId, project: taken.project, type: taken.type };
  const turn = await findTurn(tx, pool);
  if (!turn) return 'itself';
  if (turn.passed < turn.trainings) {
    if (ahead) return 'nothing';
    const training = await nextQualityTask(tx, pool, 'training', false);
    if (training) {
      await reopenAnswerOf(tx, { accountId, mode, userId, taskId: training });
      return { taskId: training };
    }
    // The rest of the course is with him already: he has to answer it first.
    if (await nextQualityTask(tx, pool, 'training', true)) return 'nothing';
  }
  if (turn.evaluations === 0) return 'itself';
  // What he gave back is the next again, whatever it was: neither may come in place of the other.
  if (await wasGivenBack(tx, { accountId, mode, userId, taskId: taken.taskId })) return 'itself';
  const again = await evaluationGivenBack(tx, pool, taken.taskId);
  if (again) return { taskId: again };
  await addToStanding(tx, pool, { claims: 1 });
  const { evaluationShare } = qualityRules(JSON.parse(turn.settingsJson));
  if (!isEvaluationDue(userId, pool, turn.claims, evaluationShare)) return 'itself';
  const evaluation = await nextQualityTask(tx, pool, 'evaluation', false);
  return evaluation ? { taskId: evaluation } : 'itself';
}

/** Where the user is below the bar, and gets nothing. */
export async function findBarred(db: Db, wanted: Wanted) {
  const pools = await barredPools(db, wanted);
  const asked = pools.filter(
    ({ project, type }) =>
      (!wanted.projects?.length || (project !== null && wanted.projects.includes(project))) &&
      (!wanted.types?.length || wanted.types.includes(type)),
  );
  return { keys: pools.map(poolKey), projects: asked.flatMap(({ project }) => (project === null ? [] : [project])) };
}

/**
 * Evaluation tasks that still await the user. Counted with what waits, or a claim after which as much waits as before would
 * tell that it brought one.
 */
export async function countAwaiting(db: Db, wanted: Wanted): Promise<number> {
  const pools = await evaluationsLeft(db, wanted);
  return pools
    .filter(({ type }) => !wanted.types?.length || wanted.types.includes(type))
    .filter(({ project }) => !wanted.projects?.length || (project !== null && wanted.projects.includes(project)))
    .filter(({ settingsJson }) => qualityRules(JSON.parse(settingsJson)).evaluationShare > 0)
    .reduce((sum, { left }) => sum + left, 0);
}
