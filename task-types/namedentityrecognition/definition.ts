/** Find the entities in a text, and how they relate (api-facts E.16). */
import { type Static, type TSchema, Type } from 'typebox';
import { likeness } from '../agreement.ts';
import { CONSTANT } from '../draw.ts';
import { defineTaskType, type JsonObject, type Problem } from '../kit.ts';
import { attributesAnswer, isAlwaysRequired, missingAttribute } from '../shared/attribute-answers.ts';
import { annotationAttributes } from '../shared/attribute-params.ts';
import { attributesProblem } from '../shared/attribute-problems.ts';
import { attributeRules } from '../shared/attribute-rules.ts';
import { sampleAttributes } from '../shared/attribute-samples.ts';
import { isLocked, lockedProblem, sampleOfBase } from '../shared/base-annotations.ts';
import { firstProblem } from '../shared/json.ts';
import { leaves } from '../shared/labels.ts';
import { baseAnnotations, hypothesis, partialParams } from '../shared/prelabels.ts';
import { sampleUuid } from '../shared/sample-uuid.ts';
import { described, entityLabelsParam, entityLabelsProblem } from './labels.ts';
import {
  kindsParam,
  kindsProblem,
  type Relationship,
  relationshipsAnswer,
  relationshipsProblem,
  sampleRelationships,
} from './relationships.ts';
import { type Span, sampleWords, spansLikeness, spansProblem } from './spans.ts';

const params = Type.Object({
  text: Type.String({ minLength: 1, description: 'What to find entities in.' }),
  labels: entityLabelsParam,
  merge_newlines: Type.Optional(
    Type.Boolean({
      description: 'Shown to the labeler with line breaks as spaces; offsets are those of the text as sent.',
    }),
  ),
  relationships: kindsParam,
  annotation_attributes: annotationAttributes,
  hypothesis,
  ...baseAnnotations,
});

type Params = Static<typeof params>;
type Response = JsonObject & { annotations: Span[]; relationships?: Relationship[] };

const attributesOf = (given: Params) => attributeRules(given.annotation_attributes, described(given.labels));

function checkParams(given: Params): Problem | undefined {
  const wrong = entityLabelsProblem(given.labels);
  if (wrong) return wrong;
  const labels = described(given.labels);
  return (
    firstProblem(Object.entries(given.annotation_attributes ?? {}), ([name, { type = 'category' }]) =>
      ['linked', 'x_line', 'y_line'].includes(type)
        ? { path: `annotation_attributes.${name}.type`, message: `must not be ${type} on a text` }
        : undefined,
    ) ??
    attributesProblem(given.annotation_attributes, 'annotation_attributes', labels) ??
    kindsProblem(given.relationships, new Set(leaves(labels)))
  );
}

function responseSchema(given: Params): TSchema {
  const attributesNeeded = Object.values(given.annotation_attributes ?? {}).some(isAlwaysRequired);
  const offset = (minimum: number, description: string) => ({ type: 'integer', minimum, description });
  return Type.Unsafe<unknown>({
    type: 'object',
    required: ['annotations'],
    properties: {
      annotations: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'start', 'end', 'text', 'label', ...(attributesNeeded ? ['attributes'] : [])],
          properties: {
            id: { type: 'string', minLength: 1 },
            start: offset(0, 'The first character, from 0, counted in Unicode code points.'),
            end: offset(1, 'The character behind the last one.'),
            text: { type: 'string', description: 'The text from start to end.' },
            label: { type: 'string', enum: leaves(described(given.labels)) },
            attributes: attributesAnswer(given.annotation_attributes),
          },
        },
      },
      relationships: relationshipsAnswer(given.relationships),
      is_customer_fix: { type: 'boolean' },
    },
  });
}

function checkResponse(given: Params, { annotations, relationships = [] }: Response): Problem | undefined {
  const attributes = attributesOf(given);
  return (
    spansProblem(annotations, given.text) ??
    firstProblem(annotations, ({ label, attributes: own = {} }, index) =>
      missingAttribute(attributes, label, own, `annotations.${index}.attributes`),
    ) ??
    relationshipsProblem(relationships, given.relationships, annotations) ??
    lockedProblem(given as JsonObject, annotations, 'id')
  );
}

/** One word, two where they can be related. */
function sample(given: Params, draw = CONSTANT): Response {
  const attributes = attributesOf(given);
  const labels = leaves(described(given.labels));
  const drawn = (): Span[] =>
    sampleWords(given.text, given.relationships?.length ? 2 : 1, draw).map((word, index) => {
      const label = draw.one(labels);
      const asked = given.annotation_attributes && { attributes: sampleAttributes(attributes, label, [], draw) };
      return { id: sampleUuid(index), ...word, label, ...asked };
    });
  const annotations = isLocked(given as JsonObject)
    ? (sampleOfBase(given as JsonObject, attributes, draw) as unknown as Span[])
    : drawn();
  return { annotations, relationships: sampleRelationships(given.relationships, annotations, draw) };
}

/** By what they join: ids are of each answer's own making. */
function relationsLikeness(a: Response, b: Response): number {
  const keysOf = ({ annotations, relationships = [] }: Response): Set<string> => {
    const places = new Map(annotations.map(({ id, start, end }) => [id, `${start}-${end}`]));
    return new Set(
      relationships.map(({ source_ref, target_ref, name }) =>
        [places.get(source_ref), places.get(target_ref), name ?? ''].join(' '),
      ),
    );
  };
  const [some, others] = [keysOf(a), keysOf(b)];
  return some.size + others.size === 0 ? 1 : (2 * some.intersection(others).size) / (some.size + others.size);
}

export default defineTaskType<Params & JsonObject, Response>({
  name: 'namedentityrecognition',
  summary: 'Find the entities in a text and how they relate.',
  attachment: 'own',
  params,
  checkParams,
  responseSchema,
  checkResponse,
  agreement: (given) => [
    likeness((a, b) => spansLikeness((a as Response).annotations, (b as Response).annotations)),
    ...(given.relationships?.length ? [likeness((a, b) => relationsLikeness(a as Response, b as Response))] : []),
  ],
  prelabels: { id: 'id', partial: partialParams },
  texts: {
    text: ({ text }) => text,
    spans: (_given, { annotations }) => annotations.map(({ start, end, label }) => ({ start, end, label })),
  },
  sample,
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Mark each person and each place.',
    text: 'Ada Lovelace was born in London.',
    labels: [{ name: 'person', description: 'A human being.' }, 'place'],
    relationships: [{ name: 'born in', source_allowed_labels: ['person'], target_allowed_labels: ['place'] }],
  },
});
