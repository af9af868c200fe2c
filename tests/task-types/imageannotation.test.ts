import assert from 'node:assert/strict';
import { test } from 'node:test';
import type from '../../task-types/imageannotation/definition.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import { assertBreakages, assertSample, paramsOf, refuses, responseCheck } from './check.ts';

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

test('params stay as they were sent, as in the sample task of the seed', () => {
  assert.equal(type.attachment, 'one');
  assert.deepEqual(Object.entries(paramsOf(type, given())), Object.entries(given()));
});

test('refused: geometries missing, empty, unknown or without labels', () => {
  refuses(type, { attachment }, 'geometries');
  refuses(type, given({ geometries: {} }), 'geometries');
  refuses(type, given({ geometries: [] }), 'geometries');
  refuses(type, given({ geometries: { box, blob: box } }), 'geometries.blob');
  refuses(type, given({ geometries: { constructor: box } }), 'geometries.constructor');
  refuses(type, given({ geometries: { box: {} } }), 'geometries.box.objects_to_annotate');
  refuses(type, given({ geometries: { box: { objects_to_annotate: [] } } }), 'geometries.box.objects_to_annotate');
  refuses(type, given({ geometries: { box: { objects_to_annotate: 'car' } } }), 'geometries.box.objects_to_annotate');
});

test('refused: labels of a wrong form, given twice or nested too deep', () => {
  const at = (objects_to_annotate: JsonObject[string]) => given({ geometries: { box: { objects_to_annotate } } });
  const place = 'geometries.box.objects_to_annotate';
  refuses(type, at(['car', 'car']), `${place}.1`);
  refuses(type, at(['car', { choice: 'group', subchoices: ['bus', 'car'] }]), `${place}.1.subchoices.1`);
  refuses(type, at([{ choice: 'group', subchoices: [{ choice: 1 }] }]), `${place}.0.subchoices.0.choice`);
  refuses(type, at([{ choice: 'group', subchoices: [{}] }]), `${place}.0.subchoices.0.choice`);
  refuses(type, at([{ choice: 'group', subchoices: [''] }]), `${place}.0.subchoices.0`);
  refuses(
    type,
    at([{ choice: 'a', subchoices: [{ choice: 'b', subchoices: 1 }] }]),
    `${place}.0.subchoices.0.subchoices`,
  );
  let deep: JsonObject = { choice: 'leaf' };
  for (let level = 1; level < 8; level++) deep = { choice: `group ${level}`, subchoices: [deep] };
  assertSample(type, paramsOf(type, at([deep])));
  refuses(type, at([{ choice: 'one more', subchoices: [deep] }]), `${place}.0${'.subchoices.0'.repeat(7)}.subchoices`);
});

test('refused: limits that no shape can meet or that are no numbers', () => {
  const objects_to_annotate = ['a'];
  const polygon = (limits: JsonObject) => given({ geometries: { polygon: { objects_to_annotate, ...limits } } });
  refuses(type, polygon({ min_vertices: 5, max_vertices: 4 }), 'geometries.polygon.max_vertices');
  refuses(type, polygon({ min_vertices: 0 }), 'geometries.polygon.min_vertices');
  refuses(type, polygon({ max_vertices: 2.5 }), 'geometries.polygon.max_vertices');
  refuses(type, given({ geometries: { box: { ...box, min_width: -1 } } }), 'geometries.box.min_width');
  refuses(type, given({ geometries: { box: { ...box, can_rotate: 'maybe' } } }), 'geometries.box.can_rotate');
  refuses(type, given({ padding: -1 }), 'padding');
  paramsOf(type, polygon({ min_vertices: 3, max_vertices: null }));
});

test('refused: links to unknown labels, a context that is the attachment, a hypothesis without annotations', () => {
  refuses(type, given({ links: { pulls: { to_allowed_labels: ['bus'] } } }), 'links.pulls.to_allowed_labels.0');
  refuses(type, given({ context_attachments: [{ attachment }] }), 'context_attachments.0.attachment');
  refuses(type, given({ hypothesis: {} }), 'hypothesis.annotations');
  refuses(type, given({ can_add_base_annotations: 1 }), 'can_add_base_annotations');
  refuses(type, given({ attachment_type: 'video' }), 'attachment_type');
  refuses(type, given({ attachment: 5 }), 'attachment');
});

