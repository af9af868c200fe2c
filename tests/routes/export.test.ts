import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import fc from 'fast-check';
import { createAccountUser } from '../kit/accounts.ts';
import { api } from '../kit/client.ts';
import { csvRecords, parseCsv } from '../kit/csv.ts';
import { BOX_TASK, suite } from '../kit/suite.ts';

const ITEM = { type: 'imageannotation', ...BOX_TASK };
const COLUMNS =
  'task_id,created_at,completed_at,type,status,project,batch,unique_id,tags,metadata,params,response,instruction,';

/** What people write, and what a spreadsheet or a careless writer of CSV trips over. */
const ODD = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  'a "quoted" word',
  '"',
  'comma, and\nnewline',
  'cr\rcr',
  'crlf\r\nend',
  'emoji 🐄👩‍🌾 é e\u0301',
  ' spaces ',
  "'",
  '\u2028\u202e',
  '<script>alert(1)</script>',
];

suite('GET /v1/tasks/export', (s) => {
  const exported = async (query: string): Promise<string> => {
    const answer = await s.live.get(`/v1/tasks/export?${query}`);
    assert.equal(answer.status, 200, answer.text.slice(0, 300));
    return answer.text;
  };
  const create = async (items: object[]) => {
    const { results } = (await s.live.post('/v1/tasks/bulk', items)).json;
    assert.ok(results.every((result: { status_code: number }) => result.status_code === 200));
  };
  const walk = async (query: string): Promise<unknown[]> => {
    const docs: unknown[] = [];
    for (let token = ''; ; ) {
      const page = (await s.live.get(`/v1/tasks?${query}&${token}`)).json;
      docs.push(...page.docs);
      if (!page.has_more) return docs;
      token = `next_token=${page.next_token}`;
    }
  };

  before(async () => {
    const fields = (i: number) => ({ tags: i % 3 ? ['third'] : ['x', `n${i % 7}`], unique_id: `export,${i}` });
    // More than two pages of the walk.
    await create(Array.from({ length: 2300 }, (_, i) => ({ ...ITEM, ...fields(i), metadata: { i } })));
    await create([
      { type: 'categorization', attachment: 'x', categories: ['a', 'b'], metadata: { big: 'x'.repeat(9000) } },
    ]);
    await s.live.post('/v1/tasks/cancel', { filter: { tags: ['n3'] } });
    await s.test.post('/v1/task/imageannotation', BOX_TASK);
  });

  it('has every task of the list, as the list has it, in its order, for any filter', async () => {
    for (const query of [
      '',
      'status=canceled',
      'tags=third',
      'tags=n1,n2',
      'type=categorization',
      'unique_id=export,7',
    ]) {
      const lines = (await exported(`format=jsonl&${query}`)).split('\n');
      assert.equal(lines.pop(), '', 'each line has an end');
      assert.deepEqual(
        lines.map((line) => JSON.parse(line)),
        await walk(query),
        query,
      );
    }
    assert.equal(await exported('status=completed'), '');
    assert.match(await exported('format=csv&status=completed'), /^task_id,[^\r\n]*\r\n$/);
  });

  it('says what it is', async () => {
    const lines = await s.live.get('/v1/tasks/export?limit=1');
    assert.equal(lines.headers['content-type'], 'application/jsonl; charset=utf-8');
    assert.equal(lines.headers['content-disposition'], 'attachment; filename="tasks.jsonl"');
    const sheet = await s.live.get('/v1/tasks/export?format=csv');
    assert.match(sheet.headers['content-type']!, /^text\/csv; charset=utf-8/);
    assert.equal(sheet.headers['content-disposition'], 'attachment; filename="tasks.csv"');
    assert.ok(sheet.text.startsWith(COLUMNS), sheet.text.slice(0, 200));
    const docs = (await walk('')) as { task_id: string; metadata: object; params: object }[];
    const records = csvRecords(sheet.text);
    assert.deepEqual(
      records.map(({ task_id, metadata, params }) => ({ task_id, metadata, params })),
      docs.map(({ task_id, metadata, params }) => ({
        task_id,
        metadata: JSON.stringify(metadata),
        params: JSON.stringify(params),
      })),
    );
  });

  it('is compressed for those who ask', async () => {
    const plain = await exported('tags=third');
    for (const encoding of ['gzip', 'deflate, gzip;q=0.5, br', 'GZIP']) {
      const chunks: Uint8Array[] = [];
      const answer = await fetch(`${s.server.url}/v1/tasks/export?tags=third`, {
        headers: { authorization: `Bearer ${s.server.liveKey}`, 'accept-encoding': encoding },
      });
      assert.equal(answer.headers.get('content-encoding'), 'gzip', encoding);
      for await (const chunk of answer.body!) chunks.push(chunk);
      assert.equal(Buffer.concat(chunks).toString(), plain);
    }
    const none = await s.live.get('/v1/tasks/export?tags=third', { headers: { 'accept-encoding': 'gzip;q=0' } });
    assert.equal(none.headers['content-encoding'], undefined);
  });

  it('brings any text through CSV, and no cell that a spreadsheet would run', async () => {
    const odd = (text: string, i: number) => ({
      ...ITEM,
      instruction: text,
      unique_id: `${text}${i}`,
      tags: ['odd', text],
      metadata: { text },
    });
    await create(ODD.map(odd));
    const records = csvRecords(await exported('format=csv&tags=odd')).toReversed();
    assert.equal(records.length, ODD.length);
    for (const [i, text] of ODD.entries()) {
      const { instruction, unique_id, tags, metadata } = records[i]!;
      const safe = /^[=+\-@\t\r＝]/.test(text) ? `'${text}` : text;
      assert.equal(instruction, safe);
      assert.equal(unique_id, `${safe}${i}`);
      assert.deepEqual(JSON.parse(tags!), ['odd', text]);
      assert.deepEqual(JSON.parse(metadata!), { text });
    }
    const csv = parseCsv(await exported('format=csv'));
    for (const cell of csv.flat()) assert.doesNotMatch(cell, /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/);
  });

  it('brings drawn text through CSV', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'a,"\n\r\t=+-@\' ;é🐄'), minLength: 1, maxLength: 12 });
    const texts = fc.sample(text, 300);
    await create(texts.map((instruction) => ({ ...ITEM, instruction, tags: ['drawn'] })));
    const records = csvRecords(await exported('format=csv&tags=drawn')).toReversed();
    assert.deepEqual(
      records.map(({ instruction }) => instruction),
      texts.map((one) => (/^[=+\-@\t\r]/.test(one) ? `'${one}` : one)),
    );
  });

  it('shows nobody the tasks of another mode, and nothing to those who may not read', async () => {
    const own = (await s.test.get('/v1/tasks/export')).text.trim().split('\n');
    assert.equal(own.length, (await s.test.get('/v1/tasks?limit=1')).json.total);
    assert.ok(own.every((line) => JSON.parse(line).is_test));
    const { key } = await createAccountUser(s, { email: 'l@example.com', role: 'labeler', mode: 'live' });
    assert.equal((await api(s.server, key).get('/v1/tasks/export')).status, 403);
  });

  it('refuses bad values in the envelope', async () => {
    for (const [query, sentence] of [
      ['format=xml', /"format" must be one of \[jsonl, csv, coco, yolo, yolo-seg, voc, spacy\]/],
      ['status=open', /"status" must be one of/],
      ['start_time=soon', /"start_time"/],
    ] as const) {
      const answer = await s.live.get(`/v1/tasks/export?${query}`);
      assert.equal(answer.status, 400, query);
      assert.match(answer.json.error, sentence);
      assert.equal(answer.headers['content-disposition'], undefined);
    }
    assert.equal((await s.live.request('HEAD', '/v1/tasks/export')).status, 404);
  });
});
