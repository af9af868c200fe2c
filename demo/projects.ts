/** A sample project of each kind. `task(i, picture)` is the body of its i-th task, from 1. */
import type { JsonObject } from '../task-types/kit.ts';
import { LETTERS, REVIEWS } from './texts.ts';

/** A scene's picture by its number, as the address of an uploaded file. */
export type Picture = (scene: string, number: number) => string;

export interface DemoProject {
  name: string;
  type: string;
  params: JsonObject;
  settings?: JsonObject;
  task(number: number, picture: Picture): JsonObject;
}

/** What a team of several did last week: two answers each, some of them reviewed, some of them known. */
export const SURVEY: DemoProject = {
  name: 'herd-survey',
  type: 'imageannotation',
  params: {
    instruction: 'Draw a box around every cow and every sheep.',
    geometries: { box: { objects_to_annotate: ['cow', 'sheep'], min_width: 8, min_height: 8 } },
  },
  settings: {
    responses_required: 2,
    review: { share: 0.3, below_agreement: 0.6 },
    quality: { evaluation_share: 0.2 },
  },
  task: (number, picture) => ({ attachment: picture('meadow', number), attachment_type: 'image' }),
};

export const PROJECTS: readonly DemoProject[] = [
  {
    name: 'cows',
    type: 'imageannotation',
    params: {
      instruction:
        'Draw a **box** around every cow and every sheep, as tight as you can. Also those that stand far away.',
      geometries: { box: { objects_to_annotate: ['cow', 'sheep'], min_width: 8, min_height: 8 } },
      annotation_attributes: {
        hidden: { description: 'Is a part of it hidden?', choices: ['no', 'a little', 'mostly'], required: false },
      },
    },
    task: (number, picture) => ({ attachment: picture('meadow', number), attachment_type: 'image' }),
  },
  {
    name: 'houses',
    type: 'imageannotation',
    params: {
      instruction:
        'A quarter from above. Outline **roofs** and **pools**, put a turned box on each **car**, a line along each **street**, an ellipse around single **trees**.',
      geometries: {
        polygon: { objects_to_annotate: ['roof', 'pool'] },
        box: { objects_to_annotate: ['car'], can_rotate: true },
        line: { objects_to_annotate: ['street'] },
        ellipse: { objects_to_annotate: ['tree'] },
      },
      annotation_attributes: {
        belongs_to: {
          type: 'linked',
          description: 'Which roof does it belong to?',
          target_labels: ['roof'],
          required: false,
        },
      },
    },
    task: (number, picture) => ({ attachment: picture('town', number), attachment_type: 'image' }),
  },
  {
    name: 'runners',
    type: 'imageannotation',
    params: {
      instruction: 'Put a point on each joint of the runner that you can see.',
      geometries: {
        point: {
          objects_to_annotate: ['head', 'neck', 'hip', 'knee', 'ankle', 'elbow', 'hand'],
          connections: [
            ['head', 'neck'],
            ['neck', 'hip'],
            ['hip', 'knee'],
            ['knee', 'ankle'],
            ['neck', 'elbow'],
            ['elbow', 'hand'],
          ].map((pair) => ({ pair })),
        },
      },
    },
    task: (number, picture) => ({ attachment: picture('runner', number), attachment_type: 'image' }),
  },
  {
    name: 'parcels',
    type: 'cuboidannotation',
    params: {
      instruction: 'Draw a cuboid around each parcel: its front first, then its depth.',
      objects_to_annotate: ['parcel'],
    },
    task: (number, picture) => ({ attachment: picture('parcels', number), attachment_type: 'image' }),
  },
  {
    name: 'weather',
    type: 'categorization',
    params: {
      instruction: 'What is the sky like?',
      categories: ['clear', 'some clouds', 'evening light', 'cannot tell'],
      attachment_type: 'image',
    },
    task: (number, picture) => ({ attachment: picture('meadow', number) }),
  },
  {
    name: 'greener',
    type: 'comparison',
    params: {
      instruction: 'Which quarter has more pools?',
      attachment_type: 'image',
      choices: ['the left', 'the right', 'both the same'],
    },
    task: (number, picture) => ({ attachments: [picture('town', number), picture('town', (number % 6) + 1)] }),
  },
  {
    name: 'receipts',
    type: 'textcollection',
    params: {
      instruction: 'Type what is printed on the receipt.',
      fields: [
        { type: 'text', field_id: 'shop', title: 'Shop', required: true },
        { type: 'datetime', field_id: 'date', title: 'Date', required: true },
        { type: 'number', field_id: 'total', title: 'Total in EUR', required: true },
        {
          type: 'category',
          field_id: 'legible',
          title: 'Is all of it legible?',
          required: true,
          choices: [
            { label: 'Yes', value: 'yes' },
            { label: 'No', value: 'no' },
          ],
        },
        {
          type: 'text',
          field_id: 'missing',
          title: 'What is not?',
          conditions: [{ legible: { value: 'no' } }],
        },
      ],
    },
    task: (number, picture) => ({ attachments: [{ type: 'image', content: picture('receipt', number) }] }),
  },
  {
    name: 'people-and-places',
    type: 'namedentityrecognition',
    params: {
      instruction: 'Mark each person, place, organisation and year. Say who was born or worked where.',
      labels: [{ name: 'person', description: 'A human being.' }, 'place', 'organisation', 'year'],
      relationships: [{ name: 'lived in', source_allowed_labels: ['person'], target_allowed_labels: ['place'] }],
    },
    task: (number) => ({ text: LETTERS[number - 1]! }),
  },
  {
    name: 'reviews',
    type: 'custom',
    params: {
      instruction: 'Read the review, then fill in the form.',
      response_schema: {
        type: 'object',
        required: ['mood', 'stars'],
        additionalProperties: false,
        properties: {
          mood: { title: 'Mood', enum: ['happy', 'mixed', 'cross'] },
          stars: { title: 'Stars that you would expect', type: 'integer', minimum: 1, maximum: 5 },
          topics: {
            title: 'What it is about',
            type: 'array',
            items: { type: 'string', minLength: 1 },
            uniqueItems: true,
            maxItems: 6,
          },
        },
      },
    },
    task: (number) => ({ review: REVIEWS[number - 1]! }),
  },
];