test('the sample has each geometry once, with both names of the discriminator', () => {
  const geometries = Object.fromEntries(
    ['box', 'polygon', 'line', 'point', 'cuboid', 'ellipse'].map((name) => [name, { objects_to_annotate: [name] }]),
  );
  const sample = type.sample(paramsOf(type, { attachment, geometries })) as { annotations: JsonObject[] };
  assert.deepEqual(
    sample.annotations.map(({ type, geometry, label }) => [type, geometry, label]),
    Object.keys(geometries).map((name) => [name, name, name]),
  );
  assert.deepEqual(type.sample(paramsOf(type, given())), {
    annotations: [
      {
        uuid: '00000000-0000-4000-8000-000000000001',
        type: 'box',
        geometry: 'box',
        label: 'vehicle',
        attributes: {},
        left: 0,
        top: 0,
        width: 100,
        height: 100,
      },
    ],
    global_attributes: {},
  });
});

test('live answers: either discriminator, floats, no attributes, a customer fix, nothing at all', () => {
  const { attributes: _none, ...bare } = drawn();
  assert.equal(problem(given(), { annotations: [bare] }), undefined);
  assert.equal(problem(given(), { annotations: [drawn({ type: 'box', geometry: 'box' })] }), undefined);
  const { type: _type, ...live } = drawn({ geometry: 'box', left: -3.25 });
  assert.equal(
    problem(given(), { annotations: [live], global_attributes: {}, is_customer_fix: false, links: [] }),
    undefined,
  );
  assert.equal(problem(given(), { annotations: [] }), undefined);
});

test('rotated boxes only where asked for, by size or by corners; whole pixels where asked for', () => {
  const rotatable = given({ geometries: { box: { ...box, can_rotate: true } } });
  const {
    width: _w,
    height: _h,
    ...cornersOnly
  } = drawn({
    rotation: 0.5,
    vertices: [1, 2, 3, 4].map((x) => ({ x, y: 1 })),
  });
  assert.equal(problem(rotatable, { annotations: [drawn({ rotation: 0.5 })] }), undefined);
  assert.equal(problem(rotatable, { annotations: [cornersOnly] }), undefined);
  assert.ok(problem(given(), { annotations: [drawn({ rotation: 0.5 })] }));
  assert.equal(problem(given(), { annotations: [drawn({ rotation: 0 })] }), undefined);
  const whole = given({ geometries: { box: { ...box, integer_pixels: true } } });
  assert.ok(problem(whole, { annotations: [drawn()] }));
  assert.equal(problem(whole, { annotations: [drawn({ top: 30 })] }), undefined);
});

test('polygons need three vertices and lines two unless the params say otherwise', () => {
  const of = (name: string, vertices: number, limits: JsonObject = {}) =>
    problem(
      { attachment, geometries: { [name]: { objects_to_annotate: ['a'], ...limits } } },
      { annotations: [{ uuid: 'u', type: name, label: 'a', vertices: Array(vertices).fill({ x: 1, y: 2 }) }] },
    );
  assert.ok(of('polygon', 2));
  assert.equal(of('polygon', 3), undefined);
  assert.ok(of('line', 1));
  assert.equal(of('line', 2), undefined);
  assert.equal(of('polygon', 1, { min_vertices: 1 }), undefined);
  assert.equal(of('polygon', 2, { max_vertices: 2 }), undefined);
  assert.ok(of('polygon', 3, { max_vertices: 2 }));
  assert.ok(of('polygon', 4, { min_vertices: 5 }));
});

