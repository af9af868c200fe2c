/** Choose among categories (api-facts E.17). */
import { type Static, type TSchema, Type } from 'typebox';
import { vote } from '../agreement.ts';
import { CONSTANT } from '../draw.ts';
import { defineTaskType, type Json, type JsonObject, type Problem } from '../kit.ts';
import { ANY_ATTACHMENT, attachment, attachmentType } from '../shared/attachments.ts';
import { attributesAnswer, missingAttribute } from '../shared/attribute-answers.ts';
import { type AttributeDefinitions, attributesParam } from '../shared/attribute-params.ts';
import { attributesProblem } from '../shared/attribute-problems.ts';
import { attributeRules } from '../shared/attribute-rules.ts';
import { sampleAttributes } from '../shared/attribute-samples.ts';
import { firstProblem, own } from '../shared/json.ts';
import { labelsParam, labelsProblem, leaves } from '../shared/labels.ts';
import { noBaseProblem, prelabelsProblem } from '../shared/prelabel-problems.ts';
import { responseHypothesis } from '../shared/prelabels.ts';

// In the order recorded.
const params = Type.Object({
  attachment_type: Type.Optional(attachmentType(ANY_ATTACHMENT)),
  attachment,
  categories: Type.Optional(labelsParam('What to choose from. Either this or `taxonomies` is needed.')),
  category_ids: Type.Optional(
    Type.Unsafe<{ [category: string]: string | number }>({
      type: 'object',
      description: 'Category to an id of your own, which the response then gives as `category_id`.',
      additionalProperties: { type: ['string', 'number'] },
    }),
  ),
  taxonomies: Type.Optional(
    attributesParam(
      'Several questions in one task: name to a definition with `choices`. Each is required if not said otherwise.',
    ),
  ),
  allow_multiple: Type.Optional(
    Type.Boolean({ default: false, description: 'Whether several categories may be chosen.' }),
  ),
  hypothesis: responseHypothesis,
});

type Params = Static<typeof params>;
type Response = JsonObject & { category?: string | string[]; category_id?: Json; taxonomies?: JsonObject };

/** "The correct answer for every taxonomy": required unless it says false. */
const questions = (given: Params): AttributeDefinitions =>
  Object.fromEntries(Object.entries(given.taxonomies ?? {}).map(([name, one]) => [name, { required: true, ...one }]));

/** Pre-labels may leave questions to the labeler. */
const withoutNeeds = (given: Params): Params & JsonObject => ({
  ...given,
  ...(given.taxonomies && {
    taxonomies: Object.fromEntries(
      Object.entries(given.taxonomies).map(([name, one]) => [name, { ...one, required: false }]),
    ),
  }),
});

const hasTaxonomies = (given: Params): boolean => Object.keys(given.taxonomies ?? {}).length > 0;

function checkParams(given: Params): Problem | undefined {
  if (!given.categories && !hasTaxonomies(given)) {
    return { path: '', message: 'must contain at least one of [categories, taxonomies]' };
  }
  const wrong = labelsProblem(given.categories ?? [], 'categories');
  if (wrong) return wrong;
  const categories = new Set(leaves(given.categories ?? []));
  return (
    firstProblem(Object.keys(given.category_ids ?? {}), (category) =>
      categories.has(category)
        ? undefined
        : { path: `category_ids.${category}`, message: 'is not one of the categories' },
    ) ??
    firstProblem(Object.entries(given.taxonomies ?? {}), ([name, { type = 'category' }]) =>
      type === 'category' ? undefined : { path: `taxonomies.${name}.type`, message: 'must be category' },
    ) ??
    attributesProblem(given.taxonomies, 'taxonomies', []) ??
    noBaseProblem(given) ??
    prelabelsProblem(withoutNeeds(given), { responseSchema, checkResponse }, given)
  );
}

function responseSchema(given: Params): TSchema {
  const id = { type: ['string', 'number', 'null'] };
  const category = given.categories && { type: 'string', enum: leaves(given.categories) };
  const asked = [...(given.categories ? ['category'] : []), ...(hasTaxonomies(given) ? ['taxonomies'] : [])];
  return Type.Unsafe<unknown>({
    type: 'object',
    required: asked,
    properties: {
      ...(category && {
        category: given.allow_multiple ? { type: 'array', items: category, minItems: 1, uniqueItems: true } : category,
        category_id: given.allow_multiple ? { type: ['array', 'null'], items: id } : id,
      }),
      ...(hasTaxonomies(given) && { taxonomies: attributesAnswer(questions(given)) }),
    },
  });
}

/** The id that goes with what was chosen, if there is one. */
function idOf(given: Params, category: string | string[]): Json | undefined {
  if (!given.category_ids) return undefined;
  const ids = [category].flat().map((one) => own(given.category_ids, one) ?? null);
  return given.allow_multiple ? ids : ids[0];
}

function checkResponse(given: Params, response: Response): Problem | undefined {
  const expected = response.category === undefined ? undefined : idOf(given, response.category);
  const id = response.category_id ?? undefined;
  if (expected != null && id !== undefined && JSON.stringify(id) !== JSON.stringify(expected)) {
    return { path: 'category_id', message: `must be ${JSON.stringify(expected)}, the id of the category` };
  }
  return missingAttribute(attributeRules(questions(given), []), undefined, response.taxonomies ?? {}, 'taxonomies');
}

/** The first category. (Recorded: any of them.) */
function sample(given: Params, draw = CONSTANT): Response {
  const categories = leaves(given.categories ?? []);
  const chosen = () => (given.allow_multiple ? draw.some(categories, 1, categories.length) : draw.one(categories));
  const category = categories.length ? chosen() : undefined;
  const id = category === undefined ? undefined : idOf(given, category);
  return {
    ...(category !== undefined && { category }),
    ...(id !== undefined && { category_id: id }),
    ...(hasTaxonomies(given) && {
      taxonomies: sampleAttributes(attributeRules(questions(given), []), undefined, [], draw),
    }),
  };
}

export default defineTaskType<Params & JsonObject, Response>({
  name: 'categorization',
  aliases: ['categorize'],
  summary: 'Choose the category, or the categories, of an attachment.',
  attachment: 'one',
  params,
  checkParams,
  responseSchema,
  checkResponse,
  agreement: (given) => [
    ...(given.categories ? [vote(({ category }) => category)] : []),
    ...Object.keys(given.taxonomies ?? {}).map((name) => vote((r) => own(r.taxonomies as JsonObject, name))),
  ],
  sample,
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Is this company public or private?',
    attachment_type: 'website',
    attachment: 'https://example.com/',
    categories: ['public', 'private'],
  },
});
