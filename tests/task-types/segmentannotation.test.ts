import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { agree } from '../../task-types/agreement.ts';
import { seededDraw } from '../../task-types/draw.ts';
import type { JsonObject, ResultFile } from '../../task-types/kit.ts';
import { colorsOf } from '../../task-types/segmentannotation/colors.ts';
import type from '../../task-types/segmentannotation/definition.ts';
import type { Response, Segment } from '../../task-types/segmentannotation/results.ts';
import { eachRun } from '../../task-types/shared/masks.ts';
import { assertBreakages, assertSample, paramsOf, refuses, responseCheck } from './check.ts';
import { prelabeled, refusesPrelabels } from './prelabels.ts';

const attachment = 'https://example.com/street.jpg';
const given = (more: JsonObject = {}): JsonObject => ({ attachment, labels: ['road', 'sky'], ...more });
const problem = (params: JsonObject, response: JsonObject) => responseCheck(type, paramsOf(type, params))(response);

/** A mask of a picture of 3 by 2 pixels, drawn as it looks. */
function segment(label: string, rows: [string, string], more: JsonObject = {}): Segment {
  const inside = Array.from({ length: 6 }, (_, at) => rows[at % 2]![Math.floor(at / 2)] === '#');
  const counts = [0];
  for (const [at, one] of inside.entries()) {
    if (one !== (at === 0 ? false : inside[at - 1])) counts.push(0);
    counts[counts.length - 1]!++;
  }
  return { uuid: `${label} ${rows}`, label, mask: { size: [2, 3], counts }, ...more };
}
const picture = (...annotations: Segment[]): Response => ({ width: 3, height: 2, annotations });
const ROAD = segment('road', ['#..', '##.']);
const SKY = segment('sky', ['.##', '..#']);

test('masks are those of COCO: runs down the columns, those outside first', () => {
  assert.deepEqual(ROAD.mask.counts, [0, 2, 1, 1, 2]);
  assert.deepEqual(SKY.mask.counts, [2, 1, 1, 2]);
});

test('only allow_parent_labels is filled in, as recorded', () => {
  assert.equal(type.attachment, 'one');
  assert.deepEqual(paramsOf(type, given()), { ...given(), allow_parent_labels: false });
});

test('refused: labels missing or of a wrong form, linked attributes, switches that are none', () => {
  refuses(type, { attachment }, 'labels');
  refuses(type, given({ labels: [] }), 'labels');
  refuses(type, given({ labels: 'road' }), 'labels');
  refuses(type, given({ labels: ['road', 'road'] }), 'labels.1');
  refuses(type, given({ labels: [{ choice: 'a', instance_label: 'yes' }] }), 'labels.0');
  refuses(type, given({ instance_labels: ['a', 'a'] }), 'instance_labels.1');
  refuses(type, given({ instance_labels: [] }), 'instance_labels');
  refuses(type, given({ allow_unlabeled: 1 }), 'allow_unlabeled');
  refuses(type, given({ allow_parent_labels: 'x' }), 'allow_parent_labels');
  refuses(type, given({ attachment_type: 'video' }), 'attachment_type');
  refuses(type, given({ annotation_attributes: { next: { type: 'linked' } } }), 'annotation_attributes.next.type');
  refuses(type, given({ global_attributes: { day: {} } }), 'global_attributes.day.choices');
  refuses(type, given({ context_attachments: [{ attachment }] }), 'context_attachments.0.attachment');
});

test('the sample has a mask of the first label alone, which is the whole picture', () => {
  const sample = type.sample(paramsOf(type, given())) as Response;
  assert.deepEqual(
    sample.annotations.map(({ label, mask }) => [label, mask]),
    [['road', { size: [100, 100], counts: [0, 10_000] }]],
  );
});

