import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { metadataSchema } from '../rules/task-fields.ts';
import type { Tx } from '../store/db.ts';
import type { TaskRow } from '../store/tasks.ts';
import { createTask } from './create-task.ts';
import { checkNewTask } from './new-task.ts';
import { batchChoice, chosenBatch, chosenProject, projectChoice } from './v2-choice.ts';

/** The body of `POST /v2/task/chat` (api-facts D.13). */
export const chatTaskSchema = Type.Object({
  ...projectChoice,
  ...batchChoice,
  template_variables: Type.Optional(
    Type.Object({}, { additionalProperties: true, description: 'What the task is made of; kept in its params.' }),
  ),
  metadata: Type.Optional(metadataSchema),
  callback_url: Type.Optional(Type.String({ description: 'Where the finished task is sent.' })),
});
export type ChatTask = Static<typeof chatTaskSchema>;
const check = schemaCheck(chatTaskSchema);

/** @throws ApiError 400 naming the field. */
export function checkChatTask(body: ParsedBody | undefined): ChatTask {
  return check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
}

/** The chat task of v1, by another door. @throws ApiError 400, 404, as every create. */
export async function createChatTask(tx: Tx, context: Context, wish: ChatTask): Promise<TaskRow> {
  const project = await chosenProject(tx, context.caller, wish);
  const batch = await chosenBatch(tx, context.caller, wish);
  if (!project && !batch) throw errors.invalidParameter('"project_id", "project_name" or a batch is required');
  const { template_variables, metadata, callback_url } = wish;
  const given = { project: project?.name, batch: batch?.name, template_variables, metadata, callback_url };
  const value = Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined));
  return createTask(tx, context, checkNewTask(context.registry, 'chat', { value, form: false }));
}
