/** COCO: what is exported comes back as the same hypothesis, and pycocotools finds the same numbers in it. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { coco } from '../../src/wire/formats/coco.ts';
import { readCoco } from '../../src/wire/formats/read-coco.ts';
import { seededDraw } from '../../task-types/draw.ts';
import type { Json, JsonObject, TaskType } from '../../task-types/kit.ts';
import { areaOf, aroundShape, type Mark, outlineOf } from '../../task-types/marks.ts';
import { compressRuns, decompressRuns, maskArea, maskBox } from '../../task-types/rle.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { pythonWith, runPython } from '../kit/python.ts';
import { paramsOf } from '../task-types/check.ts';
import { completedRow, registry, written } from './rows.ts';

const python = pythonWith('pycocotools.coco');
const noPython = python === undefined && !process.env.CI && 'no Python with pycocotools here';

const marking = registry.types.filter((type) => coco.takes!(type));
const PARAMS = new Map<TaskType, fc.Arbitrary<JsonObject>>();
for (const type of marking) {
  PARAMS.set(type, (await import(`../task-types/${type.name}.params.ts`)).default as fc.Arbitrary<JsonObject>);
}
const picture = { width: 640, height: 480 };

interface Answered {
  params: JsonObject;
  response: JsonObject;
  marks: Mark[];
}

const answered = (type: TaskType): fc.Arbitrary<Answered> =>
  fc.tuple(PARAMS.get(type)!, fc.maxSafeInteger()).map(([given, seed]) => {
    const params = paramsOf(type, given);
    const response = type.sample(params, seededDraw(seed, picture));
    return { params, response, marks: type.pictures!.marks(params, response) };
  });

const documentOf = (type: TaskType, tasks: Answered[]): string =>
  written(
    coco,
    tasks.map(({ params, response }) => [completedRow(type, params, response, { picture })]),
  );

/** Lines have no form in COCO, nor have polygons of two corners. */
const isInCoco = ({ shape }: Mark): boolean => shape.kind !== 'line' && (outlineOf(shape)?.length ?? 3) >= 3;

for (const type of marking) {
  test(`${type.name}: answers -> COCO -> hypothesis are the same, but for what COCO has no form for`, () => {
    const property = fc.property(answered(type), ({ params, response, marks }) => {
      const read = readCoco(JSON.parse(documentOf(type, [{ params, response, marks }])), type.pictures!.kinds);
      const expected = marks.filter(isInCoco);
      assert.deepEqual(read.leftOut, {});
      assert.deepEqual(
        type.pictures!.hypothesis(params, read.images[0]!.marks),
        type.pictures!.hypothesis(params, expected),
      );
      const prelabels = type.pictures!.hypothesis(params, read.images[0]!.marks);
      registry.get(type.name).checkParams({ ...params, hypothesis: prelabels }, false);
      for (const label of type.pictures!.labels(params)) assert.ok(read.labels.includes(label), label);
    });
    fc.assert(property, { numRuns: 300 });
  });

  test(`${type.name}: params made for an import take what it brings`, () => {
    const property = fc.property(answered(type), ({ params, response, marks }) => {
      const { images, labels, kinds } = readCoco(
        JSON.parse(documentOf(type, [{ params, response, marks }])),
        type.pictures!.kinds,
      );
      const fresh = type.pictures!.paramsFor({ attachment: 'https://example.com/1.png' }, { labels, kinds });
      const prelabels = type.pictures!.hypothesis(fresh, images[0]!.marks);
      registry.get(type.name).checkParams({ ...fresh, hypothesis: prelabels }, false);
    });
    fc.assert(property, { numRuns: 100 });
  });

  test(`${type.name}: pycocotools finds the same categories, boxes, areas and masks`, { skip: noPython }, () => {
    const tasks = fc.sample(answered(type), 20);
    const file = join(temporaryFolder(), 'coco.json');
    writeFileSync(file, documentOf(type, tasks));
    const found = runPython(python!, join(import.meta.dirname, 'read_coco.py'), [file]);
    const marks = tasks.flatMap((task) => task.marks).filter(isInCoco);
    assert.equal(found.images, tasks.length);
    assert.equal(found.annotations.length, marks.length);
    assert.ok(marks.length > 0);
    for (const [i, { label, shape }] of marks.entries()) {
      const read = found.annotations[i];
      const { left, top, width, height } = aroundShape(shape);
      assert.equal(read.category, label);
      assert.deepEqual(read.bbox, [left, top, width, height]);
      assert.equal(read.area, areaOf(shape));
      if (shape.kind === 'point') assert.deepEqual(read.keypoints, [shape.x, shape.y, 2]);
      if (shape.kind === 'mask') assert.equal(read.mask.hash, hashOf(shape.runs));
      else if (read.mask) assertDrawn(read.mask, areaOf(shape), aroundShape(shape));
    }
  });
}