test('every pixel has one label, none only where that is allowed', () => {
  assert.equal(problem(given(), picture(ROAD, SKY)), undefined);
  assert.equal(problem(given(), picture(ROAD))?.path, 'annotations');
  assert.equal(problem(given({ allow_unlabeled: true }), picture(ROAD)), undefined);
  assert.equal(problem(given({ allow_unlabeled: true }), picture()), undefined);
  const over = segment('sky', ['###', '..#']);
  assert.match(problem(given({ allow_unlabeled: true }), picture(ROAD, over))?.path ?? '', /^annotations\.[01]\.mask$/);
});

test('a label has one mask, an instance label one for each thing; parents only where allowed', () => {
  const [left, right] = [segment('car', ['#..', '#..']), segment('car', ['..#', '..#'])];
  const many = (labels: JsonObject[string], more: JsonObject = {}) =>
    problem(given({ labels, allow_unlabeled: true, ...more }), picture(left, right));
  assert.equal(many(['car'])?.path, 'annotations.1.label');
  assert.equal(many([{ choice: 'car', instance_label: true }]), undefined);
  assert.equal(many(['car'], { instance_labels: ['car'] }), undefined);
  assert.equal(many(['road'], { instance_labels: ['car'] }), undefined);
  const group = [
    { choice: 'vehicle', instance_label: true, subchoices: ['car', { choice: 'bus', instance_label: false }] },
  ];
  assert.equal(many(group), undefined, 'what a group says holds below it');
  const parent = picture(segment('vehicle', ['###', '###']));
  assert.ok(problem(given({ labels: group }), parent));
  assert.equal(problem(given({ labels: group, allow_parent_labels: true }), parent), undefined);
});

test('a mask has the size of the picture', () => {
  assert.equal(type.checkBounds!({}, picture(ROAD, SKY), { width: 3, height: 2 }), undefined);
  assert.equal(type.checkBounds!({}, picture(ROAD, SKY), { width: 2, height: 3 })?.path, 'width');
});

test('the sample broken in many ways is refused', () => {
  const attributes = { wet: { choices: ['yes', 'no'], required: true } };
  assertBreakages(type, given({ annotation_attributes: attributes, global_attributes: attributes }), [
    ['not an object', '', []],
    ['no width', 'width', undefined],
    ['no height', 'height', undefined],
    ['another width', 'width', 99],
    ['another height', 'height', 99],
    ['width 0', 'width', 0],
    ['width a text', 'width', '100'],
    ['width not whole', 'width', 99.5],
    ['too many pixels', (r) => (r.width = r.height = 32_000)],
    ['no annotations', 'annotations', undefined],
    ['none at all', 'annotations', []],
    ['annotations an object', 'annotations', {}],
    ['no uuid', 'annotations.0.uuid', undefined],
    ['no label', 'annotations.0.label', undefined],
    ['an unknown label', 'annotations.0.label', 'sea'],
    ['no mask', 'annotations.0.mask', undefined],
    ['a mask a text', 'annotations.0.mask', 'x'],
    ['a mask with more', 'annotations.0.mask.x', 1],
    ['no size', 'annotations.0.mask.size', undefined],
    ['size of one side', 'annotations.0.mask.size', [100]],
    ['another size', 'annotations.0.mask.size', [50, 200]],
    ['no counts', 'annotations.0.mask.counts', undefined],
    ['no count', 'annotations.0.mask.counts', []],
    ['nothing inside', 'annotations.0.mask.counts', [10_000]],
    ['too few pixels', 'annotations.0.mask.counts', [0, 9999]],
    ['too many runs', 'annotations.0.mask.counts', [0, 9999, 2]],
    ['an empty run', 'annotations.0.mask.counts', [0, 5000, 0, 5000]],
    ['a negative run', 'annotations.0.mask.counts', [-1, 10_001]],
    ['a run not whole', 'annotations.0.mask.counts', [0.5, 9999.5]],
    ['pixels left', 'annotations.0.mask.counts', [1, 9999]],
    ['a mask twice', (r) => r.annotations.push({ ...r.annotations[0], uuid: 'other', label: 'sky' })],
    ['no attributes', 'annotations.0.attributes', undefined],
    ['an attribute of a wrong value', 'annotations.0.attributes.wet', 'maybe'],
    ['no global attributes', 'global_attributes', undefined],
  ]);
});

