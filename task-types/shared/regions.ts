/** Where on a picture something is to be read: ours, so that it can be shown beside the field that it goes into. */
import { Type } from 'typebox';
import type { Problem } from '../kit.ts';
import { firstProblem } from './json.ts';

export type Region = { attachment?: number; left: number; top: number; width: number; height: number };

export const region = (description: string) =>
  Type.Unsafe<Region>({
    type: 'object',
    description,
    required: ['left', 'top', 'width', 'height'],
    properties: {
      attachment: {
        type: 'integer',
        minimum: 0,
        description: 'Which of several attachments, from 0; 0 when left out.',
      },
      left: { type: 'number', minimum: 0, description: 'Pixels from the left.' },
      top: { type: 'number', minimum: 0, description: 'Pixels from the top.' },
      width: { type: 'number', exclusiveMinimum: 0, description: 'Pixels.' },
      height: { type: 'number', exclusiveMinimum: 0, description: 'Pixels.' },
    },
  });

export const regionsParam = Type.Optional(
  Type.Unsafe<{ [key: string]: Region }>({
    type: 'object',
    description: 'Ours: key of a field to where on the picture it is; shown beside the field.',
    maxProperties: 1000,
    additionalProperties: region('Where it is.'),
  }),
);

/** Each is of a field, and on an attachment that there is. */
export function regionsProblem(
  regions: { [key: string]: Region } | undefined,
  keys: readonly string[],
  attachments: number,
): Problem | undefined {
  return firstProblem(Object.entries(regions ?? {}), ([key, { attachment = 0 }]) => {
    if (!keys.includes(key)) return { path: `regions.${key}`, message: 'is not one of the fields' };
    return attachment < attachments
      ? undefined
      : { path: `regions.${key}.attachment`, message: `must be less than ${attachments}, the number of attachments` };
  });
}
