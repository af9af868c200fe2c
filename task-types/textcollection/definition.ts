/** Answers to the fields of a form, about attachments of any kind (api-facts E.15). */
import { type Static, type TSchema, Type } from 'typebox';
import { defineTaskType, type JsonObject } from '../kit.ts';
import { ANY_ATTACHMENT } from '../shared/attachments.ts';
import { hypothesis } from '../shared/prelabels.ts';
import { annotationsAnswer, annotationsProblem, fieldsAgreement } from './answers.ts';
import { fieldsProblem } from './field-problems.ts';
import { type Field, fieldsParam } from './fields.ts';
import { sampleAnnotations } from './sample.ts';

const attachment = Type.Object({
  type: Type.String({ enum: ANY_ATTACHMENT, description: 'What kind of thing it is.' }),
  content: Type.String({ minLength: 1, description: 'URL of it, or the text itself.' }),
  forms: Type.Optional(
    Type.Array(Type.String(), { description: 'Show it only while one of these forms (field ids) is active.' }),
  ),
});

const params = Type.Object({
  attachments: Type.Array(attachment, { minItems: 1, maxItems: 10_000, description: 'What there is to look at.' }),
  fields: fieldsParam,
  title: Type.Optional(Type.String({ description: 'Title shown to the labeler.' })),
  description: Type.Optional(Type.String({ description: 'Description shown to the labeler.' })),
  responses_required: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, description: 'How many labelers answer the task; 1 when left out.' }),
  ),
  hypothesis,
});

type Params = Static<typeof params>;
type Response = JsonObject & { annotations: JsonObject };

const responseSchema = (given: Params): TSchema =>
  Type.Unsafe<unknown>({
    type: 'object',
    required: ['annotations'],
    properties: { annotations: annotationsAnswer(given.fields) },
  });

/** What was written already; the labeler gives the rest. */
const optionalFields = (fields: readonly Field[]): Field[] =>
  fields.map((field) => ({ ...field, required: false, ...(field.fields && { fields: optionalFields(field.fields) }) }));

export default defineTaskType<Params & JsonObject, Response>({
  name: 'textcollection',
  summary: 'Fill in the fields of a form about one or more attachments.',
  // Without attachments Scale names the param instead of asking for an attachment (api-facts B.3).
  attachment: 'own',
  params,
  checkParams: (given) => fieldsProblem(given.fields),
  responseSchema,
  checkResponse: (given, response) => annotationsProblem(given.fields, response.annotations),
  agreement: (given) => fieldsAgreement(given.fields),
  prelabels: { id: 'uuid', partial: (given) => ({ ...given, fields: optionalFields(given.fields) }) },
  sample: (given, draw) => ({ annotations: sampleAnnotations(given.fields, draw) }),
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Read the review and answer the questions.',
    attachments: [{ type: 'text', content: 'The kettle is quick, but the lid sticks.' }],
    fields: [
      {
        type: 'category',
        field_id: 'mood',
        title: 'Mood of the review',
        required: true,
        choices: [
          { label: 'Happy', value: 'happy' },
          { label: 'Mixed', value: 'mixed' },
        ],
      },
      { type: 'text', field_id: 'note', title: 'Note', max_characters: 2000 },
    ],
  },
});
