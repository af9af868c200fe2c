/** annotation_attributes, global_attributes and taxonomies as they are asked for (api-facts E.3). */
import { Type } from 'typebox';
import { type LabelDescription, labelsParam } from './labels.ts';

export type AttributeType = 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';

export type ConditionValue = string | number | boolean;

export type AttributeDefinition = {
  type?: AttributeType;
  description?: string;
  choices?: LabelDescription[];
  allow_multiple?: boolean;
  required?: boolean;
  allowed_labels?: string[];
  conditions?: {
    label_condition?: { label: string | string[] };
    attribute_conditions?: { [attribute: string]: ConditionValue | ConditionValue[] }[];
  };
};

export type AttributeDefinitions = { [name: string]: AttributeDefinition };

const TYPES: AttributeType[] = ['category', 'number', 'angle', 'text', 'x_line', 'y_line', 'linked'];
/** A sample fills in each attribute on each annotation, so their number has a bound. */
const MOST_ATTRIBUTES = 100;

const conditions = Type.Object(
  {
    label_condition: Type.Optional(
      Type.Object(
        {
          label: Type.Unsafe<string | string[]>({
            type: ['string', 'array'],
            items: { type: 'string' },
            description: 'A label or several of them; a group of labels stands for all its leaves.',
          }),
        },
        { description: 'Ask only on annotations with one of these labels.' },
      ),
    ),
    attribute_conditions: Type.Optional(
      Type.Unsafe<{ [attribute: string]: ConditionValue | ConditionValue[] }[]>({
        type: 'array',
        maxItems: 20,
        description:
          'Ask only when one of these objects holds; an object holds when all its attributes have a value named.',
        items: {
          type: 'object',
          maxProperties: 20,
          description: 'Attribute name to the value, or the values, that it may have.',
          additionalProperties: {
            type: ['string', 'number', 'boolean', 'array'],
            items: { type: ['string', 'number', 'boolean'] },
            maxItems: 100,
          },
        },
      }),
    ),
  },
  { description: 'When the attribute is asked for. Both conditions must hold where both are given.' },
);

const definition = Type.Object({
  type: Type.Optional(Type.String({ enum: TYPES, description: 'Kind of value; category when left out.' })),
  description: Type.Optional(Type.String({ description: 'The question as shown to the labeler.' })),
  choices: Type.Optional(labelsParam('What a category attribute may be: strings or label descriptions.')),
  allow_multiple: Type.Optional(
    Type.Boolean({ description: 'The value of a category attribute is a list of choices. False when left out.' }),
  ),
  required: Type.Optional(Type.Boolean({ description: 'Whether a value must be given. False when left out.' })),
  allowed_labels: Type.Optional(
    Type.Array(Type.String(), {
      minItems: 1,
      maxItems: 10_000,
      description: 'Labels that a linked attribute may point at; any label when left out.',
    }),
  ),
  conditions: Type.Optional(conditions),
});

/** Named attribute definitions. */
export const attributesParam = (description: string) =>
  Type.Unsafe<AttributeDefinitions>({
    type: 'object',
    description,
    maxProperties: MOST_ATTRIBUTES,
    additionalProperties: definition,
  });

export const annotationAttributes = Type.Optional(
  attributesParam('What to say of each annotation: attribute name to definition.'),
);
export const globalAttributes = Type.Optional(
  attributesParam('What to say of the attachment as a whole: attribute name to definition.'),
);
