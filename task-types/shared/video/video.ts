/** What the types of videos have in common: objects followed through frames, and events (api-facts E.10, E.11). */
import { type TSchema, Type } from 'typebox';
import { likeness, type Part } from '../../agreement.ts';
import { CONSTANT, type Draw } from '../../draw.ts';
import type { JsonObject, Problem } from '../../kit.ts';
import { contextProblem } from '../attachments.ts';
import { attributesProblem } from '../attribute-problems.ts';
import { attributeRules } from '../attribute-rules.ts';
import { isLocked } from '../base-annotations.ts';
import { outsideProblem, type PictureSize } from '../extents.ts';
import { type Geometries, geometriesProblem, labelsOf } from '../geometry-params.ts';
import { drawnLinksProblem, type Link, linksAnswer, linksProblem, sampleLinks } from '../links.ts';
import { isPadded } from '../paddings.ts';
import { byUuid } from '../prelabels.ts';
import { shapeLikeness } from '../shape-likeness.ts';
import { lockedTracksProblem, sampleOfBaseTracks } from './base-tracks.ts';
import { eventLikeness } from './event-likeness.ts';
import {
  asksForEvents,
  eventsAnswer,
  eventsParamsProblem,
  eventsProblem,
  sampleEvents,
  type VideoEvent,
} from './events.ts';
import { framesProblem } from './frames.ts';
import { lastSampled, sampleTracks } from './track-samples.ts';
import { type Tracks, type TracksAsked, targetsOf, tracksAnswer, tracksProblem } from './tracks.ts';
import type { VideoParams } from './video-params.ts';

export type VideoResponse = JsonObject & { annotations: Tracks; events?: VideoEvent[]; links?: Link[] };

/** @param geometriesOf what is to be drawn. @param timed whether frames need a timestamp. @param geometriesWrong names the place in the params. */
export function video<P extends VideoParams>(
  geometriesOf: (given: P) => Geometries,
  {
    timed,
    geometriesWrong = (given) => geometriesProblem(geometriesOf(given)),
  }: {
    timed: boolean;
    geometriesWrong?: (given: P) => Problem | undefined;
  },
) {
  const asked = (given: P): TracksAsked => ({
    frames: given,
    geometries: geometriesOf(given),
    attributes: given.annotation_attributes,
    labeled: given.with_labels !== false,
    timed,
  });
  const attributesOf = (given: P) => attributeRules(given.annotation_attributes, labelsOf(geometriesOf(given)));

  const responseSchema = (given: P): TSchema =>
    Type.Unsafe<unknown>({
      type: 'object',
      required: ['annotations'],
      properties: {
        annotations: tracksAnswer(asked(given)),
        events: eventsAnswer(given),
        links: linksAnswer(given.links),
        is_customer_fix: { type: 'boolean' },
      },
    });

  function checkResponse(given: P, { annotations, events = [], links = [] }: VideoResponse): Problem | undefined {
    const targets = targetsOf(annotations);
    return (
      tracksProblem(annotations, targets, asked(given), attributesOf(given)) ??
      eventsProblem(given, events) ??
      lockedTracksProblem(given as JsonObject, annotations) ??
      drawnLinksProblem(links, given.links, targets)
    );
  }

  function checkParams(given: P): Problem | undefined {
    const wrong = framesProblem(given) ?? geometriesWrong(given);
    if (wrong) return wrong;
    const labels = labelsOf(geometriesOf(given));
    return (
      attributesProblem(given.annotation_attributes, 'annotation_attributes', labels) ??
      eventsParamsProblem(given) ??
      linksProblem(given.links, labels) ??
      contextProblem(given)
    );
  }

  /** Only the size of the first attachment is known, and only that of a picture. */
  function checkBounds(given: P, { annotations }: VideoResponse, picture: PictureSize): Problem | undefined {
    if (isPadded(given) || !given.attachments) return undefined;
    for (const [uuid, { frames }] of Object.entries(annotations)) {
      const problem = frames[0]?.key === 0 ? outsideProblem(frames.slice(0, 1), picture) : undefined;
      if (problem) return { ...problem, path: `annotations.${uuid}.frames.0` };
    }
    return undefined;
  }

  function sample(given: P, draw: Draw = CONSTANT): VideoResponse {
    const perSecond = given.video_frame_rate ?? given.annotation_frame_rate ?? given.frame_rate ?? 1;
    const timeOf = (key: number) => Math.round((key / perSecond) * 1000) / 1000;
    const annotations: Tracks = isLocked(given as JsonObject)
      ? sampleOfBaseTracks(given as JsonObject, attributesOf(given), draw)
      : Object.fromEntries(sampleTracks(asked(given), attributesOf(given), timeOf, draw));
    return {
      annotations,
      ...(asksForEvents(given) && { events: sampleEvents(given, lastSampled(asked(given)), timeOf, draw) }),
      ...(given.links && { links: sampleLinks(given.links, targetsOf(annotations)) }),
    };
  }

  const agreement = (given: P): Part[] => [
    likeness((a, b) => shapeLikeness(shapesIn(a), shapesIn(b))),
    ...(asksForEvents(given) ? [likeness((a, b) => eventLikeness(eventsIn(a), eventsIn(b)))] : []),
  ];

  return { checkParams, responseSchema, checkResponse, checkBounds, sample, agreement, prelabels: byUuid };
}

const eventsIn = ({ events }: JsonObject) => (events ?? []) as VideoEvent[];

/** Every shape of every frame; those of one frame and label are held against each other. */
const shapesIn = ({ annotations }: JsonObject): JsonObject[] =>
  Object.values(annotations as Tracks).flatMap(({ label, geometry, frames }) =>
    frames.map((frame) => ({ ...frame, geometry, label: JSON.stringify([frame.key, label ?? null]) })),
  );
