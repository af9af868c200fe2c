/** What there is to make tasks and projects of, for pages that make forms of it. */
import { type Static, Type } from 'typebox';
import type { JsonObject } from '../../task-types/kit.ts';
import type { Registry } from '../registry.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { splitFields } from './new-task.ts';
import { checkShared } from './project.ts';
import { responseSchemaText } from './response-schema.ts';

export const previewSchema = Type.Object({
  params: Type.Optional(
    Type.Unsafe<Record<string, unknown>>({
      type: 'object',
      description: 'Params of a project, `instruction` among them. What is missing comes from the example of the type.',
    }),
  ),
});
const check = schemaCheck(previewSchema);

/** @throws ApiError 400. */
export function checkPreview(body: ParsedBody | undefined): Static<typeof previewSchema> {
  return check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
}

/** All types by name. @returns the answer's JSON text. */
export function taskTypesJson({ types }: Registry): string {
  const shown = types.map(({ name, summary }) => ({ name, summary }));
  return JSON.stringify({ types: shown.sort((a, b) => (a.name < b.name ? -1 : 1)) });
}

/** @returns the answer's JSON text. @throws ApiError 404. */
export function taskTypeJson(registry: Registry, name: string): string {
  const { type } = registry.get(name);
  return JSON.stringify({
    name: type.name,
    summary: type.summary,
    params_schema: type.params,
    example: type.example,
  });
}

/**
 * A task as a project with these params would have it, with the example of the type for what tasks bring themselves.
 * Nothing is made of it. @returns the answer's JSON text. @throws ApiError 404, 400 naming the param.
 */
export function previewJson(
  registry: Registry,
  name: string,
  { params: given = {} }: Static<typeof previewSchema>,
): string {
  const checked = registry.get(name);
  const { type } = checked;
  const shared = checkShared(registry, type.name, given, false);
  const example = splitFields(type.example, type);
  const own = splitFields(shared.params, type).rest as JsonObject;
  const params = checked.checkParams({ ...example.rest, ...own }, false);
  const instruction = shared.instruction ?? (example.own.instruction as string | undefined) ?? type.instruction;
  const schema = responseSchemaText(type, params);
  return JSON.stringify({
    type: type.name,
    ...(instruction === undefined ? {} : { instruction }),
    params,
    ...(schema === undefined ? {} : { response_schema: JSON.parse(schema) }),
  });
}
