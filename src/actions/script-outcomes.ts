/** What the next tasks of a test are to become, said beforehand. */
import { type Static, Type } from 'typebox';
import type { Caller, Context } from '../deps.ts';
import { errors } from '../errors.ts';
import type { Registry } from '../registry.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { type Outcome, outcomeProblem, outcomeProperties } from '../rules/outcome.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import type { Db, Tx } from '../store/db.ts';
import {
  countOutcomes,
  deleteOutcome,
  deleteOutcomes,
  insertOutcome,
  listOutcomes,
  type OutcomeRow,
} from '../store/outcomes.ts';
import { record } from './record.ts';

/** Each create of a test key looks through them. */
const MOST_OUTCOMES = 1000;

export const scriptSchema = Type.Object(
  {
    type: Type.Optional(Type.String({ minLength: 1, description: 'Only tasks of this type.' })),
    project: Type.Optional(Type.String({ minLength: 1, description: 'Only tasks of this project.' })),
    unique_id: Type.Optional(
      Type.String({ minLength: 1, description: 'Only tasks with such a unique_id; * stands for any characters.' }),
    ),
    times: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'How many tasks it is for; 1 when left out.' }),
    ),
    ...outcomeProperties,
  },
  { additionalProperties: false },
);
type Script = Static<typeof scriptSchema>;
const check = schemaCheck(scriptSchema);

export interface NewOutcome extends Pick<OutcomeRow, 'type' | 'project' | 'uniqueId' | 'times'> {
  outcome: Outcome;
}

/** @throws ApiError 400 naming the field. */
export function checkScript(registry: Registry, body: ParsedBody | undefined): NewOutcome {
  const given: Script = check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
  const { type: name, project = null, unique_id: uniqueId = null, times = 1, ...outcome } = given;
  const problem = outcomeProblem(outcome);
  if (problem) throw errors.invalidParameter(`"body" ${problem}`);
  const type = name === undefined ? undefined : registry.find(name)?.type.name;
  if (name !== undefined && type === undefined) {
    throw errors.invalidParameter(`"type" must be a task type, not ${JSON.stringify(name.slice(0, 100))}`);
  }
  return { type: type ?? null, project, uniqueId, times, outcome };
}

/** @throws ApiError 400 when there are too many. */
export async function scriptOutcome(tx: Tx, context: Context, wish: NewOutcome): Promise<OutcomeRow> {
  const { accountId, mode } = context.caller;
  if ((await countOutcomes(tx, accountId, mode)) >= MOST_OUTCOMES) throw errors.tooManyOutcomes(MOST_OUTCOMES);
  const { outcome, ...matches } = wish;
  const row: OutcomeRow = {
    accountId,
    mode,
    outcomeId: context.mint().id,
    createdAt: context.now,
    ...matches,
    used: 0,
    outcomeJson: JSON.stringify(outcome),
  };
  await insertOutcome(tx, row);
  await record(tx, context, 'script outcome', { after: { outcome_id: row.outcomeId, ...outcome } });
  return row;
}

export function getOutcomes(db: Db, { accountId, mode }: Caller): Promise<OutcomeRow[]> {
  return listOutcomes(db, accountId, mode);
}

/** @throws ApiError 404. */
export async function dropOutcome(tx: Tx, context: Context, outcomeId: string): Promise<void> {
  const { accountId, mode } = context.caller;
  if (!(await deleteOutcome(tx, accountId, mode, outcomeId))) throw errors.outcomeNotFound();
  await record(tx, context, 'drop outcome', { before: { outcome_id: outcomeId } });
}

/** @returns how many there were. */
export async function dropOutcomes(tx: Tx, context: Context): Promise<number> {
  const { accountId, mode } = context.caller;
  const dropped = await deleteOutcomes(tx, accountId, mode);
  await record(tx, context, 'drop outcomes', { before: { outcomes: dropped } });
  return dropped;
}
