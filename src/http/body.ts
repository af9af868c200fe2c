/** Bytes -> body. A body that cannot be read is a 400 that saves nothing, not even under an Idempotency-Key. */
import { isUtf8 } from 'node:buffer';
import qs from 'qs';
import { errors } from '../errors.ts';
import type { ParsedBody } from '../rules/body.ts';
import { unsafeJson } from '../rules/json-safety.ts';

/** Bytes (design.md section 10). */
export const BODY_LIMIT = 10 * 1024 * 1024;
/** Fields of a form body; a task of a thousand choices has fewer. */
const FORM_FIELDS = 10_000;

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

/** `a=1&a=2`, `a[]=1`, `a[0]=1` and `a[b][c]=1`, as curl and Scale's old clients send them (api-facts A.7). */
function parseForm(text: string): unknown {
  if (/^\s*[{[]/.test(text)) {
    throw errors.malformedBody('it looks like JSON, but Content-Type is application/x-www-form-urlencoded');
  }
  try {
    return qs.parse(text, {
      depth: 32,
      strictDepth: true,
      parameterLimit: FORM_FIELDS,
      arrayLimit: FORM_FIELDS,
      throwOnLimitExceeded: true,
      // As own keys of a plain object: a field may be called like a method of Object.
      plainObjects: true,
    });
  } catch (error) {
    throw errors.malformedBody((error as Error).message.slice(0, 200));
  }
}
