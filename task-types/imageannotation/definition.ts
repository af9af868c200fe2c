/** Boxes, polygons, lines, points, cuboids and ellipses on a picture (api-facts E.6). */
import { type Static, type TSchema, Type } from 'typebox';
import { likeness } from '../agreement.ts';
import { CONSTANT, type Draw } from '../draw.ts';
import { defineTaskType, type JsonObject } from '../kit.ts';
import { type Annotation, type AnnotationsResponse, annotationsProblem } from '../shared/annotations.ts';
import { attachment, attachmentType, contextAttachments, contextProblem } from '../shared/attachments.ts';
import { attributesAnswer, isAlwaysRequired } from '../shared/attribute-answers.ts';
import { annotationAttributes, globalAttributes } from '../shared/attribute-params.ts';
import { attributesProblem } from '../shared/attribute-problems.ts';
import { type AttributeRule, attributeRules } from '../shared/attribute-rules.ts';
import { linkTargetLabels, sampleAttributes } from '../shared/attribute-samples.ts';
import { isLocked, lockedProblem, sampleOfBase } from '../shared/base-annotations.ts';
import { outsideProblem } from '../shared/extents.ts';
import { annotationAnswer, cuboidsProblem } from '../shared/geometry-answers.ts';
import {
  entriesOf,
  type Geometry,
  type GeometryName,
  geometriesParam,
  geometriesProblem,
  labelsOf,
} from '../shared/geometry-params.ts';
import { sampleShape } from '../shared/geometry-samples.ts';
import { leaves } from '../shared/labels.ts';
import { drawnLinksProblem, type Link, linksAnswer, linksParam, linksProblem, sampleLinks } from '../shared/links.ts';
import { isPadded, paddings } from '../shared/paddings.ts';
import { drawnHypothesis, drawnKinds, drawnMarks } from '../shared/picture-marks.ts';
import { baseAnnotations, byUuid, hypothesis, layers } from '../shared/prelabels.ts';
import { sampleUuid } from '../shared/sample-uuid.ts';
import { shapeLikeness } from '../shared/shape-likeness.ts';

// No defaults: the sample task of the seed shows params exactly as a client sends them.
const params = Type.Object({
  attachment,
  attachment_type: Type.Optional(attachmentType(['image'])),
  geometries: geometriesParam,
  annotation_attributes: annotationAttributes,
  global_attributes: globalAttributes,
  links: linksParam,
  ...paddings,
  context_attachments: contextAttachments,
  hypothesis,
  ...baseAnnotations,
  layers,
});

type Params = Static<typeof params>;
type Response = AnnotationsResponse & { links?: Link[] };

const attributesOf = (given: Params) => attributeRules(given.annotation_attributes, labelsOf(given.geometries));
const globalsOf = (given: Params) => attributeRules(given.global_attributes, labelsOf(given.geometries));

function checkParams(given: Params) {
  const geometriesWrong = geometriesProblem(given.geometries);
  if (geometriesWrong) return geometriesWrong;
  const labels = labelsOf(given.geometries);
  return (
    attributesProblem(given.annotation_attributes, 'annotation_attributes', labels) ??
    attributesProblem(given.global_attributes, 'global_attributes', labels) ??
    linksProblem(given.links, labels) ??
    contextProblem(given)
  );
}

function responseSchema(given: Params): TSchema {
  const globalsNeeded = Object.values(given.global_attributes ?? {}).some(isAlwaysRequired);
  return Type.Unsafe<unknown>({
    type: 'object',
    required: ['annotations', ...(globalsNeeded ? ['global_attributes'] : [])],
    properties: {
      annotations: { type: 'array', items: annotationAnswer(given.geometries, given.annotation_attributes) },
      links: linksAnswer(given.links),
      global_attributes: attributesAnswer(given.global_attributes),
      is_customer_fix: { type: 'boolean' },
    },
  });
}

function checkResponse(given: Params, response: Response) {
  return (
    annotationsProblem(response, attributesOf(given), globalsOf(given)) ??
    cuboidsProblem(response.annotations, given.geometries.cuboid) ??
    lockedProblem(given as JsonObject, response.annotations) ??
    drawnLinksProblem(response.links ?? [], given.links, response.annotations)
  );
}

/** One annotation of each geometry, and what links need to point at. */
function sample(given: Params, draw = CONSTANT): Response {
  const [attributes, globals] = [attributesOf(given), globalsOf(given)];
  if (isLocked(given as JsonObject)) {
    return answered(given, sampleOfBase(given as JsonObject, attributes, draw), globals, draw);
  }
  const geometries = entriesOf(given.geometries);
  const firsts = geometries.flatMap(([name, geometry]): Drawing[] => {
    const labels = leaves(geometry.objects_to_annotate);
    return Array.from({ length: draw.whole(1, 3, 1) }, () => [name, geometry, draw.one(labels)]);
  });
  // Thousands of labels, each asked for by an attribute of its own: found once, the first geometry that has it.
  const drawings = new Map<string, Drawing>();
  for (const [name, geometry] of geometries.toReversed()) {
    for (const label of leaves(geometry.objects_to_annotate)) drawings.set(label, [name, geometry, label]);
  }
  const targets = [...linkTargetLabels([...attributes, ...globals], labelsOf(given.geometries))].flatMap((label) => {
    const target = drawings.get(label)!;
    return [target, target];
  });
  const named = [...firsts, ...targets].map(([name, geometry, label], index) => ({
    head: { uuid: sampleUuid(index), type: name, geometry: name, label },
    shape: sampleShape(name, geometry, draw),
  }));
  const heads = named.map(({ head }) => head);
  const annotations: Annotation[] = named.map(({ head, shape }) => ({
    ...head,
    attributes: sampleAttributes(attributes, head.label, heads, draw, head),
    ...shape,
  }));
  return answered(given, annotations, globals, draw);
}

const answered = (given: Params, annotations: Annotation[], globals: AttributeRule[], draw: Draw): Response => ({
  annotations,
  ...(given.links && { links: sampleLinks(given.links, annotations) }),
  global_attributes: sampleAttributes(globals, undefined, annotations, draw),
});

type Drawing = [name: GeometryName, geometry: Geometry, label: string];

const annotationsIn = ({ annotations }: JsonObject) => annotations as Annotation[];

export default defineTaskType<Params & JsonObject, Response>({
  name: 'imageannotation',
  summary: 'Annotate a picture with boxes, polygons, lines, points, cuboids and ellipses.',
  attachment: 'one',
  params,
  checkParams,
  responseSchema,
  checkResponse,
  checkBounds: (given, { annotations }, picture) =>
    isPadded(given) ? undefined : outsideProblem(annotations, picture),
  agreement: () => [likeness((a, b) => shapeLikeness(annotationsIn(a), annotationsIn(b)))],
  pictures: {
    kinds: drawnKinds,
    labels: ({ geometries }) => [...new Set(leaves(labelsOf(geometries)))],
    marks: (_given, { annotations }) => drawnMarks(annotations, 'box'),
    paramsFor: (given, { labels, kinds }) => ({
      geometries: Object.fromEntries(kinds.map((kind) => [kind, { objects_to_annotate: labels }])),
      ...given,
    }),
    hypothesis: drawnHypothesis,
  },
  prelabels: byUuid,
  sample,
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Draw a box around each vehicle and each pedestrian.',
    attachment: 'https://example.com/street.jpg',
    geometries: { box: { objects_to_annotate: ['vehicle', 'pedestrian'], min_width: 5, min_height: 5 } },
    annotation_attributes: {
      occluded: { description: 'Is it partly hidden?', choices: ['yes', 'no'], required: true },
    },
  },
});
