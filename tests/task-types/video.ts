/** What is asked of every type of videos. The tests of a type say how it asks for boxes called car and bus. */
import assert from 'node:assert/strict';
import { agree } from '../../task-types/agreement.ts';
import type { JsonObject, TaskType } from '../../task-types/kit.ts';
import { assertSample, type Breakage, paramsOf, refuses, responseCheck } from './check.ts';
import { prelabeled, refusesPrelabels } from './prelabels.ts';

export const attachments = ['https://example.com/1.jpg', 'https://example.com/2.jpg', 'https://example.com/3.jpg'];
export const attachment = 'https://example.com/match.mp4';
/** The uuids of samples. */
export const uuid = (index: number): string => `00000000-0000-4000-8000-00000000000${index}`;

/** What asks for geometries. */
export type Asking = (more?: JsonObject) => JsonObject;

/** Params that each of them refuses. */
export function refusesBadParams(type: TaskType, given: Asking): void {
  refuses(type, given({ attachment }), 'attachments');
  refuses(type, given({ attachment_type: 'video' }), 'attachment_type');
  refuses(type, given({ attachment_type: 'audio' }), 'attachment_type');
  const { attachments: _pictures, ...file } = given({ attachment });
  refuses(type, { ...file, attachment_type: 'image' }, 'attachment_type');
  paramsOf(type, { ...file, attachment_type: 'video' });
  refuses(type, given({ attachments: [1] }), 'attachments.0');
  refuses(type, given({ attachments: [] }), 'attachments');
  refuses(type, given({ frame_rate: 0 }), 'frame_rate');
  refuses(type, given({ annotation_frame_rate: -1 }), 'annotation_frame_rate');
  refuses(type, given({ video_frame_rate: 'fast' }), 'video_frame_rate');
  refuses(type, given({ with_labels: 'maybe' }), 'with_labels');
  refuses(type, given({ events_to_annotate: 'goal' }), 'events_to_annotate');
  refuses(type, given({ events_to_annotate: ['goal', 'goal'] }), 'events_to_annotate.1');
  paramsOf(type, given({ events_to_annotate: [] }));
  refuses(type, given({ annotation_attributes: { age: { choices: [] } } }), 'annotation_attributes.age.choices');
  const linked = { type: 'linked', allowed_labels: ['tram'] };
  refuses(type, given({ annotation_attributes: { tows: linked } }), 'annotation_attributes.tows.allowed_labels.0');
  refuses(type, given({ global_attributes: { who: {} } }), 'global_attributes.who.choices');
  refuses(type, given({ global_attributes: { who: { type: 'linked' } } }), 'global_attributes.who.type');
  const conditions = { label_condition: { label: 'goal' } };
  refuses(
    type,
    given({ global_attributes: { who: { type: 'text', conditions } } }),
    'global_attributes.who.conditions.label_condition.label',
  );
  paramsOf(type, given({ events_to_annotate: ['goal'], global_attributes: { who: { type: 'text', conditions } } }));
  refuses(type, given({ links: { tows: { to_allowed_labels: ['tram'] } } }), 'links.tows.to_allowed_labels.0');
  refuses(type, given({ padding: -1 }), 'padding');
  refuses(type, given({ context_attachments: [{}] }), 'context_attachments.0.attachment');
  refuses(type, given({ hypothesis: {} }), 'hypothesis.annotations');
  refuses(type, given({ can_delete_base_annotations: 1 }), 'can_delete_base_annotations');
}

/** Params that ask for all that the breakages take away. */
export const asking: JsonObject = {
  events_to_annotate: [{ choice: 'play', subchoices: ['goal', 'foul'] }, 'pause'],
  annotation_attributes: {
    age: { type: 'number', required: true },
    parts: { choices: ['front', 'back'], allow_multiple: true },
    seats: { type: 'number', required: true, conditions: { label_condition: { label: 'car' } } },
    tows: { type: 'linked', required: true, allowed_labels: ['bus'] },
  },
  global_attributes: {
    side: { choices: ['left', 'right'], required: true },
    scorer: { type: 'text', required: true, conditions: { label_condition: { label: 'play' } } },
  },
  links: { pulls: { from_allowed_labels: ['car'], to_allowed_labels: ['bus'] } },
};

// biome-ignore lint/suspicious/noExplicitAny: it reaches into the response as it knows it
type Reach = (response: any) => any;

/** Sets what is at the place of a response; undefined takes it away. */
const put =
  (holder: Reach, key: string | number, value: unknown): Reach =>
  (response) => {
    const at = holder(response);
    if (value === undefined) delete at[key];
    else at[key] = value;
  };

const car: Reach = (r) => r.annotations[uuid(1)];
const bus: Reach = (r) => r.annotations[uuid(2)];
const frame: Reach = (r) => car(r).frames[0];
const event: Reach = (r) => r.events[0];

