/** Params of the older types, which ask for one geometry and one list of labels (api-facts E.5, E.7, E.8). */
import { Type } from 'typebox';
import type { Problem } from '../kit.ts';
import { attachment, attachmentType, contextAttachments, contextProblem } from './attachments.ts';
import { type AttributeDefinitions, annotationAttributes, globalAttributes } from './attribute-params.ts';
import { attributesProblem } from './attribute-problems.ts';
import { attributeRules } from './attribute-rules.ts';
import { examples } from './examples.ts';
import { objectsToAnnotate } from './geometry-params.ts';
import { type LabelDescription, labelsProblem } from './labels.ts';
import { baseAnnotations, hypothesis, layers } from './prelabels.ts';

export type OneGeometryParams = {
  attachment?: string;
  objects_to_annotate: LabelDescription[];
  with_labels?: boolean;
  annotation_attributes?: AttributeDefinitions;
  global_attributes?: AttributeDefinitions;
  context_attachments?: { attachment: string }[];
};

/** How many annotations an answer may have. */
export interface Count {
  least: number;
  most: number;
}

/** The first params, in the order recorded. @param each what is drawn. @param labeled whether it has a label when nothing is said. */
export const picture = (each: string, labeled = false) => ({
  attachment,
  attachment_type: Type.Optional(attachmentType(['image'], { default: 'image' })),
  objects_to_annotate: objectsToAnnotate,
  with_labels: Type.Optional(Type.Boolean({ description: `Whether each ${each} gets a label.`, default: labeled })),
});

/** The last ones: what may be asked for beside the geometry. */
export const besides = {
  examples,
  annotation_attributes: annotationAttributes,
  global_attributes: globalAttributes,
  context_attachments: contextAttachments,
  hypothesis,
  ...baseAnnotations,
  layers,
};

export function oneGeometryProblem(given: OneGeometryParams): Problem | undefined {
  const labels = given.objects_to_annotate;
  return (
    labelsProblem(labels, 'objects_to_annotate') ??
    attributesProblem(given.annotation_attributes, 'annotation_attributes', labels) ??
    attributesProblem(given.global_attributes, 'global_attributes', labels) ??
    contextProblem(given)
  );
}

export const attributesOf = (given: OneGeometryParams) =>
  attributeRules(given.annotation_attributes, given.objects_to_annotate);
export const globalsOf = (given: OneGeometryParams) =>
  attributeRules(given.global_attributes, given.objects_to_annotate);
