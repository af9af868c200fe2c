import type { JsonObject } from '../../../task-types/kit.ts';
import { own } from '../../../task-types/shared/json.ts';
import type { Schema } from '../../../task-types/shared/json-schema/schema.ts';
import { type Option, partOf } from './parts.ts';

/** The one question of the answer that is a choice: its options have the keys 1 to 9. With several, none has. */
export function keyedChoice(
  schema: Schema,
  value: JsonObject,
  definitions: JsonObject,
): { name: string; options: readonly Option[] } | undefined {
  const part = partOf(schema, value, definitions);
  if (part.kind !== 'object') return undefined;
  const found = part.fields.flatMap(({ name, schema: inner }) => {
    const field = partOf(inner, own(value, name), definitions, 1);
    return field.kind === 'choice' ? [{ name, options: field.options }] : [];
  });
  return found.length === 1 && found[0]!.options.length <= 9 ? found[0] : undefined;
}
