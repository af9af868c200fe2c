import { Type } from 'typebox';
import type { JsonObject } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import type { Tx } from '../store/db.ts';
import { findVersion, insertVersion, type ProjectRow } from '../store/projects.ts';
import { checkShared, holdProject, type SharedParams } from './project.ts';
import { record } from './record.ts';

export const setParamsSchema = Type.Object(
  {
    patch: Type.Boolean({
      default: false,
      description: 'true keeps the params of the last version that are not given; a null takes one away.',
    }),
    instruction: Type.Optional(Type.String({ description: "Follows the task's own instruction." })),
  },
  { additionalProperties: true, description: 'All other keys are params of the type.' },
);
const check = schemaCheck(Type.Pick(setParamsSchema, ['patch']));

export interface ParamsChange {
  patch: boolean;
  given: Record<string, unknown>;
  form: boolean;
}

/** The params themselves can be checked only once the project's type is known. @throws ApiError 400. */
export function checkParamsChange(body: ParsedBody | undefined): ParamsChange {
  const form = body?.form ?? false;
  const { patch, ...given } = objectOf(body);
  const checked = check(patch === null || patch === undefined ? {} : { patch }, { form, name: 'body' });
  return { ...checked, given, form };
}

/**
 * Appends a version of the params, for tasks created from now on (api-facts D.7).
 * @throws ApiError 404, 400 naming the param.
 */
export async function setParams(tx: Tx, context: Context, name: string, change: ParamsChange): Promise<ProjectRow> {
  const project = await holdProject(tx, context, name);
  const shared = checkShared(context.registry, project.type, change.given, change.form);
  const { instruction, params } = change.patch ? await patched(tx, project, change.given, shared) : shared;
  const version = project.lastVersion + 1;
  await insertVersion(tx, project, {
    version,
    createdAt: context.mint().at,
    instruction,
    paramsJson: JSON.stringify(params),
  });
  await record(tx, context, 'set project params', {
    before: { project: name, version: project.lastVersion },
    after: { project: name, version },
  });
  return { ...project, lastVersion: version };
}

/** The last version with what is given over it, param by param. */
async function patched(
  tx: Tx,
  project: ProjectRow,
  given: Record<string, unknown>,
  { instruction, params }: SharedParams,
): Promise<SharedParams> {
  const last = (await findVersion(tx, project, project.lastVersion))!;
  const merged: JsonObject = { ...JSON.parse(last.paramsJson), ...params };
  for (const [key, value] of Object.entries(given)) if (value === null) delete merged[key];
  return { instruction: given.instruction === null ? null : (instruction ?? last.instruction), params: merged };
}
