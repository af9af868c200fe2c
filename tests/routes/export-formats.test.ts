/** The formats that people train on, over HTTP and by the command, from answers of labelers; and COCO back as pre-labels. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { before, it } from 'node:test';
import { seededDraw } from '../../task-types/draw.ts';
import imageannotation from '../../task-types/imageannotation/definition.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import { ended, track } from '../kit/children.ts';
import { filesIn, temporaryFolder } from '../kit/folders.ts';
import { png } from '../kit/png.ts';
import { bareEnv } from '../kit/server.ts';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { paramsOf } from '../task-types/check.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const TASKS = 12;
const size = { width: 320, height: 200 };
const geometry = { objects_to_annotate: ['cow', 'calf'] };
const GIVEN = {
  attachment: `data:image/png;base64,${png(size.width, size.height).toString('base64')}`,
  geometries: { box: geometry, polygon: geometry, point: geometry, cuboid: geometry, ellipse: geometry },
  annotation_attributes: { hidden: { choices: ['yes', 'no'], required: true } },
};

suite(
  'formats of an export',
  (s) => {
    const answers = new Map<string, JsonObject>();

    const run = async (args: string[], cwd = temporaryFolder()) => {
      const env = { ...bareEnv(), TASKWRIGHT_KEY: s.server.liveKey };
      const child = track(
        spawn(process.execPath, [MAIN, ...args, '--url', s.server.url], {
          cwd,
          env,
          stdio: ['ignore', 'pipe', 'pipe'],
        }),
      );
      const [out, err, { code }] = await Promise.all([text(child.stdout!), text(child.stderr!), ended(child, 120_000)]);
      return { code, out, err, cwd };
    };
    const exported = async (query: string) => {
      const answer = await s.live.get(`/v1/tasks/export?${query}`);
      assert.equal(answer.status, 200, answer.text);
      return answer;
    };

    before(async () => {
      const item = { type: 'imageannotation', tags: ['drawn'], ...GIVEN };
      const made = await s.live.post('/v1/tasks/bulk', Array(TASKS).fill(item));
      assert.equal(made.json.results.length, TASKS);
      const params = paramsOf(imageannotation, GIVEN as unknown as JsonObject);
      const answer = async () => {
        const { leases } = (await s.live.post('/v1/labeling/claim', { types: ['imageannotation'], limit: 5 })).json;
        for (const { lease_id, task_id } of leases) {
          const response = imageannotation.sample(params, seededDraw(answers.size + 1, size));
          const sent = await s.live.post(`/v1/labeling/leases/${lease_id}/submit`, { response });
          assert.equal(sent.status, 200, sent.text);
          answers.set(task_id, response);
        }
        return answers.size;
      };
      // Their pictures are looked at first.
      await until(answer, (count) => count === TASKS);
      await s.live.post('/v1/task/comparison', {
        attachments: ['a', 'b'],
        attachment_type: 'text',
        choices: ['a', 'b'],
      });
    });

    it('coco: each answer with the size of its picture, and what is left out by reason', async () => {
      const answer = await exported('format=coco');
      assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
      assert.equal(answer.headers['content-disposition'], 'attachment; filename="tasks.coco.json"');
      const { images, annotations, categories, info } = answer.json;
      assert.equal(images.length, TASKS);
      for (const image of images) {
        assert.deepEqual([image.width, image.height], [size.width, size.height]);
        const drawn = answers.get(image.task_id)!.annotations as JsonObject[];
        const own = annotations.filter((one: JsonObject) => one.image_id === image.id);
        assert.deepEqual(
          own.map(({ uuid, category_id, geometry: kind }: JsonObject) => [uuid, category_id, kind]),
          drawn.map(({ uuid, label, type }) => [uuid, ['cow', 'calf'].indexOf(String(label)) + 1, type]),
        );
      }
      assert.deepEqual(
        categories.map(({ name }: JsonObject) => name),
        ['cow', 'calf'],
      );
      assert.deepEqual(info.left_out.tasks, { 'other type': 1 });
      const own = await exported('format=coco&type=imageannotation&tags=drawn');
      assert.deepEqual(own.json.info.left_out.tasks, {});
      const none = await exported('format=coco&tags=none');
      assert.deepEqual([none.json.images, none.json.annotations], [[], []]);
    });

    it('yolo, yolo-seg and voc: an archive with a file for each task', async () => {
      for (const [format, path] of [
        ['yolo', 'labels/*.txt'],
        ['yolo-seg', 'labels/*.txt'],
        ['voc', 'Annotations/*.xml'],
      ] as const) {
        const { headers, text: archive } = await exported(`format=${format}`);
        assert.equal(headers['content-type'], 'application/x-tar');
        assert.equal(headers['content-disposition'], `attachment; filename="tasks.${format}.tar"`);
        for (const taskId of answers.keys()) assert.ok(archive.includes(`${path.replace('*', taskId)}\0`), taskId);
        assert.match(archive, /,other type,/);
      }
    });

    it('is refused for a type that has no form in it', async () => {
      for (const [query, sentence] of [
        ['format=coco&type=comparison', /"type" must be one of \[.*imageannotation.*\] with the format coco/],
        ['format=voc&type=textcollection', /"type" must be one of/],
        ['format=spacy', /"type" must be one of \[.*\] with the format spacy/],
        ['format=spacy&type=imageannotation', /"type" must be one of/],
      ] as const) {
        const answer = await s.live.get(`/v1/tasks/export?${query}`);
        assert.equal(answer.status, 400, query);
        assert.match(answer.json.error, sentence);
      }
    });

    it('comes back by the command as the hypothesis of new tasks, each once', async () => {
      const { code, err, cwd } = await run([
        'export',
        '--format',
        'coco',
        '--out',
        'cows.json',
        '--query',
        'tags=drawn',
      ]);
      assert.equal(code, 0, err);
      const file = join(cwd, 'cows.json');
      assert.equal(JSON.parse(readFileSync(file, 'utf8')).images.length, TASKS);
      const { attachment: _attachment, ...params } = GIVEN;
      writeFileSync(join(cwd, 'params.json'), JSON.stringify({ ...params, tags: ['again'] }));
      const args = ['create', '--coco', file, '--type', 'imageannotation', '--params', 'params.json', '--chunk', '5'];
      for (let round = 0; round < 2; round++) {
        const made = await run(args, cwd);
        assert.equal(made.code, 0, made.err);
        assert.match(made.err, new RegExp(`${TASKS} images with \\d+ annotations`));
        assert.match(made.err, new RegExp(`${TASKS} created, 0 refused`));
      }
      const { docs, total } = (await s.live.get('/v1/tasks?tags=again')).json;
      assert.equal(total, TASKS);
      const wanted = [...answers.values()].map(({ annotations }) => JSON.stringify(annotations)).sort();
      const got = docs.map((task: JsonObject) => {
        const { hypothesis, attachment } = task.params as { hypothesis: JsonObject; attachment: string };
        assert.equal(attachment, GIVEN.attachment);
        // In the order of the answers: the members of an annotation stand in another.
        return JSON.stringify(
          (hypothesis.annotations as JsonObject[]).map(
            ({ uuid, type, geometry: kind, label, attributes, ...place }) => ({
              uuid,
              type,
              geometry: kind,
              label,
              attributes,
              ...place,
            }),
          ),
        );
      });
      assert.deepEqual(got.sort(), wanted);
    });

    it('a COCO file of others: labels from its categories, attachments by prefix; what is wrong is named', async () => {
      const document = {
        images: [
          { id: 1, file_name: 'meadow 1/a&b.jpg', width: 10, height: 10 },
          { id: 2, file_name: '2.jpg', width: 10, height: 10 },
        ],
        categories: [
          { id: 3, name: 'cow' },
          { id: 9, name: 'horse' },
        ],
        annotations: [{ id: 1, image_id: 1, category_id: 9, bbox: [1, 2, 3, 4], area: 12, iscrowd: 0 }],
      };
      const cwd = temporaryFolder();
      const prefix = ['--attachment-prefix', 'http://a.example/'];
      const create = async (content: unknown, ...more: string[]) => {
        writeFileSync(join(cwd, 'other.json'), typeof content === 'string' ? content : JSON.stringify(content));
        return run(['create', '--coco', 'other.json', ...more], cwd);
      };
      const made = await create(document, '--type', 'annotation', ...prefix);
      assert.equal(made.code, 0, made.err);
      const { docs } = (await s.live.get('/v1/tasks?type=annotation')).json;
      const first = docs.find((task: JsonObject) => (task.metadata as JsonObject).coco_image_id === 1);
      assert.equal(first.params.attachment, 'http://a.example/meadow%201/a%26b.jpg');
      assert.deepEqual(first.params.objects_to_annotate, ['cow', 'horse']);
      const [{ uuid, ...box }] = first.params.hypothesis.annotations;
      assert.ok(uuid, 'the server names it');
      assert.deepEqual(box, { type: 'box', geometry: 'box', label: 'horse', left: 1, top: 2, width: 3, height: 4 });
      assert.equal(docs.length, 2);
      for (const [content, flags, sentence] of [
        [document, ['--type', 'annotation'], /"images.0" has no "coco_url": give --attachment-prefix/],
        [document, prefix, /--coco needs --type/],
        [document, ['--type', 'comparison', ...prefix], /no tasks of the type comparison/],
        ['{"images": [', ['--type', 'annotation', ...prefix], /other.json is not valid JSON/],
        [{ ...document, categories: [] }, ['--type', 'annotation', ...prefix], /"categories" must have at least one/],
      ] as const) {
        const refused = await create(content, ...flags);
        assert.equal(refused.code, 2, refused.err);
        assert.match(refused.err, sentence);
      }
      const left = filesIn(cwd).filter((name) => basename(name) !== 'other.json');
      assert.equal(left.length, 3, `lines, journal and results of the one that was made: ${left}`);
      assert.ok(existsSync(cwd));
    });
  },
  { TASKWRIGHT_ATTACHMENTS: 'check' },
);
