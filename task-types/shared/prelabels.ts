/** Labels that come with the task, for the labeler to start from (api-facts E.1). */
import { Type } from 'typebox';
import type { Json, JsonObject, Prelabels } from '../kit.ts';
import type { AttributeDefinitions } from './attribute-params.ts';

export const hypothesis = Type.Optional(
  Type.Unsafe<{ annotations: Json }>({
    type: 'object',
    required: ['annotations'],
    description: 'Pre-labels that the labeler may change: of the form of the response. A uuid may be left out.',
    properties: { annotations: { type: ['array', 'object'], description: 'As `annotations` of the response.' } },
  }),
);

/** For types whose response has no annotations. */
export const responseHypothesis = Type.Optional(
  Type.Unsafe<JsonObject>({
    type: 'object',
    description: 'Pre-labels that the labeler may change: of the form of the response, or some of its parts.',
  }),
);

const lock = (what: string) =>
  Type.Optional(Type.Boolean({ description: `Whether the labeler may ${what} base annotations.` }));

export const baseAnnotations = {
  base_annotations: Type.Optional(
    Type.Unsafe<Json>({
      type: ['object', 'array'],
      description: 'Like hypothesis, but what may be done with them can be locked.',
    }),
  ),
  can_add_base_annotations: lock('add'),
  can_edit_base_annotations: lock('move or reshape'),
  can_edit_base_annotation_labels: lock('relabel'),
  can_delete_base_annotations: lock('delete'),
};

export const layers = Type.Optional(
  Type.Unsafe<JsonObject>({
    type: 'object',
    description: 'Older form of pre-labels: shapes drawn over the attachment.',
  }),
);

const optional = (definitions: AttributeDefinitions | undefined): AttributeDefinitions | undefined =>
  definitions &&
  Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => [name, { ...definition, required: false }]),
  );

type Eased = { annotation_attributes?: AttributeDefinitions; global_attributes?: AttributeDefinitions };

/** Without what only a whole answer must have: attributes may be missing, and nothing is locked. */
export function partialParams<P extends JsonObject>(params: P): P {
  const {
    hypothesis: _hypothesis,
    base_annotations: _base,
    can_add_base_annotations: _add,
    can_edit_base_annotations: _edit,
    can_edit_base_annotation_labels: _label,
    can_delete_base_annotations: _delete,
    ...rest
  } = params;
  const { annotation_attributes, global_attributes } = params as Eased;
  return {
    ...rest,
    ...(annotation_attributes && { annotation_attributes: optional(annotation_attributes) }),
    ...(global_attributes && { global_attributes: optional(global_attributes) }),
  } as unknown as P;
}

/** Of most types: a list of annotations, each with a uuid. */
export const byUuid = { id: 'uuid', partial: partialParams } as const satisfies Prelabels;
