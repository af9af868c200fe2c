import { errors } from '../errors.ts';

interface Named {
  properties: object;
}

/**
 * A query as parsed from the URL -> what was given of the schema's parameters; empty means "not given" (api-facts A.7).
 * What the schema does not name is left out, however often it comes.
 * @throws ApiError 400 for a parameter that came twice.
 */
export function givenOnce({ properties }: Named, query: Record<string, unknown>): Record<string, unknown> {
  const given = Object.entries(query).filter(([name, value]) => Object.hasOwn(properties, name) && value !== '');
  const twice = given.find(([, value]) => Array.isArray(value));
  if (twice) throw errors.invalidParameter(`"${twice[0]}" must be given once`);
  return Object.fromEntries(given);
}
