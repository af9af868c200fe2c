/** Labels that come with the task, for the labeler to start from (api-facts E.1). */
import { Type } from 'typebox';
import type { Json, JsonObject } from '../kit.ts';

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
