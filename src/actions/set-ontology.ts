import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import type { Tx } from '../store/db.ts';
import { type ProjectRow, updateProject } from '../store/projects.ts';
import { holdProject } from './project.ts';
import { record } from './record.ts';

const label = Type.Union([
  Type.String({ minLength: 1, maxLength: 256 }),
  Type.Unsafe<Record<string, unknown>>({ type: 'object' }),
]);

export const ontologySchema = Type.Object({
  ontology: Type.Array(label, { maxItems: 10_000, description: 'The labels of the project, as names or objects.' }),
  name: Type.Optional(Type.String({ maxLength: 256, description: 'What the ontology is called.' })),
});
type Ontology = Static<typeof ontologySchema>;
const check = schemaCheck(ontologySchema);

/** @throws ApiError 400 naming the field. */
export function checkOntology(body: ParsedBody | undefined): Ontology {
  return check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
}

/**
 * Replaces what the project keeps as its ontology (api-facts D.7). The labels of a task are its params', so no task
 * changes by it.
 * @throws ApiError 404.
 */
export async function setOntology(
  tx: Tx,
  context: Context,
  project: string,
  { ontology, name }: Ontology,
): Promise<ProjectRow> {
  const held = await holdProject(tx, context, project);
  const { ontology: _, ontology_name: __, ...rest } = JSON.parse(held.extraJson);
  const changed = { ...held, extraJson: JSON.stringify({ ...rest, ontology, ontology_name: name }) };
  if (changed.extraJson === held.extraJson) return held;
  await updateProject(tx, changed);
  await record(tx, context, 'set project ontology', { after: { project, labels: ontology.length } });
  return changed;
}