/** What each refuses in an answer to `asking` about three frames. @param other a geometry not asked for. */
export const breakages = (other: string): Breakage[] => [
  ['no object', '', 'x'],
  ['a list', '', []],
  ['no annotations', 'annotations', undefined],
  ['annotations as a list', 'annotations', []],
  ['an object that is none', `annotations.${uuid(1)}`, 1],
  ['an empty uuid', (r) => void Object.assign(r.annotations, { '': structuredClone(car(r)) })],
  ['no label', `annotations.${uuid(1)}.label`, undefined],
  ['a label not asked for', `annotations.${uuid(1)}.label`, 'tram'],
  ['no geometry', `annotations.${uuid(1)}.geometry`, undefined],
  ['another geometry', `annotations.${uuid(1)}.geometry`, other],
  ['no frames', `annotations.${uuid(1)}.frames`, undefined],
  ['an empty list of frames', `annotations.${uuid(1)}.frames`, []],
  ['frames as a map', `annotations.${uuid(1)}.frames`, {}],
  ['a frame that is no object', put((r) => car(r).frames, 0, 1)],
  ['no key', put(frame, 'key', undefined)],
  ['a key before the first frame', put(frame, 'key', -1)],
  ['a key within a frame', put(frame, 'key', 0.5)],
  ['a key as a text', put(frame, 'key', '0')],
  ['a key behind the last frame', put((r) => car(r).frames[1], 'key', 3)],
  ['a frame twice', put((r) => car(r).frames[1], 'key', 0)],
  ['frames in disorder', put(frame, 'key', 2)],
  ['a negative timestamp', put(frame, 'timestamp', -0.1)],
  ['a timestamp as a text', put(frame, 'timestamp', '0')],
  ['time that runs backwards', put(frame, 'timestamp', 100)],
  ['a first frame that is no keyframe', put(frame, 'keyframe', false)],
  ['keyframe no boolean', put(frame, 'keyframe', 'yes')],
  ['no attributes', put(frame, 'attributes', undefined)],
  ['a required attribute missing', put((r) => frame(r).attributes, 'age', undefined)],
  ['an attribute of a wrong type', put((r) => frame(r).attributes, 'age', 'old')],
  ['an attribute not asked for', put((r) => frame(r).attributes, 'colour', 'red')],
  ['a value twice', put((r) => frame(r).attributes, 'parts', ['back', 'back'])],
  [
    'an attribute that the label asks for missing, in one frame',
    put((r) => car(r).frames[1].attributes, 'seats', undefined),
  ],
  ['a link to nothing', put((r) => frame(r).attributes, 'tows', 'x')],
  ['a link to itself', put((r) => bus(r).frames[0].attributes, 'tows', uuid(2))],
  ['a link to a label that is not allowed', put((r) => bus(r).frames[0].attributes, 'tows', uuid(1))],
  ['events as a map', 'events', {}],
  ['an event not asked for', put(event, 'label', 'rain')],
  ['a group of events', put(event, 'label', 'play')],
  ['an event without a type', put(event, 'type', undefined)],
  ['an event of another type', put(event, 'type', 'moment')],
  ['a point with an end', put(event, 'type', 'point')],
  ['an event without a start', put(event, 'start', undefined)],
  ['a range without an end', put(event, 'end', undefined)],
  ['an end behind the last frame', put(event, 'end', 3)],
  [
    'an end before the start',
    (r) => {
      event(r).start = 2;
      event(r).end = 1;
    },
  ],
  [
    'an end in time before the start',
    (r) => {
      event(r).startTime = 2;
      event(r).endTime = 1;
    },
  ],
  ['no attributes of an event', put(event, 'attributes', undefined)],
  ['an attribute of an event missing', put((r) => event(r).attributes, 'side', undefined)],
  ['an attribute that the label of an event asks for missing', put((r) => event(r).attributes, 'scorer', undefined)],
  ['an attribute of an event not asked for', put((r) => event(r).attributes, 'age', 1)],
  ['a link from nowhere', put((r) => r.links[0], 'from', 'x')],
  ['a link the wrong way', put((r) => r.links, 0, { from: uuid(2), to: uuid(1), label: 'pulls' })],
  ['a link not asked for', put((r) => r.links[0], 'label', 'pushes')],
  ['is_customer_fix no boolean', 'is_customer_fix', 'no'],
];

