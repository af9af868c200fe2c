/** What is asked of every type of one geometry. */
import assert from 'node:assert/strict';
import type { JsonObject, TaskType } from '../../task-types/kit.ts';
import { assertSample, type Breakage, paramsOf, refuses, responseCheck } from './check.ts';
import { prelabeled, refusesPrelabels } from './prelabels.ts';

export const attachment = 'https://example.com/street.jpg';
export const given = (more: JsonObject = {}): JsonObject => ({
  attachment,
  objects_to_annotate: ['car', 'bus'],
  ...more,
});

/** Params that each of them refuses. */
export function refusesBadParams(type: TaskType): void {
  refuses(type, { attachment }, 'objects_to_annotate');
  refuses(type, given({ objects_to_annotate: [] }), 'objects_to_annotate');
  refuses(type, given({ objects_to_annotate: 'car' }), 'objects_to_annotate');
  refuses(type, given({ objects_to_annotate: ['car', 'car'] }), 'objects_to_annotate.1');
  refuses(
    type,
    given({ objects_to_annotate: [{ choice: 'x', subchoices: [{}] }] }),
    'objects_to_annotate.0.subchoices.0.choice',
  );
  refuses(type, given({ attachment: 5 }), 'attachment');
  refuses(type, given({ attachment_type: 'video' }), 'attachment_type');
  refuses(type, given({ with_labels: 'maybe' }), 'with_labels');
  refuses(type, given({ examples: [{ image: 'https://example.com/x' }] }), 'examples.0.correct');
  refuses(type, given({ examples: [{ correct: true }] }), 'examples.0.image');
  refuses(type, given({ annotation_attributes: { age: { choices: [] } } }), 'annotation_attributes.age.choices');
  refuses(type, given({ global_attributes: { season: {} } }), 'global_attributes.season.choices');
  const conditions = { label_condition: { label: 'tram' } };
  refuses(
    type,
    given({ annotation_attributes: { age: { type: 'number', conditions } } }),
    'annotation_attributes.age.conditions.label_condition.label',
  );
  refuses(type, given({ context_attachments: [{ attachment }] }), 'context_attachments.0.attachment');
  refuses(type, given({ hypothesis: {} }), 'hypothesis.annotations');
  refuses(type, given({ can_edit_base_annotations: 1 }), 'can_edit_base_annotations');
}

/** Labels that come with the task are as the answer is, but for uuids and what the labeler adds. */
export function checksPrelabels(type: TaskType): void {
  const { global_attributes: _left, ...sample } = type.sample(paramsOf(type, given(asking)));
  const annotations = sample.annotations as JsonObject[];
  const refusesBroken = (key: string, more: JsonObject) => {
    const bent = annotations.map((one, index) => (index === 1 ? { ...one, ...more } : one));
    const place = `${key}.annotations.1.${Object.keys(more)[0]}`;
    refusesPrelabels(type, given({ ...asking, [key]: { annotations: bent } }), place);
  };
  for (const key of ['hypothesis', 'base_annotations']) {
    prelabeled(type, given({ ...asking, [key]: sample }));
    prelabeled(type, given({ ...asking, [key]: { annotations: [] } }));
    refusesBroken(key, { label: 'tram' });
    refusesBroken(key, { uuid: annotations[0]!.uuid! });
    refusesPrelabels(type, given({ [key]: { annotations: [1] } }), `${key}.annotations.0`);
  }
  refusesPrelabels(type, given({ base_annotations: {} }), 'base_annotations.annotations');
  prelabeled(type, given({ ...asking, base_annotations: annotations }));
  const { attributes: _none, uuid: _made, ...bare } = annotations[0]!;
  const { hypothesis } = prelabeled(type, given({ ...asking, hypothesis: { annotations: [bare, bare] } }));
  const made = (hypothesis as { annotations: { uuid: string }[] }).annotations.map(({ uuid }) => uuid);
  assert.equal(new Set(made).size, 2, 'each gets a uuid of its own');
}

