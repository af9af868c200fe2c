/** Turns what the schema check found into Scale's kind of sentence: `"geometries" is required` (api-facts B.3). */
export interface SchemaError {
  keyword: string;
  instancePath: string;
  params: Record<string, unknown>;
  message?: string;
}

const unescaped = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');
const dotted = (pointer: string, ...more: unknown[]): string =>
  [...pointer.split('/').slice(1).map(unescaped), ...more].join('.').slice(0, 300);

/** Of the errors of a union the one that got furthest says most about what the sender meant. */
function telling(errors: SchemaError[]): SchemaError | undefined {
  const depth = (e: SchemaError): number => e.instancePath.split('/').length + (e.keyword === 'required' ? 1 : 0);
  const own = errors.filter((e) => e.keyword !== 'anyOf' && e.keyword !== 'oneOf');
  const union = errors.find((e) => e.keyword === 'anyOf' || e.keyword === 'oneOf');
  const deepest = own.toSorted((a, b) => depth(b) - depth(a))[0];
  if (union && deepest && depth(deepest) <= depth(union)) {
    const types = own.filter((e) => e.keyword === 'type' && e.instancePath === union.instancePath);
    if (types.length > 1) return { ...union, params: { types: types.map((e) => e.params.type) } };
  }
  return deepest ?? union;
}

const article = (type: unknown): string => (/^[aeio]/.test(String(type)) ? `an ${type}` : `a ${type}`);
const list = (values: unknown): string =>
  Array.isArray(values) ? `[${values.map(String).join(', ').slice(0, 500)}]` : String(values);

const SENTENCES: Record<string, (p: Record<string, unknown>, e: SchemaError) => string> = {
  type: (p) => `must be ${Array.isArray(p.type) ? p.type.map(article).join(' or ') : article(p.type)}`,
  anyOf: (p) =>
    `must be ${Array.isArray(p.types) ? p.types.map(article).join(' or ') : 'of one of the permitted forms'}`,
  enum: (p) => `must be one of ${list(p.allowedValues)}`,
  const: (p) => `must be ${JSON.stringify(p.allowedValue)}`,
  minLength: (p) => (p.limit === 1 ? 'is not allowed to be empty' : `must be at least ${p.limit} characters long`),
  maxLength: (p) => `must be at most ${p.limit} characters long`,
  minItems: (p) => `must contain at least ${p.limit} ${p.limit === 1 ? 'item' : 'items'}`,
  maxItems: (p) => `must contain at most ${p.limit} items`,
  minProperties: (p) => `must have at least ${p.limit} ${p.limit === 1 ? 'key' : 'keys'}`,
  maxProperties: (p) => `must have at most ${p.limit} keys`,
  minimum: (p) => `must be greater than or equal to ${p.limit}`,
  maximum: (p) => `must be less than or equal to ${p.limit}`,
  exclusiveMinimum: (p) => `must be greater than ${p.limit}`,
  exclusiveMaximum: (p) => `must be less than ${p.limit}`,
  uniqueItems: () => 'must not contain an item twice',
  required: () => 'is required',
  additionalProperties: () => 'is not allowed',
};

/**
 * @param name what to call the checked value itself.
 * @returns the reason, a sentence that begins with the quoted place.
 */
export function schemaProblem(errors: SchemaError[], name: string): string {
  const e = telling(errors);
  if (!e) return `"${name}" is not of the permitted form`;
  const extra = e.keyword === 'required' ? e.params.missingProperty : e.params.additionalProperty;
  const path = extra === undefined ? dotted(e.instancePath) : dotted(e.instancePath, extra);
  const sentence = SENTENCES[e.keyword]?.(e.params, e) ?? e.message ?? 'is not of the permitted form';
  // An item of a bare list says which list.
  const place = /^\d/.test(path) ? `${name}.${path}` : path;
  return `"${place || name}" ${sentence}`;
}
