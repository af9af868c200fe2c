/**
 * Task types that the server takes as they come: params are stored as sent, any object is a response.
 * One that gets a folder of its own is no longer among them.
 */
import { Type } from 'typebox';
import type { TaskType } from './kit.ts';

/** Every name of the reference (api-facts E.0) but phonecall, which is gone (E.23). */
export const REFERENCE_TYPES: readonly string[] = [
  'annotation',
  'audiotranscription',
  'categorization',
  'chat',
  'chatexperimental',
  'chatlite',
  'comparison',
  'cuboidannotation',
  'datacollection',
  'documentmodel',
  'documenttranscription',
  'federal2dvideoannotation',
  'imageannotation',
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
  'textcollection',
  'transcription',
  'videoannotation',
  'videoboxannotation',
  'videocuboidannotation',
  'videoplaybackannotation',
];

/** @param found the names that have a folder. */
export function uncheckedTypes(found: readonly string[]): TaskType[] {
  return REFERENCE_TYPES.filter((name) => !found.includes(name)).map(uncheckedType);
}

/** A task type of which only the name is known. */
function uncheckedType(name: string): TaskType {
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
