import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { parsePage } from '../../src/net/object-page.ts';
import { ended, track } from '../kit/children.ts';
import { api } from '../kit/client.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { png } from '../kit/png.ts';
import { type S3, startS3 } from '../kit/s3.ts';
import { bareEnv, type Server, startServer } from '../kit/server.ts';
import { freshStore, onEachStore } from '../kit/stores.ts';
import { until } from '../kit/until.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
/** More than a page of the listing, which has 1,000. */
const OBJECTS = 1_150;
const ODD = ['odd/one cow.png', 'odd/a+b c.png', 'odd/Kühe & <Kälber>.png', 'odd/100%25.png', 'odd/牛 🐄?#(1).png'];
const COMMON = { geometries: { box: { objects_to_annotate: ['cow'] } }, tags: ['bucket'] };

onEachStore((store) => {
  let s3: S3;
  let server: Server;
  let dispose: () => Promise<void>;
  let live: ReturnType<typeof api>;
  before(async () => {
    s3 = await startS3('cows');
    const put = (key: string) => s3.put(`cows/${key.split('/').map(encodeURIComponent).join('/')}`, png(6, 4));
    for (const key of ODD) await put(key);
    for (let i = 0; i < OBJECTS; i += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, k) => put(`herd/${String(i + k).padStart(5, '0')}.png`)));
    }
    await s3.put('cows/herd/', Buffer.alloc(0));
    const fresh = await freshStore(store);
    dispose = fresh.dispose;
    const checks = { TASKWRIGHT_ATTACHMENTS: 'check', TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' };
    server = await startServer({ env: { ...fresh.env, ...s3.env, ...checks } });
    live = api(server, server.liveKey);
  });
  after(async () => {
    await server?.stop();
    await dispose?.();
    await s3?.close();
  });

  const folderWith = (params: unknown): string => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'params.json'), JSON.stringify(params));
    return folder;
  };
  const start = (cwd: string, args: string[], env: Record<string, string> = {}): ChildProcess =>
    track(
      spawn(process.execPath, [MAIN, 'create', ...args, '--url', server.url], {
        cwd,
        env: { ...bareEnv(), ...s3.env, TASKWRIGHT_KEY: server.liveKey, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  const finish = async (child: ChildProcess) => {
    const [out, err, { code }] = await Promise.all([text(child.stdout!), text(child.stderr!), ended(child, 120_000)]);
    return { code, out, err };
  };
  const run = (cwd: string, args: string[], env?: Record<string, string>) => finish(start(cwd, args, env));
  const FROM = ['--type', 'imageannotation', '--params', 'params.json', '--from'];
  const total = async (query: string): Promise<number> => (await live.get(`/v1/tasks?limit=1&${query}`)).json.total;

  it('only counts in a dry run, for which no server and key is needed', async () => {
    const folder = folderWith(COMMON);
    const { code, out } = await run(folder, ['--from', 's3://cows/herd/', '--dry-run'], { TASKWRIGHT_KEY: '' });
    assert.equal(code, 0);
    assert.equal(out, `${OBJECTS} objects in s3://cows/herd/, 1 folder left out\n`);
    assert.deepEqual(readdirSync(folder), ['params.json']);
    assert.equal(await total(''), 0);
  });

  it('makes a task of each object, over pages, and the second run adds what is new', async () => {
    const folder = folderWith(COMMON);
    const child = start(folder, [...FROM, 's3://cows/herd/', '--chunk', '100']);
    const results = () => readdirSync(folder).find((name) => name.endsWith('.results'));
    for (let tries = 0; !(results() && statSync(join(folder, results()!)).size > 5000); tries++) {
      assert.ok(tries < 3000, 'nothing is done');
      await sleep(5);
    }
    child.kill('SIGKILL');
    await ended(child);
    const broken = await run(folder, [...FROM, 's3://cows/herd/', '--chunk', '100']);
    assert.equal(broken.code, 0, broken.err);
    assert.match(broken.err, new RegExp(`100%: ${OBJECTS} created, 0 refused`));
    assert.equal(await total('tags=bucket'), OBJECTS);
    const lines = readFileSync(join(folder, results()!), 'utf8').trimEnd().split('\n');
    assert.equal(lines.length, OBJECTS);
    const task = (await live.get(`/v1/task/${JSON.parse(lines[7]!).task_id}`)).json;
    assert.deepEqual([task.unique_id, task.params.attachment], Array(2).fill('s3://cows/herd/00007.png'));

    await s3.put('cows/herd/new.png', png(3, 3));
    const again = await run(folder, [...FROM, 's3://cows/herd/']);
    assert.equal(again.code, 0, again.err);
    assert.match(again.err, new RegExp(`100%: 1 created, ${OBJECTS} there already, 0 refused`));
    assert.equal(await total('tags=bucket'), OBJECTS + 1);
  });

  it('names objects with spaces, signs and other scripts so that they are found', async () => {
    for (const scheme of ['s3', 'gs']) {
      const { code, err } = await run(folderWith({ ...COMMON, tags: [scheme] }), [...FROM, `${scheme}://cows/odd/`]);
      assert.equal(code, 0, err);
      const docs = await until(
        async () => (await live.get(`/v1/tasks?tags=${scheme}&include_attachment_url=true`)).json.docs,
        (tasks) => tasks.every((one: { processed_attachments: [] }) => one.processed_attachments.length > 0),
        60_000,
      );
      const urls = docs.map((one: { params: { attachment: string } }) => one.params.attachment);
      assert.deepEqual(urls.toSorted(), ODD.map((key) => `${scheme}://cows/${key}`).toSorted());
      for (const one of docs) {
        assert.equal(one.status, 'pending', JSON.stringify(one.response));
        assert.equal(one.processed_attachments[0].width, 6);
        assert.equal((await fetch(one.attachment_url)).status, 200);
      }
    }
  });

  it('says in one line what is wrong', async () => {
    const folder = folderWith({ ...COMMON, unique_id: 'x' });
    writeFileSync(join(folder, 'list.json'), '[]');
    const cases: [string[], Record<string, string>, RegExp][] = [
      [['--from', 'http://cows/x', '--type', 'annotation'], {}, /--from must be s3:\/\/bucket/],
      [['--from', 's3://cows'], {}, /--from needs --type/],
      [['--from', 's3://none/', '--type', 'annotation'], {}, /s3:\/\/none\/ cannot be listed: 404 NoSuchBucket/],
      [
        ['--from', 's3://cows', '--dry-run'],
        { TASKWRIGHT_S3_KEY: 'NOBODY' },
        /cannot be listed: 403 InvalidAccessKeyId/,
      ],
      [
        ['--from', 's3://cows', '--dry-run'],
        { TASKWRIGHT_S3_KEY: '', TASKWRIGHT_S3_SECRET: '' },
        /needs TASKWRIGHT_S3_KEY/,
      ],
      [[...FROM, 's3://cows'], {}, /must not have "unique_id"/],
      [['--from', 's3://cows', '--params', 'list.json', '--type', 'x'], {}, /must hold a JSON object/],
      [[...'--from s3://cows --type x --file list.json'.split(' ')], {}, /exclude each other/],
      [['--file', 'list.json', '--dry-run'], {}, /belongs? to --from/],
    ];
    for (const [args, env, sentence] of cases) {
      const { code, err } = await run(folder, args, env);
      assert.equal(code, 2, err);
      assert.match(err, sentence);
      assert.equal(err.trimEnd().split('\n').length, 1, err);
    }
    assert.equal(existsSync(join(folder, 'cows')), false);
  });
}, 'taskwright create --from');

it('reads pages of a listing, encoded or not', () => {
  const page = (inner: string) => `<?xml version="1.0"?><ListBucketResult xmlns="x">${inner}</ListBucketResult>`;
  const object = (key: string) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`;
  const encoded = `<EncodingType>url</EncodingType>${object('a+b%2Bc/%C3%A4%0A.png')}${object('%FF')}`;
  assert.deepEqual(parsePage(page(encoded)), { isList: true, keys: ['a b+c/ä\n.png', '%FF'] });
  const plain = `<IsTruncated>true</IsTruncated>${object('a+b%2B&amp;amp;&#x1F404;&lt;')}
    <NextContinuationToken>t&amp;1</NextContinuationToken>`;
  assert.deepEqual(parsePage(page(plain)), { isList: true, keys: ['a+b%2B&amp;🐄<'], next: 't&1' });
  const problem = '<Error><Code>AccessDenied</Code><Message>No.</Message></Error>';
  assert.deepEqual(parsePage(problem), { isList: false, keys: [], problem: 'AccessDenied: No.' });
});
