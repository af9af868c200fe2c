/** YOLO and Pascal VOC: archives that tar unpacks, with numbers that stand for the same places. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TaskRow } from '../../src/store/tasks.ts';
import type { Format } from '../../src/wire/formats/format.ts';
import { voc } from '../../src/wire/formats/voc.ts';
import { yolo, yoloSeg } from '../../src/wire/formats/yolo.ts';
import { seededDraw } from '../../task-types/draw.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import { csvRecords } from '../kit/csv.ts';
import { filesIn, temporaryFolder } from '../kit/folders.ts';
import { runPython } from '../kit/python.ts';
import { paramsOf } from '../task-types/check.ts';
import anyParams from '../task-types/imageannotation.params.ts';
import { completedRow, registry, written } from './rows.ts';

const type = registry.get('imageannotation').type;
const picture = { width: 200, height: 100 };

/** @returns the files by name. */
function unpacked(archive: string): { folder: string; files: Record<string, string> } {
  const folder = join(temporaryFolder(), 'unpacked');
  mkdirSync(folder);
  const { status, stderr } = spawnSync('tar', ['-xf', '-', '-C', folder], { input: archive, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '', 'tar has nothing to say');
  const files = filesIn(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  return { folder, files: Object.fromEntries(files) };
}

const exported = (format: Format, rows: TaskRow[]) => unpacked(written(format, [rows.slice(0, 2), rows.slice(2)]));

const LABELS = ['cow', 'Kühe & "<Kälber>"', 'a\nb'];
const geometry = { objects_to_annotate: LABELS };
const params = {
  attachment: 'https://example.com/Pictures/1.JPG?size=2',
  geometries: {
    box: { ...geometry, can_rotate: true },
    polygon: geometry,
    line: geometry,
    point: geometry,
    ellipse: geometry,
  },
};
const one = (kind: string, label: string, place: JsonObject): JsonObject => ({
  uuid: kind + label,
  type: kind,
  label,
  ...place,
});
const response = {
  annotations: [
    one('box', LABELS[1]!, {
      left: 20,
      top: 10,
      width: 100,
      height: 50,
      attributes: { 'how <many>': 2, hidden: 'y\u0000es' },
    }),
    one('box', LABELS[0]!, { left: -10, top: 90, width: 40, height: 40 }),
    one('box', LABELS[0]!, { left: 300, top: 0, width: 40, height: 40 }),
    one('box', LABELS[0]!, { left: 40, top: 40, width: 20, height: 10, rotation: Math.PI / 2 }),
    one('polygon', LABELS[2]!, {
      vertices: [
        { x: 0, y: 0 },
        { x: 100, y: 0 },
        { x: 100, y: 100 },
      ],
    }),
    one('line', LABELS[0]!, {
      vertices: [
        { x: 0, y: 0 },
        { x: 10, y: 0 },
      ],
    }),
    one('point', LABELS[0]!, { x: 5, y: 5 }),
  ],
};
const row = (changes = {}) => completedRow(type, params, response, { picture, ...changes });

test('YOLO: middle and size of each box over the size of the picture, inside it; the rest is said', () => {
  const rows = [
    row(),
    row({ status: 'pending' }),
    row({ processedAttachmentsJson: '[]' }),
    completedRow(registry.get('comparison').type, {}, {}),
  ];
  const { files } = exported(yolo, rows);
  assert.deepEqual(Object.keys(files).sort(), [
    'classes.txt',
    'data.yaml',
    `labels/${rows[0]!.taskId}.txt`,
    'tasks.csv',
  ]);
  assert.deepEqual(files[`labels/${rows[0]!.taskId}.txt`]!.split('\n'), [
    '1 0.35 0.35 0.5 0.5',
    '0 0.075 0.95 0.15 0.1',
    '0 0.25 0.45 0.05 0.2',
    '2 0.25 0.5 0.5 1',
    '',
  ]);
  assert.equal(files['classes.txt'], 'cow\nKühe & "<Kälber>"\na b\n');
  assert.ok(files['data.yaml']!.endsWith('nc: 3\nnames:\n  0: "cow"\n  1: "Kühe & \\"<Kälber>\\""\n  2: "a\\nb"\n'));
  const records = csvRecords(files['tasks.csv']!);
  assert.deepEqual(
    records.map(({ task_id, file, left_out, left_out_annotations }) => [task_id, file, left_out, left_out_annotations]),
    [
      [rows[0]!.taskId, `${rows[0]!.taskId}.jpg`, '', 'box: 1, line: 1, point: 1'],
      [rows[1]!.taskId, '', 'not completed', ''],
      [rows[2]!.taskId, `${rows[2]!.taskId}.jpg`, 'size of the picture unknown', ''],
      [rows[3]!.taskId, '', 'other type', ''],
    ],
  );
  assert.equal(records[0]!.attachment, params.attachment);
});

test('YOLO polygons: every shape with an inside by its corners', () => {
  const first = row();
  const lines = exported(yoloSeg, [first]).files[`labels/${first.taskId}.txt`]!.trimEnd().split('\n');
  assert.deepEqual(lines, [
    '1 0.1 0.1 0.6 0.1 0.6 0.6 0.1 0.6',
    '0 0 0.9 0.15 0.9 0.15 1 0 1',
    '0 0.275 0.35 0.275 0.55 0.225 0.55 0.225 0.35',
    '2 0 0 0.5 0 0.5 1',
  ]);
});

test('Pascal VOC: a file an XML reader understands, with edges, names and attributes', () => {
  const first = row();
  const { folder, files } = exported(voc, [first, row({ processedAttachmentsJson: '[{}]' })]);
  const name = `Annotations/${first.taskId}.xml`;
  assert.deepEqual(Object.keys(files).sort(), [name, 'labels.txt', 'tasks.csv']);
  assert.deepEqual(runPython('python3', join(import.meta.dirname, 'read_voc.py'), [join(folder, name)]), {
    filename: `${first.taskId}.jpg`,
    path: params.attachment,
    size: [200, 100, 3],
    objects: [
      { name: LABELS[1], box: [20, 10, 120, 60], attributes: { 'how <many>': '2', hidden: 'y\ufffdes' } },
      { name: LABELS[0], box: [0, 90, 30, 100], attributes: {} },
      { name: LABELS[0], box: [45, 35, 55, 55], attributes: {} },
      { name: LABELS[2], box: [0, 0, 100, 100], attributes: {} },
    ],
  });
});

test('whatever is drawn: tar unpacks it, each number is from 0 to 1, and each mark is written or counted', () => {
  const any = fc.tuple(anyParams, fc.maxSafeInteger()).map(([given, seed]) => {
    const checked = paramsOf(type, given);
    return { checked, response: type.sample(checked, seededDraw(seed, picture)) };
  });
  for (const format of [yolo, yoloSeg, voc]) {
    const tasks = fc.sample(any, 25);
    const rows = tasks.map((task) => completedRow(type, task.checked, task.response, { picture }));
    const { files } = exported(format, rows);
    const records = csvRecords(files['tasks.csv']!);
    for (const [i, { response: drawn }] of tasks.entries()) {
      const { taskId } = rows[i]!;
      const text = files[format === voc ? `Annotations/${taskId}.xml` : `labels/${taskId}.txt`]!;
      const marks = format === voc ? text.split('<object>').length - 1 : text.split('\n').length - 1;
      const counts = [...records[i]!.left_out_annotations!.matchAll(/: (\d+)/g)].map(([, count]) => Number(count));
      const all = (drawn.annotations as JsonObject[]).length;
      assert.equal(marks + counts.reduce((sum, count) => sum + count, 0), all);
      if (format === voc) continue;
      for (const line of text.trimEnd().split('\n').filter(Boolean)) {
        const numbers = line.split(' ').slice(1).map(Number);
        assert.ok(
          numbers.every((number) => number >= 0 && number <= 1),
          line,
        );
        assert.ok(format === yolo ? numbers.length === 4 : numbers.length >= 6);
      }
    }
  }
});
