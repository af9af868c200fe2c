/** Attachments of evaluation and training tasks are looked at, shown and measured as those of real ones are. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Pictures, png, servePictures } from '../kit/pictures.ts';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok } from './labeling.ts';
import { createPeople, type Person } from './people.ts';

suite(
  'attachments of quality tasks',
  (s) => {
    const { claim, on } = labeling(s);
    let pictures: Pictures;
    let ann: Person;
    const boxes = (left: number) => ({
      annotations: [
        {
          type: 'box',
          label: 'cow',
          left,
          top: 1,
          width: 10,
          height: 10,
          uuid: '1b4e28ba-2fa1-11d2-883f-0016d3cca427',
        },
      ],
    });

    before(async () => {
      pictures = await servePictures({ 'good.png': png(40, 30, () => [1, 2, 3]) });
      [ann] = (await createPeople(s, ['labeler'])) as [Person];
    });
    after(() => pictures.close());

    it('are checked before the task is handed out; one that cannot be had holds up nothing', async () => {
      ok(await s.live.post('/v1/projects', { type: 'imageannotation', name: 'seen' }));
      ok(await s.live.post('/v1/projects/seen/settings', { quality: { evaluation_share: 1 } }));
      const geometries = { box: { objects_to_annotate: ['cow'] } };
      const body = (name: string) => ({ project: 'seen', attachment: pictures.url(name), geometries });
      const made: string[] = [];
      for (const [kind, name] of [
        ['training', 'missing.png'],
        ['evaluation', 'missing.png'],
        ['evaluation', 'good.png'],
      ]) {
        const wish = { ...body(name!), expected_response: boxes(1) };
        made.push(ok(await s.live.post(`/v1/${kind}_tasks/imageannotation`, wish)).id);
      }
      const { task_id } = ok(await s.live.post('/v1/task/imageannotation', body('good.png')));
      const texts: string[] = [];
      for (const id of [made[2], task_id]) {
        // Looked at by a loop: until then there is nothing, or only the real one.
        const lease = await until(
          async () => {
            const [found] = (await claim(ann)).leases;
            if (found && found.task_id !== id) ok(await on(ann, found, 'release'));
            return found;
          },
          (found) => found?.task_id === id,
        );
        const shown = await ann.call.get(lease.attachments[0].url);
        assert.deepEqual([shown.status, shown.headers['content-type']], [200, 'image/png']);
        const outside = await on(ann, lease, 'submit', { response: boxes(35) });
        assert.equal(outside.status, 400, outside.text);
        texts.push(outside.text);
        ok(await on(ann, lease, 'submit', { response: boxes(2) }));
      }
      assert.equal(texts[0], texts[1]);
      const [labeler] = ok(await s.live.get(`/v1/quality/labelers?labeler_emails=${ann.email}`)).labelers;
      assert.equal(labeler.quality_tasks.length, 1);
      // Two boxes of ten by ten, one beside the other by one: 90 of 110.
      assert.ok(Math.abs(labeler.quality_tasks[0].score - 90 / 110) < 0.01, JSON.stringify(labeler.quality_tasks[0]));
    });
  },
  { TASKWRIGHT_ATTACHMENTS: 'check', TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' },
);
