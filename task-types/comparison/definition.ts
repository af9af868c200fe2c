/** Look at several attachments side by side (api-facts E.21). */
import { type Static, type TSchema, Type } from 'typebox';
import { likeness, vote } from '../agreement.ts';
import { CONSTANT } from '../draw.ts';
import { defineTaskType, type JsonObject, type Problem } from '../kit.ts';
import { ANY_ATTACHMENT, attachments, attachmentType } from '../shared/attachments.ts';
import { labelsParam, labelsProblem, leaves } from '../shared/labels.ts';
import { noBaseProblem, prelabelsProblem } from '../shared/prelabel-problems.ts';
import { responseHypothesis } from '../shared/prelabels.ts';
import {
  askedFor,
  sampleTextFields,
  type TextFields,
  textFieldsAgreement,
  textFieldsAnswer,
  textFieldsParam,
} from '../shared/text-fields.ts';
import { MOST_RANKED, rankingAnswer, rankingLikeness, sampleRanking } from './ranking.ts';

// In the order recorded.
const params = Type.Object({
  attachments,
  attachment_type: attachmentType(ANY_ATTACHMENT),
  choices: Type.Optional(labelsParam('What to choose from. At least one of this, `fields` and `ranking` is needed.')),
  fields: Type.Optional(textFieldsParam('What to write down: key to description.')),
  ranking: Type.Optional(
    Type.Boolean({ description: 'Ours: put the attachments in order, best first; the response has `ranking`.' }),
  ),
  blind_order: Type.Optional(
    Type.Boolean({
      description:
        'Ours: the page shows the attachments in an order of its own for each task, and names them by it. The response is as without it.',
    }),
  ),
  hypothesis: responseHypothesis,
});

type Params = Static<typeof params>;
type Response = JsonObject & { choice?: string; fields?: TextFields; ranking?: number[] };

const countOf = (given: Params): number => (given.attachments ?? []).length;
const hasFields = (given: Params): boolean => askedFor(given.fields).length > 0;

function checkParams(given: Params): Problem | undefined {
  if ((given.attachments ?? []).length < 2) {
    return { path: 'attachments', message: 'must contain at least 2 items' };
  }
  if (!given.choices && !hasFields(given) && !given.ranking) {
    return { path: '', message: 'must contain at least one of [choices, fields, ranking]' };
  }
  if (given.ranking && countOf(given) > MOST_RANKED) {
    return { path: 'attachments', message: `must hold at most ${MOST_RANKED} to be ranked` };
  }
  return (
    labelsProblem(given.choices ?? [], 'choices') ??
    noBaseProblem(given) ??
    prelabelsProblem(given as Params & JsonObject, { responseSchema })
  );
}

function responseSchema(given: Params): TSchema {
  return Type.Unsafe<unknown>({
    type: 'object',
    required: [
      ...(given.choices ? ['choice'] : []),
      ...(hasFields(given) ? ['fields'] : []),
      ...(given.ranking ? ['ranking'] : []),
    ],
    properties: {
      ...(given.choices && { choice: { type: 'string', enum: leaves(given.choices) } }),
      fields: textFieldsAnswer(given.fields),
      ...(given.ranking && { ranking: rankingAnswer(countOf(given)) }),
    },
  });
}

/** The first choice. (Recorded: any of them.) */
const sample = (given: Params, draw = CONSTANT): Response => ({
  ...(given.choices && { choice: draw.one(leaves(given.choices)) }),
  ...(hasFields(given) && { fields: sampleTextFields(given.fields, draw) }),
  ...(given.ranking && { ranking: sampleRanking(countOf(given), draw) }),
});

export default defineTaskType<Params & JsonObject, Response>({
  name: 'comparison',
  summary: 'Compare attachments and choose an answer, or fill in fields.',
  attachment: 'many',
  params,
  checkParams,
  responseSchema,
  agreement: (given) => [
    ...(given.choices ? [vote(({ choice }) => choice)] : []),
    ...textFieldsAgreement(given.fields),
    ...(given.ranking ? [likeness((a, b) => rankingLikeness(a.ranking, b.ranking))] : []),
  ],
  sample,
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Do the objects in these pictures have the same pattern?',
    attachments: ['https://example.com/left.jpg', 'https://example.com/right.jpg'],
    attachment_type: 'image',
    choices: ['yes', 'no'],
  },
});
