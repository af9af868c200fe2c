import { errors } from '../errors.ts';

/** A request body as it was read. */
export interface ParsedBody {
  value: unknown;
  /** It came form-encoded: everything is a string, and a list of one cannot be told from a scalar. */
  form: boolean;
}

/** The body as an object; none is the empty one (api-facts A.7). @throws ApiError 400 for any other JSON. */
export function objectOf(body: ParsedBody | undefined): Record<string, unknown> {
  const value = body?.value ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) throw errors.invalidParameter('"body" must be an object');
  return value as Record<string, unknown>;
}
