/** Holds `hypothesis` and `base_annotations` against the rules of the response (api-facts E.1). */
import type { Json, JsonObject, Problem } from '../kit.ts';
import { isObject } from './json.ts';
import { valueProblem } from './json-schema/validate.ts';
import { sampleUuid } from './sample-uuid.ts';

/** The type's own two rules. */
export interface ResponseRules<P, R> {
  responseSchema(params: P): unknown;
  checkResponse?(params: P, response: R): Problem | undefined;
}

export type WithPrelabels = { hypothesis?: JsonObject; base_annotations?: Json };

/** @returns what is wrong with the labels that come with the task. They may be unfinished, but not wrong. */
export function prelabelsProblem<P extends WithPrelabels, R extends JsonObject>(
  params: P,
  rules: ResponseRules<P, R>,
): Problem | undefined {
  const { hypothesis, base_annotations: base } = params;
  if (hypothesis === undefined && base === undefined) return undefined;
  const schema = unfinished(rules.responseSchema(params));
  const problem = (name: string, given: JsonObject, nested: boolean): Problem | undefined => {
    const response = withUuids(given);
    const found = valueProblem(schema, response) ?? rules.checkResponse?.(params, response as R);
    if (!found) return undefined;
    const path = nested ? found.path : found.path.replace(/^annotations\.?/, '');
    return { path: [name, ...(path ? [path] : [])].join('.'), message: found.message };
  };
  const isList = Array.isArray(base);
  return (
    (hypothesis && problem('hypothesis', hypothesis, true)) ??
    (base === undefined || base === null
      ? undefined
      : problem('base_annotations', isList ? { annotations: base } : (base as JsonObject), !isList))
  );
}

/** Parts of the response may be left to the labeler, but not the annotations. */
function unfinished(schema: unknown): JsonObject {
  const { required, ...rest } = schema as JsonObject & { required?: string[] };
  return { ...rest, required: (required ?? []).filter((name) => name === 'annotations') };
}

/** A uuid may be left out: the server makes one. */
function withUuids(response: JsonObject): JsonObject {
  const { annotations } = response;
  if (!Array.isArray(annotations)) return response;
  const named = annotations.map((one, index) =>
    isObject(one) && one.uuid === undefined ? { ...one, uuid: sampleUuid(index) } : one,
  );
  return { ...response, annotations: named };
}