/** Labels that come with the task are as the answer is, but for what the labeler adds. */
export function checksPrelabels(type: TaskType, given: Asking): void {
  const sample = type.sample(paramsOf(type, given(asking)));
  const annotations = sample.annotations as { [uuid: string]: JsonObject };
  for (const key of ['hypothesis', 'base_annotations']) {
    prelabeled(type, given({ ...asking, [key]: sample }));
    prelabeled(type, given({ ...asking, [key]: { annotations } }));
    const bent = { annotations: { ...annotations, [uuid(1)]: { ...annotations[uuid(1)], label: 'tram' } } };
    refusesPrelabels(type, given({ ...asking, [key]: bent }), `${key}.annotations.${uuid(1)}.label`);
    refusesPrelabels(type, given({ ...asking, [key]: { annotations: [] } }), `${key}.annotations`);
  }
  refusesPrelabels(type, given({ base_annotations: {} }), 'base_annotations.annotations');
  const bare = structuredClone(annotations) as { [uuid: string]: { frames: JsonObject[] } };
  for (const { frames } of Object.values(bare)) for (const frame of frames) delete frame.attributes;
  const hypothesis = { annotations: bare as unknown as JsonObject };
  prelabeled(type, given({ ...asking, hypothesis }));
  bare[uuid(1)]!.frames.reverse();
  refusesPrelabels(type, given({ ...asking, hypothesis }), `hypothesis.annotations.${uuid(1)}.frames.1.key`);
}

/** Base annotations stay as the locks say; the attributes of their frames are there to be answered. */
export function checksLocks(type: TaskType, given: Asking): void {
  const [track] = Object.values(type.sample(paramsOf(type, given())).annotations as { [uuid: string]: JsonObject });
  const answered = (age: number) => {
    const frames = (track!.frames as JsonObject[]).map((frame) => ({ ...frame, attributes: { age } }));
    return { a: { ...track, frames }, b: { ...track, frames } };
  };
  const attributes = { age: { type: 'number', required: true } };
  const more = { annotation_attributes: attributes, base_annotations: { annotations: { a: track!, b: track! } } };
  const refused = (lock: string | undefined, annotations: JsonObject) => {
    const params = prelabeled(type, given({ ...more, ...(lock && { [lock]: false }) }));
    assertSample(type, params);
    return responseCheck(type, params)({ annotations })?.path;
  };
  const { a, b } = answered(3);
  const breaks: [lock: string, answer: JsonObject, path: string][] = [
    ['can_add_base_annotations', { a, b, c: a }, 'annotations.c'],
    ['can_edit_base_annotations', { a: { ...a, frames: a.frames.slice(0, 1) }, b }, 'annotations.a.frames'],
    ['can_edit_base_annotation_labels', { a, b: { ...b, label: 'bus' } }, 'annotations.b.label'],
    ['can_delete_base_annotations', { a }, 'annotations'],
  ];
  for (const [lock, answer, path] of breaks) {
    assert.equal(refused(lock, answered(4)), undefined, lock);
    assert.equal(refused(lock, answer), path);
    assert.equal(refused(undefined, answer), undefined, `${lock} is open`);
  }
}

/** Answers that are right though they have little, or much. */
export function acceptsLittle(type: TaskType, given: Asking): void {
  const problem = (more: JsonObject, response: JsonObject) =>
    responseCheck(type, paramsOf(type, given(more)))(response);
  assert.equal(problem({}, { annotations: {} }), undefined);
  assert.equal(problem({}, { annotations: {}, events: [], links: [], is_customer_fix: false }), undefined);
  assert.equal(problem({ events_to_annotate: ['goal'] }, { annotations: {} }), undefined);
  const goal = { label: 'goal', type: 'point', start: 2 };
  assert.equal(problem({ events_to_annotate: ['goal'] }, { annotations: {}, events: [goal] }), undefined);
  assert.equal(problem({}, { annotations: {}, events: [goal] })?.path, 'events');
  const sample = type.sample(paramsOf(type, given({ with_labels: false })));
  const [track] = Object.values(sample.annotations as { [uuid: string]: JsonObject });
  assert.ok(track && !('label' in track));
  assert.equal(problem({ with_labels: false }, sample), undefined);
  assert.equal(problem({}, sample)?.path, `annotations.${uuid(1)}.label`);
}

/** Objects by their shapes in each frame, and events by how they overlap. */
export function checksAgreement(type: TaskType, given: Asking): void {
  const params = paramsOf(type, given({ events_to_annotate: ['goal'] }));
  const sample = type.sample(params) as { annotations: { [uuid: string]: { label: string; frames: JsonObject[] } } };
  const bent = (bend: (copy: typeof sample & { events: JsonObject[] }) => void) => {
    const copy = structuredClone(sample) as typeof sample & { events: JsonObject[] };
    bend(copy);
    return agree([sample as JsonObject, copy as JsonObject], type.agreement?.(params) ?? []).score;
  };
  assert.equal(
    bent(() => {}),
    1,
  );
  // Another uuid is the same object.
  assert.equal(
    bent((copy) => {
      copy.annotations = { other: copy.annotations[uuid(1)]! };
    }),
    1,
  );
  assert.ok(bent((copy) => void copy.annotations[uuid(1)]!.frames.pop()) < 1);
  assert.equal(
    bent((copy) => {
      copy.annotations[uuid(1)]!.label = 'bus';
    }),
    0.5,
  );
  assert.equal(
    bent((copy) => {
      copy.events = [];
    }),
    0.5,
  );
  assert.equal(
    bent((copy) => {
      copy.events[0]!.end = 1;
    }),
    (1 + 2 / 3) / 2,
  );
}
