/** An answer to an evaluation or training task: what it was worth, and what follows from it for the labeler. */
import type { JsonObject } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import type { ProjectSettings } from '../rules/project-settings.ts';
import { isBelowBar, qualityRules } from '../rules/quality.ts';
import { lockUser } from '../store/accounts.ts';
import type { Tx } from '../store/db.ts';
import type { LeaseRow } from '../store/leases.ts';
import {
  addToStanding,
  changeScore,
  lockScore,
  type Standing,
  setBarred,
  writeScore,
} from '../store/quality-standings.ts';
import { findQualityTask, type QualityTaskRow } from '../store/quality-tasks.ts';
import { projectSettings } from '../store/work-settings.ts';
import { record } from './record.ts';

/** What a labeler is told of a training task he answered. */
export interface TrainingResult {
  /** 0 to 1. */
  score: number;
  /** Otherwise it comes again. */
  passed: boolean;
}

const scoreOf = ({ registry }: Context, quality: QualityTaskRow, response: JsonObject): number =>
  registry.get(quality.type).score(JSON.parse(quality.paramsJson), JSON.parse(quality.expectedJson), response);

const rulesOf = async (tx: Tx, quality: QualityTaskRow) =>
  qualityRules((await projectSettings(tx, quality)) as ProjectSettings);

/**
 * Scores what was just submitted. The unit holds the user. @returns what he may know of it: nothing of an evaluation task.
 * @throws ApiError 404 when the task is gone.
 */
export async function scoreAnswer(
  tx: Tx,
  context: Context,
  lease: LeaseRow,
  { response, timeSpentSecs }: { response: JsonObject; timeSpentSecs: number },
): Promise<TrainingResult | undefined> {
  const quality = await findQualityTask(tx, lease);
  if (!quality) throw errors.leaseNotFound();
  const rules = await rulesOf(tx, quality);
  const score = scoreOf(context, quality, response);
  const { kind, project, type } = quality;
  const { accountId, mode, userId, taskId } = lease;
  const place = { accountId, mode, userId, project, type };
  const counted = kind === 'evaluation' || score >= rules.trainingScore;
  const given = { taskId, kind, score, counted, answeredAt: context.now, timeSpentSecs };
  await writeScore(tx, { ...place, ...given, scoreId: context.mint().id, tries: 1 });
  if (kind === 'training') {
    if (counted) await addToStanding(tx, place, { passed: 1 });
    return { score, passed: counted };
  }
  await judge(tx, context, await addToStanding(tx, place, { evaluated: 1, scored: 1, scoreSum: score }), quality);
  return undefined;
}

/** The labeler gave no answer and will not be asked again, unless it is part of his course. The unit holds the user. */
export async function passOver(tx: Tx, lease: LeaseRow): Promise<void> {
  const quality = await findQualityTask(tx, lease);
  if (quality?.kind !== 'evaluation') return;
  const { accountId, mode, userId } = lease;
  await addToStanding(tx, { accountId, mode, userId, project: quality.project, type: quality.type }, { evaluated: 1 });
}

/** The labeler corrected his answer to an evaluation task: it is worth what the new one is. */
export async function scoreCorrection(tx: Tx, context: Context, quality: QualityTaskRow, response: JsonObject) {
  const { accountId, mode, taskId, project, type } = quality;
  const { userId } = context.caller;
  await lockUser(tx, accountId, userId);
  const before = await lockScore(tx, { accountId, mode, taskId, userId });
  if (!before) return;
  const score = scoreOf(context, quality, response);
  await changeScore(tx, before, score);
  if (!before.counted) return;
  const place = { accountId, mode, userId, project, type };
  await judge(tx, context, await addToStanding(tx, place, { scoreSum: score - before.score }), quality);
}

/** Who is below the bar gets no more work there; managers see it among the events. */
async function judge(tx: Tx, context: Context, standing: Standing, quality: QualityTaskRow): Promise<void> {
  const rules = await rulesOf(tx, quality);
  if (!isBelowBar(standing, rules)) return;
  const { accountId, mode, project, type } = quality;
  const { userId, scored, scoreSum } = standing;
  if (!(await setBarred(tx, { accountId, mode, userId, project, type }))) return;
  await record(tx, context, 'keep labeler from the queue', {
    after: { user_id: userId, project, type, accuracy: scoreSum / scored, scored, bar: rules.bar },
  });
}
