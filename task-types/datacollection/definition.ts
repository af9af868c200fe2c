/** Find things out, starting from an attachment (api-facts E.22). */
import { type Static, type TSchema, Type } from 'typebox';
import { CONSTANT } from '../draw.ts';
import { defineTaskType, type JsonObject } from '../kit.ts';
import { attachment, attachmentType } from '../shared/attachments.ts';
import { noBaseProblem, prelabelsProblem } from '../shared/prelabel-problems.ts';
import { responseHypothesis } from '../shared/prelabels.ts';
import {
  sampleTextFields,
  type TextFields,
  textFieldsAgreement,
  textFieldsAnswer,
  textFieldsParam,
} from '../shared/text-fields.ts';

// In the order recorded.
const params = Type.Object({
  attachment_type: attachmentType(['text', 'image', 'website']),
  attachment,
  fields: textFieldsParam('What to find out: key to description.', { minProperties: 1 }),
  hypothesis: responseHypothesis,
});

type Params = Static<typeof params>;
type Response = JsonObject & { fields: TextFields; time_spent_in_seconds?: number };

/** The time spent is in recorded answers of 2019, not in those of 2016. */
const responseSchema = (given: Params): TSchema =>
  Type.Unsafe<unknown>({
    type: 'object',
    required: ['fields'],
    properties: {
      fields: textFieldsAnswer(given.fields),
      time_spent_in_seconds: { type: 'number', minimum: 0 },
    },
  });

export default defineTaskType<Params & JsonObject, Response>({
  name: 'datacollection',
  summary: 'Find out facts about an attachment and fill them into named fields.',
  attachment: 'one',
  params,
  checkParams: (given) => noBaseProblem(given) ?? prelabelsProblem(given, { responseSchema }),
  responseSchema,
  agreement: (given) => textFieldsAgreement(given.fields),
  sample: (given, draw = CONSTANT) => ({
    fields: sampleTextFields(given.fields, draw),
    time_spent_in_seconds: draw.whole(1, 600, 15),
  }),
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Find the page with open positions of the company.',
    attachment_type: 'website',
    attachment: 'https://example.com/',
    fields: { hiring_page: 'URL of the page with open positions' },
  },
});