test('pre-labels need not be complete, but may not be wrong; what is locked must be complete', () => {
  const hypothesis = picture(ROAD);
  assert.deepEqual(prelabeled(type, given({ hypothesis })).hypothesis, hypothesis);
  const { uuid: _uuid, ...unnamed } = ROAD;
  const named = prelabeled(type, given({ hypothesis: { ...hypothesis, annotations: [unnamed as Segment] } }));
  assert.match(String((named.hypothesis as Response).annotations[0]!.uuid), /^[0-9a-f-]{36}$/);
  refusesPrelabels(type, given({ hypothesis: picture(ROAD, ROAD) }), 'hypothesis.annotations.1.uuid');
  refusesPrelabels(type, given({ base_annotations: [ROAD] }), 'base_annotations.width');
  const locked = (base: Response) => given({ base_annotations: base, can_delete_base_annotations: false });
  refusesPrelabels(type, locked(picture(ROAD)), 'base_annotations.annotations');
  assertSample(type, prelabeled(type, locked(picture(ROAD, SKY))));
  assert.ok(problem(locked(picture(ROAD, SKY)), picture(segment('road', ['###', '###']))));
});

test('answers agree by the mean intersection over union of labels and instances', () => {
  const params = paramsOf(type, given({ allow_unlabeled: true, instance_labels: ['car'] }));
  const score = (...answers: Response[]) => agree(answers, type.agreement!(params)).score;
  assert.equal(score(picture(ROAD, SKY), picture(SKY, ROAD)), 1);
  assert.equal(score(picture(), picture()), 1);
  assert.equal(score(picture(ROAD), picture(SKY)), 0);
  assert.equal(score(picture(ROAD), picture(ROAD, SKY)), 0.5);
  assert.equal(score(picture(segment('road', ['#..', '#..'])), picture(segment('road', ['##.', '##.']))), 0.5);
  const cars = [segment('car', ['#..', '#..']), segment('car', ['..#', '..#'])];
  assert.equal(score(picture(...cars), picture(...cars.toReversed())), 1, 'in whatever order');
  assert.equal(score(picture(...cars), picture(cars[0]!)), 0.5);
});

const address = (name: string) => `https://tasks.example/${name}`;
const decoded = async (files: ResultFile[], name: string) => {
  const file = files.find((one) => one.name === name);
  assert.ok(file, name);
  assert.equal(file.contentType, 'image/png');
  const bytes = Buffer.from(await file.bytes());
  assert.deepEqual(bytes, Buffer.from(await file.bytes()), 'the same bytes every time');
  return { bytes, png: PNG.sync.read(bytes) };
};

test('presented: addresses, null for a label that is not there, an array for instances, the recorded colors', () => {
  const params = paramsOf(type, given({ labels: ['road', 'sky', 'tree', { choice: 'car', instance_label: true }] }));
  const [one, two] = [segment('car', ['...', '.#.']), segment('car', ['..#', '..#'])];
  assert.deepEqual(type.results!.present(params, picture(two, ROAD, one), address), {
    annotations: {
      unlabeled: address('unlabeled.png'),
      labeled: { road: address('labeled-1.png'), sky: null, tree: null, car: address('labeled-4.png') },
      combined: { image: address('combined.png'), indexedImage: address('indexed.png') },
    },
    labelMapping: {
      road: { index: 1, color: '#ff0000' },
      sky: { index: 2, color: '#ffff00' },
      tree: { index: 3, color: '#00ff00' },
      car: [
        { index: 4, color: '#00ffff' },
        { index: 5, color: '#0000ff' },
      ],
    },
  });
  assert.equal(new Set(colorsOf(10_000)).size, 10_000);
});

test('what is no segmentation is shown as it is, and has no files', () => {
  const params = paramsOf(type, given());
  const none = (response: JsonObject) => {
    assert.equal(type.results!.present(params, response, address), undefined);
    assert.deepEqual(type.results!.files(params, response), []);
  };
  none({});
  none({ error: 'The picture is broken.' });
  none({ width: 3, height: 2, annotations: [null] });
  none({ width: 3, height: 2, annotations: [{ mask: {} }] });
});

