/** Attributes, global attributes and links, as imageannotation uses them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type from '../../task-types/imageannotation/definition.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import { paramsOf, refuses, responseCheck } from './check.ts';

const attachment = 'https://example.com/image.jpg';
const box = { objects_to_annotate: ['vehicle', 'pedestrian'] };
const given = (more: JsonObject = {}): JsonObject => ({ attachment, geometries: { box }, ...more });
const problem = (params: JsonObject, response: JsonObject) => responseCheck(type, paramsOf(type, params))(response);
const drawn = (more: JsonObject = {}): JsonObject => ({
  uuid: 'u1',
  type: 'box',
  label: 'vehicle',
  attributes: {},
  left: 12,
  top: 30.5,
  width: 200,
  height: 90,
  ...more,
});

test('refused: attributes that cannot be answered', () => {
  const at = (definition: JsonObject, more: JsonObject = {}) =>
    given({ annotation_attributes: { color: definition, ...more } });
  const place = 'annotation_attributes.color';
  refuses(type, at({}), `${place}.choices`);
  refuses(type, at({ choices: [] }), `${place}.choices`);
  refuses(type, at({ choices: ['red', 'red'] }), `${place}.choices.1`);
  refuses(type, at({ type: 'colour' }), `${place}.type`);
  refuses(type, at({ type: 'text', allow_multiple: true }), `${place}.allow_multiple`);
  refuses(type, at({ type: 'linked', allowed_labels: ['vehicle', 'bus'] }), `${place}.allowed_labels.1`);
  refuses(type, at({ type: 'linked', allowed_labels: [] }), `${place}.allowed_labels`);
  const label_condition = { label: ['vehicle', 'bus'] };
  refuses(type, at({ choices: ['red'], conditions: { label_condition } }), `${place}.conditions.label_condition.label`);
  const when = (condition: JsonObject) => ({ type: 'text', conditions: { attribute_conditions: [condition] } });
  refuses(type, at(when({ shade: 'x' })), `${place}.conditions.attribute_conditions.0.shade`);
  refuses(type, at(when({ toString: 'x' })), `${place}.conditions.attribute_conditions.0.toString`);
  refuses(type, at(when({ color: 'x' })), `${place}.conditions.attribute_conditions.0.color`);
  const shade = { shade: { choices: ['dark'] } };
  refuses(type, at(when({ shade: 'light' }), shade), `${place}.conditions.attribute_conditions.0.shade`);
  paramsOf(type, at(when({ shade: 'dark' }), shade));
  refuses(type, given({ global_attributes: { weather: {} } }), 'global_attributes.weather.choices');
});

test('only leaves are labels, and a group in a condition stands for its leaves', () => {
  const objects_to_annotate = [{ choice: 'vehicle', subchoices: ['car', { choice: 'bus', display: 'Bus' }] }, 'person'];
  const params = given({
    geometries: { box: { objects_to_annotate } },
    annotation_attributes: {
      brand: { type: 'text', required: true, conditions: { label_condition: { label: 'vehicle' } } },
    },
  });
  const place = (label: string, attributes: JsonObject = {}) =>
    problem(params, { annotations: [drawn({ label, attributes })] })?.path;
  assert.equal(place('person'), undefined);
  assert.equal(place('car', { brand: 'x' }), undefined);
  assert.equal(place('bus'), 'annotations.0.attributes.brand');
  assert.equal(place('vehicle', { brand: 'x' }), 'annotations.0.label');
});

test('an attribute is required when one of its conditions holds', () => {
  const params = given({
    annotation_attributes: {
      parked: { choices: ['Yes', 'No'], required: true },
      lights: { choices: ['left', 'right'], allow_multiple: true },
      heading: {
        choices: ['front', 'back'],
        required: true,
        conditions: {
          label_condition: { label: 'vehicle' },
          attribute_conditions: [{ parked: 'No', lights: ['left'] }, { parked: 'Yes' }],
        },
      },
    },
  });
  const place = (attributes: JsonObject, label = 'vehicle') =>
    problem(params, { annotations: [drawn({ label, attributes })] })?.path;
  assert.equal(place({ parked: 'No' }), undefined);
  assert.equal(place({ parked: 'Yes' }), 'annotations.0.attributes.heading');
  assert.equal(place({ parked: 'Yes' }, 'pedestrian'), undefined);
  assert.equal(place({ parked: 'No', lights: ['right', 'left'] }), 'annotations.0.attributes.heading');
  assert.equal(place({ parked: 'No', lights: ['right'] }), undefined);
  assert.equal(place({ parked: 'No', heading: 'back' }), undefined, 'an answer that was not asked for is tolerated');
  assert.equal(place({}), 'annotations.0.attributes.parked');
});

test('linked attributes point at another annotation with a label that is allowed', () => {
  const params = given({
    annotation_attributes: { owner: { type: 'linked', required: true, allowed_labels: ['pedestrian'] } },
  });
  const sample = type.sample(paramsOf(type, params)) as { annotations: JsonObject[] };
  assert.deepEqual(
    sample.annotations.map(({ label }) => label),
    ['vehicle', 'pedestrian', 'pedestrian'],
  );
  const person = drawn({ uuid: 'u2', label: 'pedestrian', attributes: { owner: 'u3' } });
  const other = drawn({ uuid: 'u3', label: 'pedestrian', attributes: { owner: 'u2' } });
  const place = (owner: string) =>
    problem(params, { annotations: [drawn({ attributes: { owner } }), person, other] })?.path;
  assert.equal(place('u2'), undefined);
  for (const wrong of ['u1', 'nobody', 'constructor']) assert.equal(place(wrong), 'annotations.0.attributes.owner');
  const cars = [drawn({ attributes: { owner: 'u4' } }), drawn({ uuid: 'u4', attributes: { owner: 'u1' } })];
  assert.equal(problem(params, { annotations: cars })?.path, 'annotations.0.attributes.owner');
});

test('links join two annotations that they allow, both ways where they say so', () => {
  const link = { from_allowed_labels: ['vehicle'], to_allowed_labels: ['pedestrian'] };
  const params = (is_bidirectional: boolean) => given({ links: { carries: { ...link, is_bidirectional } } });
  const annotations = [drawn(), drawn({ uuid: 'u2', label: 'pedestrian' })];
  const place = (one: JsonObject, bothWays = false) => problem(params(bothWays), { annotations, links: [one] })?.path;
  assert.equal(place({ from: 'u1', to: 'u2', label: 'carries' }), undefined);
  assert.equal(place({ from: 'u1', to: 'u2', type: 'carries' }), undefined);
  assert.equal(place({ from: 'u2', to: 'u1', label: 'carries' }), 'links.0');
  assert.equal(place({ from: 'u2', to: 'u1', label: 'carries' }, true), undefined);
  assert.equal(place({ from: 'u1', to: 'u1', label: 'carries' }), 'links.0.to');
  assert.equal(place({ from: 'u9', to: 'u1', label: 'carries' }), 'links.0.from');
  assert.ok(place({ from: 'u1', to: 'u2', label: 'pulls' }));
  assert.ok(place({ from: 'u1', to: 'u2' }));
  assert.ok(problem(given(), { annotations, links: [{ from: 'u1', to: 'u2', label: 'carries' }] }));
});

test('global attributes have conditions too, but no label', () => {
  const params = given({
    global_attributes: {
      weather: { choices: ['dry', 'wet'], required: true },
      rain: { type: 'text', required: true, conditions: { attribute_conditions: [{ weather: 'wet' }] } },
    },
  });
  const place = (global_attributes: JsonObject) => problem(params, { annotations: [], global_attributes })?.path;
  assert.equal(place({ weather: 'dry' }), undefined);
  assert.equal(place({ weather: 'wet' }), 'global_attributes.rain');
  assert.equal(place({ weather: 'wet', rain: 'little' }), undefined);
  assert.equal(problem(params, { annotations: [] })?.path, 'global_attributes');
});
