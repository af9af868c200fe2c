/** Form bodies: `a=1&a=2`, `a[]=1`, `a[0]=1` and `a[b][c]=1`, as curl and Scale's old clients send them (api-facts A.7). */
import { createRequire } from 'node:module';
import { errors } from '../errors.ts';

/** Loaded at the first form: most clients send JSON. */
const require = createRequire(import.meta.url);
const parser = () => require('qs') as typeof import('qs');

/** Parameters of a form body. Reading a list takes the square of its length. */
const MOST_PARAMETERS = 2000;
/** Places of a list that is written with numbers. */
const MOST_PLACES = 1000;
/** The sum of all the places named in a body: each is a step through a list, and a million take a fraction of a second. */
const MOST_STEPS = 1_000_000;
/** Brackets of a name: fields in a set in a form, with choices below choices, have eleven. */
const DEPTH = 12;

/** @throws ApiError 400. */
export function parseForm(text: string): unknown {
  if (/^\s*[{[]/.test(text)) {
    throw errors.malformedBody('it looks like JSON, but Content-Type is application/x-www-form-urlencoded');
  }
  checkParameters(text);
  try {
    return parser().parse(text, {
      depth: DEPTH,
      strictDepth: true,
      parameterLimit: MOST_PARAMETERS,
      arrayLimit: MOST_PARAMETERS,
      throwOnLimitExceeded: true,
      // As own keys of a plain object: a field may be called like a method of Object.
      plainObjects: true,
    });
  } catch (error) {
    throw errors.malformedBody((error as Error).message.slice(0, 200));
  }
}

/** What qs would guess at, leave out, or take minutes for. @throws ApiError 400. */
function checkParameters(text: string): void {
  // One part more than the limit is enough to know.
  const parts = text.split('&', MOST_PARAMETERS + 1);
  if (parts.length > MOST_PARAMETERS) throw errors.malformedBody(`it has more than ${MOST_PARAMETERS} parameters`);
  let steps = 0;
  for (const part of parts) {
    const equals = part.indexOf('=');
    const name = decode(equals === -1 ? part : part.slice(0, equals));
    if (equals !== -1) decode(part.slice(equals + 1));
    steps += placesOf(name, parts.length);
    if (steps > MOST_STEPS) throw errors.malformedBody('its lists have too many places; send JSON');
  }
}

/** @returns the sum of the places that it names. */
function placesOf(name: string, parameters: number): number {
  const shown = JSON.stringify(name.slice(0, 100));
  const steps = name.split(/[[\]]+/, DEPTH + 3);
  if (steps.includes('__proto__')) throw errors.malformedBody(`${shown} has a key named "__proto__"`);
  if (steps.length > DEPTH + 2) throw errors.malformedBody(`${shown} is nested deeper than a depth of ${DEPTH}`);
  // A place far beyond what is sent makes a list of nothing; a list may begin at 1.
  const places = steps.slice(1).filter((step) => /^\d+$/.test(step));
  const far = places.find((place) => Number(place) > Math.min(parameters, MOST_PLACES));
  if (far !== undefined) {
    const most = `there are ${parameters} parameters, and lists may have ${MOST_PLACES} places`;
    throw errors.malformedBody(`${shown} has the index ${far.slice(0, 20)}; ${most}`);
  }
  return places.reduce((sum, place) => sum + Number(place), 0);
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  if (/%(?![0-9a-f]{2})/i.test(text)) {
    throw errors.malformedBody(`${JSON.stringify(text.slice(0, 100))} is not validly percent-encoded`);
  }
  try {
    return decodeURIComponent(text);
  } catch {
    throw errors.malformedBody(`${JSON.stringify(text.slice(0, 100))} is not percent-encoded UTF-8`);
  }
}