/** Of the pixels down the columns, a byte each. */
const hashOf = (runs: readonly number[]): string =>
  hash('sha256', Buffer.concat(runs.map((run, i) => Buffer.alloc(run, i % 2))), 'hex');

/** A polygon as pixels has about its area: it differs along its edge. Outside of the picture there are none. */
function assertDrawn(
  mask: { pixels: number },
  area: number,
  { left, top, width, height }: ReturnType<typeof aroundShape>,
) {
  if (left < 0 || top < 0 || left + width > picture.width || top + height > picture.height) return;
  const edge = 4 * (width + height) + 8;
  assert.ok(Math.abs(mask.pixels - area) <= edge, `${mask.pixels} pixels of an area of ${area}`);
}

test('runs: compressed and back, and with the numbers of pycocotools', { skip: noPython }, () => {
  const masks = fc
    .sample(
      fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.infiniteStream(fc.nat(30))),
      60,
    )
    .map(([width, height, lengths]) => {
      const runs: number[] = [];
      for (let left = width * height; left > 0; ) {
        const run = Math.min(left, runs.length ? Math.max(1, lengths.next().value!) : lengths.next().value!);
        runs.push(run);
        left -= run;
      }
      return { width, height, runs };
    });
  const file = join(temporaryFolder(), 'masks.json');
  const annotations = masks.map(({ width, height, runs }, i) => ({
    id: i + 1,
    image_id: i + 1,
    category_id: 1,
    area: 0,
    bbox: [0, 0, 0, 0],
    iscrowd: 0,
    segmentation: { size: [height, width], counts: compressRuns(runs) },
  }));
  const images = masks.map(({ width, height }, i) => ({ id: i + 1, width, height }));
  writeFileSync(file, JSON.stringify({ images, annotations, categories: [{ id: 1, name: 'a' }] }));
  const found = runPython(python!, join(import.meta.dirname, 'read_coco.py'), [file]);
  for (const [i, mask] of masks.entries()) {
    assert.deepEqual(decompressRuns(compressRuns(mask.runs)), mask.runs);
    const read = found.annotations[i].mask;
    assert.equal(read.hash, hashOf(mask.runs));
    assert.equal(read.area, maskArea(mask));
    const { left, top, width, height } = maskBox(mask);
    assert.deepEqual(read.bbox, [left, top, width, height]);
  }
});

test('large runs are compressed and back, and a text that is none is refused', () => {
  const runs = fc.array(fc.nat(100_000_000), { maxLength: 50 });
  fc.assert(fc.property(runs, (given) => assert.deepEqual(decompressRuns(compressRuns(given)), given)));
  for (const text of ['é', 'P', '\n', 'PPPPPPPPP0']) assert.equal(decompressRuns(text), undefined, text);
});

const read = (change: object = {}, kinds: Parameters<typeof readCoco>[1] = ['box', 'polygon', 'point', 'mask']) =>
  readCoco(
    {
      images: [{ id: 7, file_name: 'a/b.jpg', coco_url: 'http://a.example/b.jpg', width: 4, height: 3 }],
      categories: [{ id: 1, name: 'cow' }],
      annotations: [],
      ...change,
    },
    kinds,
  );
const only = (annotation: object, kinds?: Parameters<typeof readCoco>[1]) =>
  read({ annotations: [{ id: 1, image_id: 7, category_id: 1, ...annotation }] }, kinds).images[0]!.marks;

test('files of others: boxes, polygons of several parts, runs of both forms, keypoints with names', () => {
  assert.deepEqual(only({ bbox: [1, 2, 3, 4] }), [
    { label: 'cow', shape: { kind: 'box', left: 1, top: 2, width: 3, height: 4 } },
  ]);
  const parts = only({
    bbox: [0, 0, 9, 9],
    segmentation: [
      [0, 0, 1, 0, 1, 1],
      [5, 5, 9, 5, 9, 9, 5, 9],
    ],
  });
  assert.deepEqual(
    parts.map(({ shape }) => shape.kind === 'polygon' && shape.vertices.length),
    [3, 4],
  );
  const runs = [2, 3, 7];
  const mask = { kind: 'mask', width: 4, height: 3, runs };
  assert.deepEqual(only({ segmentation: { size: [3, 4], counts: runs } })[0]!.shape, mask);
  assert.deepEqual(only({ segmentation: { size: [3, 4], counts: compressRuns(runs) } })[0]!.shape, mask);
  const person = { categories: [{ id: 1, name: 'person', keypoints: ['nose', 'eye', 'ear'], skeleton: [] }] };
  const posed = read({
    ...person,
    annotations: [{ image_id: 7, category_id: 1, bbox: [0, 0, 2, 2], keypoints: [1, 1, 2, 0, 0, 0, 2, 2, 1] }],
  });
  assert.deepEqual(
    posed.images[0]!.marks.map(({ label, shape }) => [label, shape.kind]),
    [
      ['person', 'box'],
      ['nose', 'point'],
      ['ear', 'point'],
    ],
  );
  assert.deepEqual(posed.labels, ['person', 'nose', 'ear']);
});

