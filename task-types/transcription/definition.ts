/** Write down what is on an attachment, in fields and in repeated rows of fields (api-facts E.19). */
import { type Static, type TSchema, Type } from 'typebox';
import { likeness } from '../agreement.ts';
import { CONSTANT } from '../draw.ts';
import { defineTaskType, type JsonObject, type Problem } from '../kit.ts';
import { ANY_ATTACHMENT, attachment, attachments, attachmentType } from '../shared/attachments.ts';
import { noBaseProblem, prelabelsProblem } from '../shared/prelabel-problems.ts';
import { responseHypothesis } from '../shared/prelabels.ts';
import { regionsParam, regionsProblem } from '../shared/regions.ts';
import {
  askedFor,
  sampleTextFields,
  TEXTS,
  type TextFields,
  textFieldsAgreement,
  textFieldsAnswer,
  textFieldsParam,
} from '../shared/text-fields.ts';
import { textLikeness } from '../shared/text-likeness.ts';

// In the order recorded.
const params = Type.Object({
  attachment_type: Type.Optional(attachmentType(ANY_ATTACHMENT)),
  attachment,
  attachments,
  fields: Type.Optional(textFieldsParam('What to write down once: key to description.')),
  repeatable_fields: Type.Optional(textFieldsParam('What to write down for each row: key to description.')),
  row_fields: Type.Optional(textFieldsParam('Older name of `repeatable_fields`; the answer is then in `rows`.')),
  regions: regionsParam,
  hypothesis: responseHypothesis,
});

type Params = Static<typeof params>;
type Response = JsonObject & {
  fields?: TextFields;
  repeatable_fields?: (TextFields | null)[];
  rows?: TextFields[];
};

const has = (fields: TextFields | undefined): boolean => askedFor(fields).length > 0;

function checkParams(given: Params): Problem | undefined {
  const { fields, repeatable_fields, row_fields, regions, attachments } = given;
  if (has(row_fields) && has(repeatable_fields)) {
    return { path: 'row_fields', message: 'is the older name of repeatable_fields; only one of the two is allowed' };
  }
  if (!has(fields) && !has(repeatable_fields) && !has(row_fields)) {
    return { path: '', message: 'must contain at least one of [fields, repeatable_fields]' };
  }
  return (
    regionsProblem(regions, askedFor(fields), attachments?.length ?? 1) ??
    noBaseProblem(given) ??
    prelabelsProblem(given as Params & JsonObject, { responseSchema })
  );
}

/** Rows that nobody asked for are null in recorded answers. */
const NO_ROWS = { type: 'array', items: { type: 'null' } };

function responseSchema({ fields, repeatable_fields, row_fields }: Params): TSchema {
  const rows = (asked: TextFields | undefined) => (has(asked) ? Type.Array(textFieldsAnswer(asked)) : NO_ROWS);
  return Type.Unsafe<unknown>({
    type: 'object',
    required: [
      ...(has(fields) ? ['fields'] : []),
      ...(has(repeatable_fields) ? ['repeatable_fields'] : []),
      ...(has(row_fields) ? ['rows'] : []),
    ],
    properties: {
      fields: textFieldsAnswer(fields),
      repeatable_fields: rows(repeatable_fields),
      rows: rows(row_fields),
    },
  });
}

/** The rows as one text: a row that somebody left out costs what is in it, not all that come after. */
function rowsText({ repeatable_fields, rows }: JsonObject): string {
  const list = (repeatable_fields ?? rows ?? []) as (TextFields | null)[];
  return list.map((row) => Object.values(row ?? {}).join(' ')).join('\n');
}

const agreement = ({ fields, repeatable_fields, row_fields }: Params) => [
  ...textFieldsAgreement(fields),
  ...(has(repeatable_fields) || has(row_fields) ? [likeness((a, b) => textLikeness(rowsText(a), rowsText(b)))] : []),
];

/** Recorded. */
const ROW_TEXTS = ['test row response', ...TEXTS];

/** Two rows, as recorded. */
function sample({ fields, repeatable_fields, row_fields }: Params, draw = CONSTANT): Response {
  const once = has(fields) && { fields: sampleTextFields(fields, draw) };
  const rows = <T>(row: () => T): T[] => Array.from({ length: draw.whole(1, 4, 2) }, row);
  if (has(row_fields)) return { ...once, rows: rows(() => sampleTextFields(row_fields, draw, ROW_TEXTS)) };
  const isAsked = has(repeatable_fields);
  return { ...once, repeatable_fields: rows(() => (isAsked ? sampleTextFields(repeatable_fields, draw) : null)) };
}

export default defineTaskType<Params & JsonObject, Response>({
  name: 'transcription',
  summary: 'Write down what is on an attachment, in named fields and in rows.',
  attachment: 'either',
  params,
  checkParams,
  responseSchema,
  agreement,
  sample,
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Write down the title of the page, then each news item.',
    attachment_type: 'website',
    attachment: 'https://example.com/news',
    fields: { title: 'Title of the page' },
    repeatable_fields: { headline: 'Headline of the item', comments: 'Number of comments' },
  },
});