/** Row by row, the segment of each pixel. */
function drawn({ width, height, annotations }: Response): (Segment | undefined)[] {
  const pixels: (Segment | undefined)[] = Array(width * height).fill(undefined);
  for (const one of annotations) {
    eachRun(one.mask, (start, end) => {
      for (let at = start; at < end; at++) pixels[(at % height) * width + Math.floor(at / height)] = one;
    });
  }
  return pixels;
}

test('the pixels of the files are those of the answer, read by another library', async () => {
  const side = fc.integer({ min: 1, max: 40 });
  const labels = ['road', 'sky', { choice: 'car', instance_label: true }, 'tree'];
  const params = paramsOf(type, given({ labels, allow_unlabeled: true }));
  const property = fc.asyncProperty(fc.nat(), side, side, async (seed, width, height) => {
    const response = type.sample(params, seededDraw(seed, { width, height })) as Response;
    const files = type.results!.files(params, response);
    const { annotations, labelMapping } = type.results!.present(params, response, (name) => name) as unknown as {
      annotations: { unlabeled: string; labeled: Record<string, string | null>; combined: Record<string, string> };
      labelMapping: Record<string, { index: number; color: string } | { index: number; color: string }[]>;
    };
    const marks = new Map<Segment, { index: number; color: string }>();
    for (const label of Object.keys(labelMapping)) {
      const own = response.annotations.filter((one) => one.label === label);
      for (const [i, one] of own.entries()) marks.set(one, [labelMapping[label]!].flat()[i]!);
    }
    const truth = drawn(response);
    const pixel = ({ data }: PNG, at: number) => data.readUIntBE(at * 4, 3);
    const check = async (name: string, expected: (one: Segment | undefined) => number) => {
      const { png } = await decoded(files, name);
      assert.deepEqual([png.width, png.height], [width, height]);
      assert.deepEqual(
        truth.map((_one, at) => pixel(png, at)),
        truth.map(expected),
        name,
      );
    };
    await check(annotations.unlabeled, (one) => (one ? 0 : 0xffffff));
    for (const [label, name] of Object.entries(annotations.labeled)) {
      if (name) await check(name, (one) => (one?.label === label ? 0xffffff : 0));
      else assert.ok(!truth.some((one) => one?.label === label));
    }
    await check(annotations.combined.image!, (one) => (one ? Number.parseInt(marks.get(one)!.color.slice(1), 16) : 0));
    await check(annotations.combined.indexedImage!, (one) => (one ? marks.get(one)!.index : 0) * 0x010101);
  });
  await fc.assert(property, { numRuns: 25 });
});

test('more than 255 indices: 16 bits and true colors', async () => {
  const params = paramsOf(type, given({ labels: [{ choice: 'cell', instance_label: true }], allow_unlabeled: true }));
  const annotations = Array.from({ length: 300 }, (_, at) => ({
    uuid: `${at}`,
    label: 'cell',
    mask: { size: [1, 300] as [number, number], counts: [at, 1, ...(at < 299 ? [299 - at] : [])] },
  }));
  const response: Response = { width: 300, height: 1, annotations };
  assert.equal(responseCheck(type, params)(response), undefined);
  const files = type.results!.files(params, response);
  const { bytes } = await decoded(files, 'indexed.png');
  assert.deepEqual([bytes[24], bytes[25]], [16, 0], 'depth and color type');
  // Its own 16 bits, which the types of the library know nothing of.
  const values = PNG.sync.read(bytes, { skipRescale: true }).data as unknown as Uint16Array;
  assert.deepEqual(
    annotations.map((_one, at) => values[at * 4]),
    annotations.map((_one, at) => at + 1),
  );
  const { png } = await decoded(files, 'combined.png');
  assert.deepEqual(
    annotations.map((_one, at) => png.data.readUIntBE(at * 4, 3)),
    colorsOf(300),
  );
});
