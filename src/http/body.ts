/** Bytes -> body. A body that cannot be read is a 400 that saves nothing, not even under an Idempotency-Key. */
import { isUtf8 } from 'node:buffer';
import { errors } from '../errors.ts';
import type { ParsedBody } from '../rules/body.ts';
import { unsafeJson } from '../rules/json-safety.ts';
import { parseForm } from './form.ts';

/** Bytes (design.md section 10). */
export const BODY_LIMIT = 10 * 1024 * 1024;

// The whole header must match: parsers that look at its beginning alone have been tricked (field.md 4e row 24).
const MEDIA_TYPE =
  /^(application\/json|application\/x-www-form-urlencoded)[ \t]*(?:;[ \t]*charset[ \t]*=[ \t]*"?utf-?8"?[ \t]*)?;?$/i;

/** @throws ApiError 415 for another type, 400 for bytes that are not what the type says. */
export function parseBody(contentType: string | undefined, bytes: Buffer): ParsedBody | undefined {
  if (bytes.length === 0) return undefined;
  const type = MEDIA_TYPE.exec(contentType ?? '')?.[1]?.toLowerCase();
  if (!type) throw errors.mediaType((contentType ?? '').slice(0, 100));
  if (!isUtf8(bytes)) throw errors.malformedBody('it is not valid UTF-8');
  const text = bytes.toString('utf8');
  const body =
    type === 'application/json' ? { value: parseJson(text), form: false } : { value: parseForm(text), form: true };
  const bad = unsafeJson(body.value);
  if (bad) throw errors.malformedBody(bad);
  return body;
}

function parseJson(text: string): unknown {
  try {
    // A byte order mark is not JSON, but some Windows clients send one.
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw errors.malformedBody(`it is not valid JSON (${(error as Error).message.slice(0, 200)})`);
  }
}
