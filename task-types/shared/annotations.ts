/** Rules between the annotations of one response. */
import type { JsonObject, Problem } from '../kit.ts';
import { linkedProblem, missingAttribute } from './attribute-answers.ts';
import type { AttributeRule } from './attribute-rules.ts';
import { firstProblem } from './json.ts';

/** One labeled thing. */
export type Annotation = JsonObject & { uuid?: string; label?: string; attributes?: JsonObject };

export type AnnotationsResponse = JsonObject & { annotations: Annotation[]; global_attributes?: JsonObject };

/** Each uuid once, attributes where their conditions hold, linked attributes that point at something. */
export function annotationsProblem(
  response: AnnotationsResponse,
  attributes: AttributeRule[],
  globals: AttributeRule[],
): Problem | undefined {
  const byUuid = new Map<string, Annotation>();
  const repeated = firstProblem(response.annotations, (annotation, index) => {
    if (annotation.uuid === undefined) return undefined;
    if (byUuid.has(annotation.uuid)) {
      return { path: `annotations.${index}.uuid`, message: 'is already used for another annotation' };
    }
    byUuid.set(annotation.uuid, annotation);
    return undefined;
  });
  const given = response.global_attributes ?? {};
  return (
    repeated ??
    firstProblem(response.annotations, (annotation, index) => {
      const path = `annotations.${index}.attributes`;
      const own = annotation.attributes ?? {};
      return (
        missingAttribute(attributes, annotation.label, own, path) ??
        linkedProblem(attributes, own, path, byUuid, annotation)
      );
    }) ??
    missingAttribute(globals, undefined, given, 'global_attributes') ??
    linkedProblem(globals, given, 'global_attributes', byUuid)
  );
}
