/** Polygons, lines and points on the frames of a lidar seen from above, or on an aerial picture (api-facts E.14). */
import { type Static, Type } from 'typebox';
import imageannotation from '../imageannotation/definition.ts';
import { defineTaskType, type JsonObject, type Problem, type TaskType } from '../kit.ts';
import type { AnnotationsResponse } from '../shared/annotations.ts';
import { attachment, attachmentType, contextAttachments, urlProblem } from '../shared/attachments.ts';
import { annotationAttributes, globalAttributes } from '../shared/attribute-params.ts';
import { geometriesOf } from '../shared/geometry-params.ts';
import { jsonResults } from '../shared/json-results.ts';
import { frames, framesProblem, measures } from '../shared/lidar/params.ts';
import { linksParam } from '../shared/links.ts';
import { baseAnnotations, byUuid, hypothesis } from '../shared/prelabels.ts';

const params = Type.Object({
  attachments: frames,
  attachment,
  attachment_type: Type.Optional(attachmentType(['json', 'image'])),
  geometries: geometriesOf(['polygon', 'line', 'point']),
  annotation_attributes: annotationAttributes,
  global_attributes: globalAttributes,
  links: linksParam,
  ...measures,
  context_attachments: contextAttachments,
  hypothesis,
  ...baseAnnotations,
});

type Params = Static<typeof params> & JsonObject;
type Response = AnnotationsResponse & JsonObject;

/** What is drawn obeys the rules of what is drawn on a picture; of frames the coordinates are those of the world. */
const drawn = imageannotation as unknown as TaskType<Params, Response>;

function checkParams(given: Params): Problem | undefined {
  const { attachment: picture, attachments, attachment_type: kind, context_attachments } = given;
  if (picture !== undefined && attachments) return { path: 'attachment', message: 'is not allowed beside attachments' };
  const expected = attachments ? 'json' : 'image';
  if (kind !== undefined && kind !== expected) return { path: 'attachment_type', message: `must be ${expected}` };
  if (attachments && context_attachments) {
    return { path: 'context_attachments', message: 'is for an attachment that is a picture' };
  }
  return urlProblem(picture) ?? framesProblem(given) ?? drawn.checkParams?.(given);
}

export default defineTaskType<Params, Response>({
  name: 'lidartopdown',
  summary: 'Draw polygons, lines and points on lidar frames seen from above, or on an aerial picture.',
  attachment: 'either',
  params,
  checkParams,
  responseSchema: drawn.responseSchema,
  checkResponse: (given, response) => drawn.checkResponse?.(given, response),
  checkBounds: (given, response, picture) =>
    given.attachments ? undefined : drawn.checkBounds?.(given, response, picture),
  agreement: (given) => drawn.agreement?.(given) ?? [],
  prelabels: byUuid,
  sample: drawn.sample,
  results: jsonResults((_params, { annotations, links, global_attributes }) =>
    Array.isArray(annotations)
      ? { annotations: { annotations, ...(links && { links }), ...(global_attributes && { global_attributes }) } }
      : undefined,
  ),
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Draw the edges of the road and each crossing.',
    attachments: ['https://example.com/frame-1.json'],
    geometries: { line: { objects_to_annotate: ['edge'] }, polygon: { objects_to_annotate: ['crossing'] } },
  },
});