test('a label belongs to its geometry', () => {
  const two = { attachment, geometries: { box, point: { objects_to_annotate: ['wheel'] } } };
  assert.equal(problem(two, { annotations: [{ uuid: 'a', type: 'point', label: 'wheel', x: 1, y: 2 }] }), undefined);
  assert.ok(problem(two, { annotations: [{ uuid: 'a', type: 'point', label: 'vehicle', x: 1, y: 2 }] }));
  assert.ok(problem(two, { annotations: [drawn({ label: 'wheel' })] }));
});

test('breakages of the sample are refused', () => {
  const params = {
    attachment,
    geometries: {
      box: { ...box, min_width: 10, min_height: 10 },
      polygon: { objects_to_annotate: ['road'], min_vertices: 3, max_vertices: 4 },
      point: { objects_to_annotate: ['light'] },
      cuboid: { objects_to_annotate: ['truck'], min_width: 50 },
      ellipse: { objects_to_annotate: ['wheel'] },
    },
    annotation_attributes: {
      occluded: { choices: ['yes', 'no'], required: true },
      angle: { type: 'angle' },
      count: { type: 'number' },
      tags: { choices: ['a', 'b'], allow_multiple: true, required: true },
      constructor: { type: 'text', required: true },
    },
  };
  assertBreakages(type, params, [
    ['no object', '', []],
    ['no annotations', '', {}],
    ['annotations as a map', 'annotations', {}],
    ['no uuid', 'annotations.0.uuid', undefined],
    ['uuid a number', 'annotations.0.uuid', 1],
    ['uuid twice', 'annotations.1.uuid', '00000000-0000-4000-8000-000000000001'],
    ['no label', 'annotations.0.label', undefined],
    ['a label not asked for', 'annotations.0.label', 'tree'],
    ['a label of another geometry', 'annotations.0.label', 'road'],
    [
      'no discriminator',
      (r) => {
        delete r.annotations[0].type;
        delete r.annotations[0].geometry;
      },
    ],
    ['two discriminators', 'annotations.0.geometry', 'polygon'],
    [
      'a geometry not asked for',
      (r) => {
        r.annotations[0].type = r.annotations[0].geometry = 'line';
      },
    ],
    ['negative width', 'annotations.0.width', -20],
    ['too small', 'annotations.0.height', 9],
    ['a side missing', 'annotations.0.left', undefined],
    ['a side as a string', 'annotations.0.top', '1'],
    ['a side not finite', 'annotations.0.top', null],
    ['rotated', 'annotations.0.rotation', 1],
    ['too few vertices', (r) => void r.annotations[1].vertices.pop()],
    ['too many vertices', (r) => void r.annotations[1].vertices.push({ x: 1, y: 1 }, { x: 2, y: 2 })],
    ['a vertex without y', 'annotations.1.vertices.0.y', undefined],
    ['a point without x', 'annotations.2.x', undefined],
    [
      'a cuboid too narrow',
      (r) => {
        for (const v of r.annotations[3].vertices) v.x = 5;
      },
    ],
    ['a cuboid of four vertices', (r) => void r.annotations[3].vertices.splice(4)],
    ['an ellipse of three vertices', (r) => void r.annotations[4].vertices.pop()],
    ['no attributes', 'annotations.0.attributes', undefined],
    ['a required attribute missing', 'annotations.0.attributes.occluded', undefined],
    ['a required attribute called constructor missing', 'annotations.0.attributes.constructor', undefined],
    ['an attribute called constructor of a wrong type', 'annotations.0.attributes.constructor', 5],
    ['an attribute value not among the choices', 'annotations.0.attributes.occluded', 'maybe'],
    ['an attribute value as a list', 'annotations.0.attributes.occluded', ['yes']],
    ['several values not as a list', 'annotations.0.attributes.tags', 'a'],
    ['several values but none', 'annotations.0.attributes.tags', []],
    ['a value twice', 'annotations.0.attributes.tags', ['a', 'a']],
    ['an attribute not asked for', 'annotations.0.attributes.size', 'big'],
    ['an angle beyond 360', 'annotations.0.attributes.angle', 361],
    ['a number as a string', 'annotations.0.attributes.count', '1'],
    ['a global attribute not asked for', 'global_attributes.size', 'big'],
  ]);
});
