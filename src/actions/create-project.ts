import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import type { Registry } from '../registry.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { nameProblem, nameSchema } from '../rules/names.ts';
import { MOST_RESPONSES, projectSettingsSchema } from '../rules/project-settings.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import type { Tx } from '../store/db.ts';
import { insertProject, insertVersion, type ProjectRow } from '../store/projects.ts';
import { checkShared, type SharedParams } from './project.ts';
import { record } from './record.ts';

const kind = (name: string) =>
  Type.Optional(Type.Boolean({ description: `A ${name} project: its batches are staging until they are finalized.` }));

export const newProjectSchema = Type.Object({
  type: Type.String({ minLength: 1, description: 'The type of its tasks.' }),
  name: nameSchema('Unique in the account.'),
  params: Type.Optional(
    Type.Unsafe<Record<string, unknown>>({
      type: 'object',
      description: 'What its tasks inherit: params of the type, and `instruction`.',
    }),
  ),
  rapid: kind('Rapid'),
  studio: kind('Studio'),
  datasetId: Type.Optional(Type.String({ maxLength: 256, description: 'Kept as sent.' })),
  pipeline: Type.Optional(
    Type.String({
      enum: ['standard_task', 'consensus_task'],
      description: 'With consensus_task, consensus_attempts labelers answer each task.',
    }),
  ),
  consensus_attempts: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MOST_RESPONSES, description: 'Answers a task of a consensus_task pipeline.' }),
  ),
  settings: Type.Optional(projectSettingsSchema),
});
export type NewProject = Omit<Static<typeof newProjectSchema>, 'params'> & { shared: SharedParams };
const check = schemaCheck(newProjectSchema);

/** @throws ApiError 404 for an unknown type, 400 naming the field. */
export function checkNewProject(registry: Registry, body: ParsedBody | undefined): NewProject {
  const form = body?.form ?? false;
  const { params = {}, ...wish } = check(withoutNulls(objectOf(body)), { form, name: 'body' });
  const problem = nameProblem(wish.name);
  if (problem) throw errors.invalidParameter(`"name" ${problem}`);
  const type = registry.get(wish.type).type.name;
  return { ...wish, type, shared: checkShared(registry, type, params, form) };
}

/** Makes the project and version 0 of its params. @throws ApiError 409 for a taken name. */
export async function createProject(tx: Tx, context: Context, wish: NewProject): Promise<ProjectRow> {
  const { accountId, mode } = context.caller;
  const { name, type, rapid, studio, datasetId, pipeline, consensus_attempts, shared } = wish;
  const consensus = pipeline === 'consensus_task' && consensus_attempts !== undefined;
  const project: ProjectRow = {
    accountId,
    mode,
    name,
    type,
    createdAt: context.mint().at,
    archived: 0,
    rapid: rapid ? 1 : 0,
    studio: studio ? 1 : 0,
    lastVersion: 0,
    settingsJson: JSON.stringify({ ...(consensus && { responses_required: consensus_attempts }), ...wish.settings }),
    extraJson: JSON.stringify({ datasetId, pipeline, consensus_attempts }),
  };
  if (!(await insertProject(tx, project))) throw errors.projectNameTaken(name);
  const { instruction, params } = shared;
  await insertVersion(tx, project, {
    version: 0,
    createdAt: project.createdAt,
    instruction,
    paramsJson: JSON.stringify(params),
  });
  await record(tx, context, 'create project', { after: { project: name, type } });
  return project;
}
