/** Params that the types of videos have in common (api-facts E.10, E.11). */
import { Type } from 'typebox';
import { contextAttachments } from '../attachments.ts';
import { type AttributeDefinitions, annotationAttributes, globalAttributes } from '../attribute-params.ts';
import { type LinkDefinitions, linksParam } from '../links.ts';
import { type Paddings, paddings } from '../paddings.ts';
import { baseAnnotations, hypothesis } from '../prelabels.ts';
import { type EventsParams, eventsToAnnotate } from './events.ts';

const rate = (description: string, options: { default?: number } = {}) =>
  Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1000, description, ...options }));

/** @param options the default of `frame_rate`, where one is filled in. */
export const rates = (options: { default?: number } = {}) => ({
  frame_rate: rate('How many frames of a second are annotated.', options),
  annotation_frame_rate: rate('The same under another name; it goes before frame_rate.'),
  video_frame_rate: rate('How many frames a second of the video has.'),
});

/** What may be asked for beside the geometries. */
export const videoParams = {
  with_labels: Type.Optional(Type.Boolean({ description: 'Whether each object gets a label. True when left out.' })),
  events_to_annotate: eventsToAnnotate,
  annotation_attributes: annotationAttributes,
  global_attributes: globalAttributes,
  links: linksParam,
  ...paddings,
  context_attachments: contextAttachments,
  hypothesis,
  ...baseAnnotations,
};

export type VideoParams = EventsParams &
  Paddings & {
    with_labels?: boolean;
    annotation_attributes?: AttributeDefinitions;
    links?: LinkDefinitions;
    context_attachments?: { attachment: string }[];
    frame_rate?: number;
    annotation_frame_rate?: number;
    video_frame_rate?: number;
  };
