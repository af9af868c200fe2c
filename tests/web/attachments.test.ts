/** Pictures that only the server can reach are labeled in the page like any other. */
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { startS3 } from '../kit/s3.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople } from '../queue/people.ts';
import { assertNear, openWorkbench, RED, redOnGrey, type Workbench } from './workbench.ts';

if (withoutBrowser) it('attachments in a browser', { skip: withoutBrowser }, () => {});
else {
  const s3 = await startS3('cows');
  await s3.put(`cows/${encodeURIComponent('red cow+ä.png')}`, redOnGrey());
  after(() => s3.close());
  suite('attachments in a browser', tests, { ...s3.env, TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' });
}

function tests(s: Suite): void {
  let browser: Browser;
  let open: Workbench | undefined;
  before(async () => {
    browser = await startBrowser();
  });
  afterEach(async () => {
    const faults = open?.faults;
    await open?.close();
    assert.deepEqual(faults, []);
  });
  after(() => browser?.close());

  it('draws on a picture in a bucket, and shows it beside a question', async () => {
    const attachment = 's3://cows/red cow+ä.png';
    const geometries = { box: { objects_to_annotate: ['cow'], integer_pixels: true } };
    const made = ok(await s.live.post('/v1/task/imageannotation', { attachment, geometries, priority: 30 }));
    await labeling(s).create({ attachment, attachment_type: 'image', priority: 20 });
    const [labeler] = await createPeople(s, ['labeler']);
    open = await openWorkbench(s, browser, labeler!);
    const { page, start, findRed, drag, submit } = open;
    await start();
    await page.getByRole('application').waitFor();
    await drag(...(await findRed()));
    await submit();
    const [box] = (await labeling(s).answered(made.task_id)).response.annotations;
    assertNear(box, RED);
    const picture = page.getByRole('img', { name: 'To be judged' });
    await picture.waitFor();
    assert.match((await picture.getAttribute('src'))!, /\/v1\/labeling\/leases\/[0-9a-f]{24}\/attachments\/0$/);
  });
}
