import type { Static } from 'typebox';
import type { Context } from '../deps.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { type ProjectSettings, projectSettingsSchema } from '../rules/project-settings.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import type { Tx } from '../store/db.ts';
import { type ProjectRow, updateProject } from '../store/projects.ts';
import { holdProject } from './project.ts';
import { record } from './record.ts';

const check = schemaCheck(projectSettingsSchema);

/** @param body the settings themselves. @throws ApiError 400 naming the setting. */
export function checkProjectSettings(body: ParsedBody | undefined): Static<typeof projectSettingsSchema> {
  return check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
}

/** Replaces the settings of a project, for tasks created and answered from now on. @throws ApiError 404. */
export async function setProjectSettings(
  tx: Tx,
  context: Context,
  name: string,
  settings: ProjectSettings,
): Promise<ProjectRow> {
  const project = await holdProject(tx, context, name);
  const changed = { ...project, settingsJson: JSON.stringify(settings) };
  if (changed.settingsJson === project.settingsJson) return project;
  await updateProject(tx, changed);
  await record(tx, context, 'set project settings', {
    before: { project: name, settings: JSON.parse(project.settingsJson) },
    after: { project: name, settings },
  });
  return changed;
}
