/** What happens in a video, at one frame or over several, whatever the objects do (api-facts E.10, E.11). */
import { type TSchema, Type } from 'typebox';
import type { Draw } from '../../draw.ts';
import type { JsonObject, Problem } from '../../kit.ts';
import { attributesAnswer, isAlwaysRequired, missingAttribute } from '../attribute-answers.ts';
import type { AttributeDefinitions } from '../attribute-params.ts';
import { attributesProblem } from '../attribute-problems.ts';
import { attributeRules } from '../attribute-rules.ts';
import { sampleAttributes } from '../attribute-samples.ts';
import { firstProblem } from '../json.ts';
import { type LabelDescription, labelsParam, labelsProblem, leaves } from '../labels.ts';
import { type FramesParams, frameNumber } from './frames.ts';

export type EventsParams = FramesParams & {
  events_to_annotate?: LabelDescription[];
  global_attributes?: AttributeDefinitions;
};

export type VideoEvent = JsonObject & {
  label: string;
  type: 'point' | 'range';
  start: number;
  startTime?: number;
  end?: number;
  endTime?: number;
  attributes?: JsonObject;
};

export const eventsToAnnotate = Type.Optional(
  Type.Unsafe<LabelDescription[]>({ ...labelsParam('Events to find: strings or label descriptions.'), minItems: 0 }),
);

/** The attributes of events are the global ones. They have no annotation to point at. */
export function eventsParamsProblem({ events_to_annotate = [], global_attributes }: EventsParams): Problem | undefined {
  return (
    labelsProblem(events_to_annotate, 'events_to_annotate') ??
    attributesProblem(global_attributes, 'global_attributes', events_to_annotate) ??
    firstProblem(Object.entries(global_attributes ?? {}), ([name, { type }]) =>
      type === 'linked' ? { path: `global_attributes.${name}.type`, message: 'must not be linked' } : undefined,
    )
  );
}

export const asksForEvents = ({ events_to_annotate = [] }: EventsParams): boolean => events_to_annotate.length > 0;

const seconds = { type: 'number', minimum: 0 };

/** `events` of an answer; empty or absent where none are asked for. */
export function eventsAnswer(given: EventsParams): TSchema {
  if (!asksForEvents(given)) return Type.Unsafe<unknown>({ type: 'array', maxItems: 0 });
  const attributesNeeded = Object.values(given.global_attributes ?? {}).some(isAlwaysRequired);
  const isRange = { type: 'object', required: ['type'], properties: { type: { const: 'range' } } };
  return Type.Unsafe<unknown>({
    type: 'array',
    items: {
      type: 'object',
      required: ['label', 'type', 'start', ...(attributesNeeded ? ['attributes'] : [])],
      properties: {
        label: { type: 'string', enum: leaves(given.events_to_annotate ?? []) },
        type: { type: 'string', enum: ['point', 'range'] },
        start: frameNumber(given),
        startTime: seconds,
        end: frameNumber(given),
        endTime: seconds,
        attributes: attributesAnswer(given.global_attributes),
      },
      if: isRange,
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
      then: { type: 'object', required: ['end'], properties: { end: {} } },
      else: { type: 'object', properties: { end: false, endTime: false } },
    },
  });
}

const rulesOf = ({ global_attributes, events_to_annotate = [] }: EventsParams) =>
  attributeRules(global_attributes, events_to_annotate);

/** An event ends no earlier than it starts, and says what its label asks for. */
export function eventsProblem(given: EventsParams, events: readonly VideoEvent[]): Problem | undefined {
  const rules = rulesOf(given);
  return firstProblem(events, ({ label, start, startTime, end, endTime, attributes = {} }, index) => {
    const at = `events.${index}`;
    if (end !== undefined && end < start) {
      return { path: `${at}.end`, message: `must be greater than or equal to ${start}` };
    }
    if (startTime !== undefined && endTime !== undefined && endTime < startTime) {
      return { path: `${at}.endTime`, message: `must be greater than or equal to ${startTime}` };
    }
    return missingAttribute(rules, label, attributes, `${at}.attributes`);
  });
}

/** @param last the last frame that the sample may name. @param timeOf a frame, in seconds. */
export function sampleEvents(
  given: EventsParams,
  last: number,
  timeOf: (key: number) => number,
  draw: Draw,
): VideoEvent[] {
  const rules = rulesOf(given);
  return Array.from({ length: draw.whole(1, 3, 1) }, (): VideoEvent => {
    const label = draw.one(leaves(given.events_to_annotate ?? []));
    const type = draw.one(['range', 'point'] as const);
    const start = draw.whole(0, last, 0);
    const end = draw.whole(start, last, last);
    return {
      label,
      type,
      start,
      startTime: timeOf(start),
      ...(type === 'range' && { end, endTime: timeOf(end) }),
      ...(rules.length > 0 && { attributes: sampleAttributes(rules, label, [], draw) }),
    };
  });
}
