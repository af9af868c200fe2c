/** Find things on the pages of a document and write down what they say (api-facts E.18). */
import { type Static, type TSchema, Type } from 'typebox';
import { likeness } from '../agreement.ts';
import { CONSTANT } from '../draw.ts';
import { defineTaskType, type JsonObject, type Problem } from '../kit.ts';
import { attachment, attachments, attachmentType, contextAttachments, contextProblem } from '../shared/attachments.ts';
import { isLocked, lockedProblem, sampleOfBase } from '../shared/base-annotations.ts';
import { outsideProblem } from '../shared/extents.ts';
import { langParam, languageProblem } from '../shared/languages.ts';
import { baseAnnotations, byUuid, hypothesis } from '../shared/prelabels.ts';
import { annotationsAnswer, type Found, foundProblem, type Geometry, type Response } from './answers.ts';
import { featuresParam, featuresProblem } from './features.ts';
import { documentLikeness } from './likeness.ts';
import { sampleFound } from './sample.ts';

const params = Type.Object({
  attachment,
  attachments,
  attachment_type: Type.Optional(attachmentType(['image', 'pdf'])),
  features: featuresParam,
  lang: langParam,
  geometry: Type.Optional(
    Type.String({ enum: ['box', 'polygon'], default: 'box', description: 'How a place on a page is marked.' }),
  ),
  context_attachments: contextAttachments,
  hypothesis,
  ...baseAnnotations,
});

type Params = Static<typeof params>;

const geometryOf = ({ geometry }: Params): Geometry => (geometry ?? 'box') as Geometry;

/** Several attachments are the pages; a single one may be a file of any number of them. */
const pagesOf = ({ attachments }: Params): number | undefined =>
  attachments && attachments.length > 1 ? attachments.length : undefined;

const responseSchema = (given: Params): TSchema =>
  Type.Unsafe<unknown>({
    type: 'object',
    required: ['annotations'],
    properties: {
      annotations: annotationsAnswer(given.features, geometryOf(given), pagesOf(given)),
      is_customer_fix: { type: 'boolean' },
    },
  });

const checkResponse = (given: Params, response: Response) =>
  foundProblem(given.features, response) ?? lockedProblem(given as JsonObject, response.annotations);

const checkParams = (given: Params): Problem | undefined =>
  featuresProblem(given.features) ?? languageProblem(given.lang) ?? contextProblem(given);

/** Only the size of the first attachment is known. */
function checkBounds(_given: Params, { annotations }: Response, picture: { width: number; height: number }) {
  const first = annotations.map(({ page, location }) => (page === 1 && location ? location : {}) as JsonObject);
  const problem = outsideProblem(first, picture);
  return problem && { ...problem, path: `${problem.path}.location` };
}

/** Where something is locked, what came with the task is the answer. */
function sample(given: Params, draw = CONSTANT): Response {
  if (!isLocked(given as JsonObject)) return sampleFound(given.features, geometryOf(given), pagesOf(given) ?? 1, draw);
  return { annotations: sampleOfBase(given as JsonObject, [], draw).map(({ attributes: _none, ...one }) => one) };
}

const foundIn = ({ annotations }: JsonObject) => annotations as Found[];

export default defineTaskType<Params & JsonObject, Response>({
  name: 'documenttranscription',
  summary: 'Find texts, blocks and groups of them on the pages of a document, and write down what they say.',
  attachment: 'either',
  params,
  checkParams,
  responseSchema,
  checkResponse,
  checkBounds,
  agreement: () => [likeness((a, b) => documentLikeness(foundIn(a), foundIn(b)))],
  prelabels: byUuid,
  sample,
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Mark the vendor and each line of the invoice.',
    attachments: ['https://example.com/page-1.png', 'https://example.com/page-2.png'],
    features: [
      { type: 'text', label: 'vendor' },
      { type: 'text', label: 'item' },
      { type: 'text', label: 'price', flags: ['money'] },
      { type: 'block', label: 'stamp' },
      { type: 'group', title: 'line', labels: ['item', 'price'] },
    ],
  },
});