/** Base annotations stay as the locks say; their attributes are there to be answered. */
export function checksLocks(type: TaskType): void {
  const { annotations } = type.sample(paramsOf(type, given({ with_labels: true }))) as { annotations: JsonObject[] };
  const base = ['a', 'b'].map((uuid) => ({ uuid, ...annotations[0]! }));
  const attributes = { age: { type: 'number', required: true } };
  const answered = base.map((one) => ({ ...one, attributes: { age: 3 } }));
  const refused = (lock: string | undefined, answer: JsonObject[]) => {
    const more = { with_labels: true, annotation_attributes: attributes, base_annotations: { annotations: base } };
    const params = prelabeled(type, given({ ...more, ...(lock && { [lock]: false }) }));
    assertSample(type, params);
    return responseCheck(type, params)({ annotations: answer })?.path;
  };
  const [first, second] = answered as JsonObject[] as [JsonObject, JsonObject];
  const moved = structuredClone(first) as { x?: number; vertices?: { x: number }[] };
  if (moved.vertices) moved.vertices[0]!.x += 1;
  else moved.x! += 1;
  const breaks: [lock: string, answer: JsonObject[], path: string][] = [
    ['can_add_base_annotations', [...answered, { ...first, uuid: 'c' }], 'annotations.2'],
    ['can_edit_base_annotations', [moved as JsonObject, second], `annotations.0.${moved.vertices ? 'vertices' : 'x'}`],
    ['can_edit_base_annotation_labels', [first, { ...second, label: 'bus' }], 'annotations.1.label'],
    ['can_delete_base_annotations', [first], 'annotations'],
  ];
  for (const [lock, answer, path] of breaks) {
    assert.equal(refused(lock, answered), undefined, lock);
    assert.equal(refused(lock, answer), path);
    assert.equal(refused(undefined, answer), undefined, `${lock} is open`);
    for (const [other] of breaks)
      if (other !== lock) assert.equal(refused(other, answer), undefined, `${lock}, ${other}`);
  }
}

/** Params that ask for all that the breakages take away. */
export const asking: JsonObject = {
  with_labels: true,
  annotation_attributes: {
    age: { type: 'number', required: true },
    parts: { choices: [{ choice: 'front', subchoices: ['hood', 'lamp'] }, 'back'], allow_multiple: true },
    seats: { type: 'number', required: true, conditions: { label_condition: { label: 'car' } } },
    mother: { type: 'linked', required: true, allowed_labels: ['bus'] },
  },
  global_attributes: { season: { choices: ['winter', 'summer'], required: true } },
};

// biome-ignore lint/suspicious/noExplicitAny: it reaches into the response as it knows it
const linkedTo = (index: number) => (response: any) => {
  response.annotations[1].attributes.mother = response.annotations[index].uuid;
};

/** What every one of them refuses in an answer to `asking`. @param other another geometry. */
export const breakages = (other: string): Breakage[] => [
  ['no object', '', 'x'],
  ['a list', '', []],
  ['no annotations', 'annotations', undefined],
  ['annotations null', 'annotations', null],
  ['annotations as a map', 'annotations', {}],
  ['an annotation that is no object', (r) => void r.annotations.push(1)],
  ['no label', 'annotations.0.label', undefined],
  ['a label not asked for', 'annotations.0.label', 'tram'],
  ['another geometry', 'annotations.0.geometry', other],
  ['another type', 'annotations.0.type', other],
  ['an empty uuid', 'annotations.0.uuid', ''],
  ['a uuid twice', (r) => void r.annotations.push({ ...r.annotations[0] })],
  ['no attributes', 'annotations.0.attributes', undefined],
  ['a required attribute missing', 'annotations.0.attributes.age', undefined],
  ['an attribute of a wrong type', 'annotations.0.attributes.age', 'old'],
  ['an attribute not asked for', 'annotations.0.attributes.colour', 'red'],
  ['a group in place of its leaves', 'annotations.0.attributes.parts', ['front']],
  ['a value twice', 'annotations.0.attributes.parts', ['back', 'back']],
  ['an attribute that the label asks for missing', 'annotations.0.attributes.seats', undefined],
  ['a link to nothing', 'annotations.0.attributes.mother', 'x'],
  ['a link to itself', linkedTo(1)],
  ['a link to a label that is not allowed', linkedTo(0)],
  ['no global attributes', 'global_attributes', undefined],
  ['a global attribute missing', 'global_attributes', {}],
  ['a global attribute not among the choices', 'global_attributes.season', 'spring'],
  ['is_customer_fix no boolean', 'is_customer_fix', 'no'],
];
