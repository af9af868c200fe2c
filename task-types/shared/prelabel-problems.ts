/**
 * Holds `hypothesis` and `base_annotations` against the rules of the response (api-facts E.1), for types whose response is
 * no list of annotations with a uuid each; those have the server do it (`prelabels` of kit.ts).
 */
import type { Json, JsonObject, Problem } from '../kit.ts';
import { valueProblem } from './json-schema/validate.ts';

/** The type's own two rules. */
export interface ResponseRules<P, R> {
  responseSchema(params: P): unknown;
  checkResponse?(params: P, response: R): Problem | undefined;
}

export type WithPrelabels = { hypothesis?: JsonObject; base_annotations?: Json };

/**
 * @param params that pre-labels are held against: less may be required than of an answer. @param given the params with the
 *   pre-labels. @returns what is wrong with the labels that come with the task: parts may be missing, nothing may be wrong.
 */
export function prelabelsProblem<P extends JsonObject, R extends JsonObject>(
  params: P,
  rules: ResponseRules<P, R>,
  given: WithPrelabels = params,
): Problem | undefined {
  const { hypothesis, base_annotations: base } = given;
  if (hypothesis === undefined && (base === undefined || base === null)) return undefined;
  // Parts of the response may be left to the labeler.
  const { required: _required, ...schema } = rules.responseSchema(params) as JsonObject;
  const problem = (name: string, response: JsonObject, isList = false): Problem | undefined => {
    const found = valueProblem(schema, response) ?? rules.checkResponse?.(params, response as R);
    if (!found) return undefined;
    const path = isList ? found.path.replace(/^annotations\.?/, '') : found.path;
    return { path: [name, ...(path ? [path] : [])].join('.'), message: found.message };
  };
  const first = hypothesis && problem('hypothesis', hypothesis);
  if (first || base === undefined || base === null) return first;
  return Array.isArray(base)
    ? problem('base_annotations', { annotations: base }, true)
    : problem('base_annotations', base as JsonObject);
}

/** For types that know no base annotations: locks that nobody keeps would be worse than none. */
export const noBaseProblem = ({ base_annotations: base }: WithPrelabels): Problem | undefined =>
  base === undefined || base === null
    ? undefined
    : { path: 'base_annotations', message: 'is not taken by this type; hypothesis is' };
