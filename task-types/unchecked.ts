/**
 * Task types that the server takes as they come: params are stored as sent, any object is a response.
 * One that gets a folder of its own leaves this list.
 */
import { Type } from 'typebox';
import type { TaskType } from './kit.ts';

/** The names of api-facts E.0 that have no folder here (phonecall is gone: E.23). */
export const UNCHECKED_TYPES: readonly string[] = [
  'audiotranscription',
  'chat',
  'chatexperimental',
  'chatlite',
  'cuboidannotation',
  'documentmodel',
  'documenttranscription',
  'federal2dvideoannotation',
  'laneannotation',
  'lidarannotation',
  'lidarlinking',
  'lidarsegmentation',
  'lidartopdown',
  'lineannotation',
  'multichat',
  'multistage',
  'namedentityrecognition',
  'pointannotation',
  'polygonannotation',
  'segmentannotation',
  'sensorfusion',
  'videoannotation',
  'videoboxannotation',
  'videocuboidannotation',
  'videoplaybackannotation',
];

/** A task type of which only the name is known. */
export function uncheckedType(name: string): TaskType {
  const anything = (description: string) => Type.Object({}, { additionalProperties: true, description });
  return {
    name,
    summary: `A ${name} task; its params and its response are stored as sent.`,
    attachment: 'own',
    params: anything('Stored as sent.'),
    responseSchema: () => anything('Any object.'),
    sample: () => ({}),
    example: {
      instruction: 'Follow the instructions.',
      attachment: 'https://example.com/attachment',
    },
  };
}
