import { errors } from '../errors.ts';

interface Named {
  properties: Record<string, { type?: unknown }>;
}

/**
 * A query as parsed from the URL -> what was given of the schema's parameters: lists by repeating the parameter
 * (api-facts D.13), all else once. Empty means "not given" (api-facts A.7).
 * @throws ApiError 400 for a single value that came twice.
 */
export function givenWithLists({ properties }: Named, query: Record<string, unknown>): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const [rawKey, value] of Object.entries(query)) {
    const key = rawKey.endsWith('[]') ? rawKey.slice(0, -2) : rawKey;
    if (!Object.hasOwn(properties, key)) continue;
    const values = [value].flat().filter((one) => one !== '');
    if (values.length === 0) continue;
    if (properties[key]!.type === 'array') given[key] = [...new Set(values)];
    else if (values.length === 1) given[key] = values[0];
    else throw errors.invalidParameter(`"${key}" must be given once`);
  }
  return given;
}
