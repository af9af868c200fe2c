import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { createAccountUser } from '../kit/accounts.ts';
import { api } from '../kit/client.ts';
import { suite } from '../kit/suite.ts';

const PARAMS = { instruction: 'Look closely.', categories: ['cat', 'dog'], allow_multiple: true };
/** What a client that percent-encodes every special character has to get through. */
const NAMES = [
  'a/b/c',
  '/lead and trail/',
  'two words',
  'a%2Fb',
  '100%',
  'ünïcødé 🐄 漢字',
  `'single' "double"`,
  'a?b#c&d=e+f;g',
  '-- drop table projects;',
  '__proto__',
];

suite('projects', (s) => {
  const create = (body: object) => s.live.post('/v1/projects', { type: 'categorization', ...body });
  const path = (name: string, verb = '') => `/v1/projects/${encodeURIComponent(name)}${verb}`;

  it('are made with version 0 of their params, and retrieved as they were made', async () => {
    const made = await create({ name: 'first', params: PARAMS, rapid: false, studio: false, datasetId: null });
    assert.equal(made.status, 200, made.text);
    const { created_at } = made.json;
    assert.deepEqual(made.json, {
      name: 'first',
      type: 'categorization',
      created_at,
      archived: false,
      rapid: false,
      studio: false,
      settings: {},
      param_history: [{ version: 0, created_at, ...PARAMS }],
    });
    assert.equal((await s.live.get(path('first'))).text, made.text);
    assert.deepEqual((await s.live.get('/v1/projects')).json, [made.json], 'a bare array');
  });

  it('keep what the field knows of pipelines, and take null for absent', async () => {
    const body = { name: 'kept', params: null, rapid: true, datasetId: 'ds_1', pipeline: 'consensus_task' };
    const made = (await create({ ...body, consensus_attempts: 3, metadata_of_ours: 1 })).json;
    assert.deepEqual(
      [made.rapid, made.studio, made.datasetId, made.pipeline, made.consensus_attempts],
      [true, false, 'ds_1', 'consensus_task', 3],
    );
    assert.deepEqual(made.settings, { responses_required: 3 });
    assert.deepEqual(made.param_history, [{ version: 0, created_at: made.created_at }]);
    assert.equal((await create({ name: 'alias', type: 'categorize' })).json.type, 'categorization');
  });

  it('are unique by name in the account and mode', async () => {
    await create({ name: 'taken "x"' });
    const again = await create({ name: 'taken "x"', type: 'comparison' });
    assert.deepEqual(again.json, {
      status_code: 409,
      error: 'A project with the name "taken \\"x\\"" already exists.',
    });
    assert.equal((await s.test.get(path('taken "x"'))).status, 404);
    assert.equal((await s.test.post('/v1/projects', { type: 'comparison', name: 'taken "x"' })).status, 200);
    assert.equal((await s.live.get(path('taken "x"'))).json.type, 'categorization');
  });

  it('one of twenty at once gets the name', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => create({ name: 'raced', params: PARAMS })));
    assert.deepEqual(answers.map((a) => a.status).sort(), [200, ...Array.from({ length: 19 }, () => 409)]);
    assert.equal((await s.live.get(path('raced'))).json.param_history.length, 1);
  });

  it('are found by any name', async () => {
    for (const name of NAMES) {
      const made = await create({ name });
      assert.equal(made.status, 200, made.text);
      assert.equal(made.json.name, name);
      assert.equal((await s.live.get(path(name))).text, made.text, name);
      assert.equal((await s.live.post(path(name, '/setParams'), { patch: true })).json.name, name);
    }
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are refused
    const names = text.filter((name) => !/[\u0000-\u001f\u007f]/.test(name) && !['.', '..'].includes(name));
    let n = 0;
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        const unique = `${name}${n++}`;
        assert.equal((await create({ name: unique })).status, 200);
        assert.equal((await s.live.get(path(unique))).json.name, unique);
      }),
      { numRuns: 30 },
    );
  });

  it('are 404 when there is none, whatever the name', async () => {
    for (const name of ['missing', 'a/x', '%', 'x'.repeat(5000)]) {
      const missing = await s.live.get(path(name));
      assert.deepEqual(missing.json, { status_code: 404, error: `Project ${JSON.stringify(name)} not found.` });
      for (const verb of ['/setParams', '/settings', '/archive']) {
        assert.equal((await s.live.post(path(name, verb), {})).status, 404);
      }
    }
  });

  it('are refused with a sentence that names the field', async () => {
    const refusals: [object, number, RegExp][] = [
      [{}, 400, /"name" is required/],
      [{ name: '' }, 400, /"name" is not allowed to be empty/],
      [{ name: 5 }, 400, /"name" must be a string/],
      [{ name: '..' }, 400, /"name" must not be \. or \.\./],
      [{ name: 'a\nb' }, 400, /"name" must not contain control characters/],
      [{ name: 'x'.repeat(257) }, 400, /"name" must be at most 256 characters/],
      [{ name: 'r', type: 'nothing' }, 404, /no task type "nothing"/],
      [{ name: 'r', type: null }, 400, /"type" is required/],
      [{ name: 'r', params: [] }, 400, /"params" must be an object/],
      [{ name: 'r', params: { categories: 5 } }, 400, /"categories" must be an array/],
      [{ name: 'r', params: { catgories: ['a'] } }, 400, /"catgories" is not allowed/],
      [{ name: 'r', params: { instruction: 5 } }, 400, /"instruction" must be a string/],
      [{ name: 'r', params: { callback_url: 'nowhere' } }, 400, /"callback_url" must be a full/],
      [{ name: 'r', params: { unique_id: 'x' } }, 400, /"unique_id" is not allowed in the params of a project/],
      [{ name: 'r', params: { version: 7 } }, 400, /"version" is not allowed in the params of a project/],
      [{ name: 'r', pipeline: 'other' }, 400, /"pipeline" must be one of/],
      [{ name: 'r', settings: { responses_required: 0 } }, 400, /"settings.responses_required" must be/],
      [{ name: 'r', settings: { review: {} } }, 400, /"settings.review.share" is required/],
      [{ name: 'r', settings: { review: { share: 1.5 } } }, 400, /"settings.review.share" must be less/],
      [{ name: 'r', settings: { correction_seconds: -1 } }, 400, /"settings.correction_seconds" must be/],
    ];
    for (const [body, status, sentence] of refusals) {
      const refused = await create(body);
      assert.equal(refused.status, status, JSON.stringify(body));
      assert.match(refused.json.error, sentence);
    }
    assert.equal((await s.live.get(path('r'))).status, 404);
  });

  it('get a new version of their params: replaced, or patched', async () => {
    await create({ name: 'versions', params: PARAMS });
    const set = async (body: object) => {
      const { param_history } = (await s.live.post(path('versions', '/setParams'), body)).json;
      const { created_at, ...last } = param_history.at(-1);
      assert.ok(created_at);
      return last;
    };
    assert.deepEqual(await set({ patch: true, categories: ['cow'] }), { version: 1, ...PARAMS, categories: ['cow'] });
    assert.deepEqual(await set({ patch: 'True', instruction: 'Now.' }), {
      version: 2,
      ...PARAMS,
      categories: ['cow'],
      instruction: 'Now.',
    });
    assert.deepEqual(await set({ patch: true, instruction: null, allow_multiple: null }), {
      version: 3,
      categories: ['cow'],
    });
    assert.deepEqual(await set({ categories: ['a', 'b'], instruction: 'Afresh.', patch: null }), {
      version: 4,
      categories: ['a', 'b'],
      instruction: 'Afresh.',
    });
    assert.deepEqual(await set({ patch: false, instruction: 'Alone.' }), { version: 5, instruction: 'Alone.' });
    const history = (await s.live.get(path('versions'))).json.param_history;
    assert.deepEqual(
      history.map((one: { version: number }) => one.version),
      [0, 1, 2, 3, 4, 5],
    );
    for (const [body, sentence] of [
      [{ patch: 'maybe' }, /"patch" must be a boolean/],
      [{ nonsense: 1 }, /"nonsense" is not allowed/],
      [{ patch: true, allow_multiple: 'perhaps' }, /"allow_multiple" must be a boolean/],
    ] as const) {
      const refused = await s.live.post(path('versions', '/setParams'), body);
      assert.equal(refused.status, 400);
      assert.match(refused.json.error, sentence);
    }
    assert.equal((await s.live.get(path('versions'))).json.param_history.length, 6);
  });

  it('get versions without gaps from requests at once, none of them lost', async () => {
    await create({ name: 'at once' });
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        s.live.post(path('at once', '/setParams'), { patch: true, tags: [`t${i}`] }),
      ),
    );
    const history = (await s.live.get(path('at once'))).json.param_history.slice(1);
    assert.deepEqual(
      history.map((one: { version: number }) => one.version),
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    assert.equal(new Set(history.map((one: { tags: string[] }) => one.tags[0])).size, 20);
  });

  it('take params of any name for a type of which only the name is known', async () => {
    const params = { frame_rate: 5, anything: { at: ['all'] } };
    const made = (await create({ name: 'unchecked', type: 'sensorfusion', params })).json;
    assert.deepEqual(made.param_history[0].anything, { at: ['all'] });
  });

  it('are made from forms too', async () => {
    const made = await s.live.post('/v1/projects', undefined, {
      raw: 'type=categorization&name=of+a+form&rapid=True&params[categories]=a&params[allow_multiple]=true',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.equal(made.status, 200, made.text);
    const { categories, allow_multiple } = made.json.param_history[0];
    assert.deepEqual([made.json.rapid, categories, allow_multiple], [true, ['a'], true]);
  });

  it('hold settings, which are replaced as a whole', async () => {
    const settings = { responses_required: 3, review: { share: 0.1, below_agreement: 0.8 }, correction_seconds: 60 };
    assert.deepEqual((await create({ name: 'settings', settings })).json.settings, settings);
    const replaced = await s.live.post(path('settings', '/settings'), { correction_seconds: '5', of_ours: true });
    assert.deepEqual(replaced.json.settings, { correction_seconds: 5, of_ours: true });
    assert.deepEqual((await s.live.get(path('settings'))).json.settings, { correction_seconds: 5, of_ours: true });
    assert.equal((await s.live.post(path('settings', '/settings'), { review: 5 })).status, 400);
  });

  it('keep an ontology beside all else, and are refused what is none', async () => {
    await create({ name: 'ontology', rapid: true, datasetId: 'ds_2', params: PARAMS });
    const set = (body: object) => s.live.post(path('ontology', '/setOntology'), body);
    const ontology = ['cow', { choice: 'horse', subchoices: ['foal'] }];
    const made = (await set({ ontology, name: 'animals' })).json;
    assert.deepEqual([made.ontology, made.ontology_name, made.datasetId], [ontology, 'animals', 'ds_2']);
    assert.deepEqual((await s.live.get(path('ontology'))).json, made);
    const bare = (await set({ ontology: [] })).json;
    assert.deepEqual([bare.ontology, 'ontology_name' in bare, bare.datasetId], [[], false, 'ds_2']);
    assert.deepEqual(bare.param_history, made.param_history, 'no version of the params');
    for (const body of [{}, { ontology: 'cow' }, { ontology: [5] }, { ontology: [''] }, { ontology: [], name: 5 }]) {
      const refused = await set(body);
      assert.equal(refused.status, 400, JSON.stringify(body));
      assert.match(refused.json.error, /"(ontology|name)/);
    }
    assert.equal((await s.live.post(path('missing', '/setOntology'), { ontology })).status, 404);
  });

  it('have a template where their type has one', async () => {
    const fields = [{ type: 'text', field_id: 'f', title: 'F' }];
    const made = (await create({ name: 'template', type: 'textcollection', params: { fields } })).json;
    const get = async (name: string) => s.live.get(path(name, '/taskTemplates'));
    const first = (await get('template')).json;
    assert.deepEqual(first, {
      id: first.id,
      version: 0,
      created_at: made.created_at,
      updated_at: made.created_at,
      template_variables: { fields: made.param_history[0].fields },
      auto_onboard_enabled: false,
    });
    assert.match(first.id, /^[0-9a-f]{24}$/);
    await s.live.post(path('template', '/setParams'), { patch: true, instruction: 'Read.' });
    const second = (await get('template')).json;
    assert.deepEqual([second.id, second.version], [first.id, 1]);
    assert.equal(second.template_variables.instruction, 'Read.');
    const other = await get('first');
    assert.equal(other.status, 400);
    assert.match(other.json.error, /of the type categorization/);
    assert.equal((await get('missing')).status, 404);
  });

  it('are archived, and listed by that', async () => {
    await s.test.post('/v1/projects', { type: 'comparison', name: 'old' });
    await s.test.post('/v1/projects', { type: 'comparison', name: 'new' });
    const archived = await s.test.post(path('old', '/archive'));
    assert.equal(archived.json.archived, true);
    const names = async (query: string) =>
      (await s.test.get(`/v1/projects${query}`)).json.map((one: { name: string }) => one.name);
    assert.deepEqual(await names('?archived=True'), ['old']);
    assert.deepEqual(await names('?archived=false'), ['taken "x"', 'new']);
    assert.deepEqual(await names('?archived='), ['taken "x"', 'old', 'new']);
    assert.equal((await s.test.get('/v1/projects?archived=maybe')).status, 400);
    assert.equal((await s.test.get('/v1/projects?archived=true&archived=false')).status, 400);
    assert.equal((await s.test.post(path('old', '/archive'), { archived: false })).json.archived, false);
    assert.deepEqual(await names('?archived=true'), []);
  });

  it('are not for labelers', async () => {
    const { key } = await createAccountUser(s, { email: 'labeler@example.com', role: 'labeler', mode: 'live' });
    const labeler = api(s.server, key);
    for (const answer of [
      await labeler.get('/v1/projects'),
      await labeler.post('/v1/projects', { type: 'categorization', name: 'of a labeler' }),
      await labeler.get('/v1/batches'),
      await labeler.post('/v1/batches', { project: 'first', name: 'of a labeler' }),
    ]) {
      assert.equal(answer.status, 403, answer.text);
    }
  });

  it('give the saved answer of an Idempotency-Key, of refusals too', async () => {
    const keyed = (key: string) => ({ headers: { 'Idempotency-Key': key } });
    const body = { type: 'categorization', name: 'keyed' };
    const made = await s.live.post('/v1/projects', body, keyed('p1'));
    const again = await s.live.post('/v1/projects', body, keyed('p1'));
    assert.equal(again.status, 200);
    assert.equal(again.text, made.text);
    const refused = await s.live.post('/v1/projects', body, keyed('p2'));
    assert.equal(refused.status, 409);
    assert.equal((await s.live.post('/v1/projects', body, keyed('p2'))).text, refused.text);
    const change = { patch: true, allow_multiple: true };
    const set = await s.live.post(path('keyed', '/setParams'), change, keyed('p3'));
    assert.equal((await s.live.post(path('keyed', '/setParams'), change, keyed('p3'))).text, set.text);
    assert.equal((await s.live.get(path('keyed'))).json.param_history.length, 2, 'one version, not two');
  });
});