test('what a type has no form for is the closest that it has, or counted', () => {
  const segmentation = { size: [3, 4], counts: [2, 3, 7] };
  assert.deepEqual(only({ segmentation }, ['box'])[0]!.shape, { kind: 'box', left: 0, top: 0, width: 2, height: 3 });
  assert.equal(only({ bbox: [1, 2, 3, 4] }, ['polygon'])[0]!.shape.kind, 'polygon');
  assert.deepEqual(read({ annotations: [{ image_id: 7, category_id: 1, segmentation }] }, ['point']).leftOut, {
    'masks, which the type has not': 1,
  });
});

test('what is wrong is named', () => {
  const wrong = (change: object, sentence: RegExp) => assert.throws(() => read(change), sentence);
  const annotation = { id: 1, image_id: 7, category_id: 1, bbox: [0, 0, 1, 1] };
  const bent = (change: object) => ({ annotations: [annotation, { ...annotation, ...change }] });
  assert.throws(() => readCoco([], ['box']), /must be a JSON object/);
  wrong({ images: undefined }, /"images" must be an array/);
  wrong({ images: [{ id: 1 }, { id: 1 }] }, /"images.1.id" is given twice/);
  wrong({ categories: [] }, /"categories" must have at least one/);
  wrong({ categories: [{ id: 1 }] }, /"categories.0.name" must be a non-empty string/);
  wrong(bent({ image_id: 8 }), /"annotations.1.image_id" is none of the images/);
  wrong(bent({ category_id: 8 }), /"annotations.1.category_id" is none of the categories/);
  wrong(bent({ image_id: undefined }), /"annotations.1.image_id" must be a number/);
  wrong(bent({ bbox: [1, 2, 3] }), /"annotations.1.bbox" must be four numbers/);
  wrong(bent({ bbox: undefined }), /"annotations.1.bbox" is required where there is no segmentation/);
  wrong(bent({ segmentation: [[1, 2, 3]] }), /"annotations.1.segmentation.0" must be at least three pairs/);
  wrong(bent({ segmentation: { size: [3, 4], counts: [1] } }), /"annotations.1.segmentation.counts" must be runs/);
  wrong(bent({ segmentation: { size: [3, 4], counts: 'é' } }), /"annotations.1.segmentation.counts" must be runs/);
  wrong(bent({ keypoints: [1, 2] }), /"annotations.1.keypoints" must be triples/);
});

test('any JSON in the place of a document is read or refused with a sentence', () => {
  const property = fc.property(fc.array(fc.jsonValue({ maxDepth: 3 })), fc.jsonValue(), (list, any) => {
    for (const document of [
      any,
      { images: list, annotations: list, categories: list },
      { ...read(), annotations: list },
    ]) {
      try {
        readCoco(document as Json, ['box']);
      } catch (error) {
        assert.match((error as Error).message, /must|none of|twice/);
      }
    }
  });
  fc.assert(property, { numRuns: 300 });
});

test('tasks without an answer, of other types and without a size are counted', () => {
  const type = registry.get('imageannotation').type;
  const { params, response } = fc.sample(answered(type), 1)[0]!;
  const other = registry.types.find((one) => !one.pictures)!;
  const document = JSON.parse(
    written(coco, [
      [completedRow(type, params, response), completedRow(type, params, response, { status: 'pending' })],
      [completedRow(other, {}, {}), completedRow(type, params, response, { picture }), completedRow(type, params, {})],
    ]),
  );
  assert.equal(document.images.length, 2);
  assert.deepEqual(document.info.left_out.tasks, {
    'not completed': 1,
    'other type': 1,
    'answer of another form': 1,
  });
  assert.equal(document.info.images_without_size, 1);
  assert.equal(document.images[1].width, 640);
  assert.ok(!('width' in document.images[0]));
});
