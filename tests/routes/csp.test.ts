/** The page's policy and the other headers that hold browsers to what we mean. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { it } from 'node:test';
import { request } from '../kit/client.ts';
import { suite } from '../kit/suite.ts';

const PAGES = ['/', '/sign-in', '/signed-in', '/join', '/password', '/work', '/account', '/people', '/tasks/a'];

suite('the policy of the page', (s) => {
  const get = (path: string) => request(s.server.url, { path });
  const policyOf = async (path: string) => {
    const policy = String((await get(path)).headers['content-security-policy']);
    return new Map(policy.split('; ').map((rule) => [rule.split(' ')[0]!, rule.split(' ').slice(1).join(' ')]));
  };

  it('lets no script and no style in that is not a file of ours, on each page and each file of it', async () => {
    const { text } = await get('/');
    const files = [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, file]) => file!);
    assert.ok(files.length > 0);
    for (const path of [...PAGES, ...files]) {
      const rules = await policyOf(path);
      assert.equal(rules.get('script-src'), "'self'", path);
      assert.equal(rules.get('script-src-attr'), "'none'", path);
      assert.equal(rules.get('style-src-attr'), "'none'", path);
      assert.equal(rules.get('default-src'), "'self'", path);
      assert.equal(rules.get('object-src'), "'none'", path);
      assert.equal(rules.get('base-uri'), "'none'", path);
      assert.equal(rules.get('frame-ancestors'), "'none'", path);
      assert.equal(rules.get('form-action'), "'self'", path);
      assert.doesNotMatch([...rules.values()].join(' '), /unsafe|\*|nonce/, path);
    }
    assert.doesNotMatch(text, /<style|style=|\son\w+=|<script(?![^>]* src="\/assets\/)/);
  });

  it('knows the styles that the library of widgets puts in by itself', async () => {
    const from = dirname(createRequire(import.meta.url).resolve('react-aria/package.json'));
    const read = (file: string) => readFileSync(join(from, 'dist/private', file), 'utf8');
    const press = read('interactions/usePress.mjs');
    const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(press)![1]!;
    const styles = [press, read('overlays/usePreventScroll.mjs')].flatMap((source) =>
      [...source.matchAll(/style\.textContent = `([^`]*)`/g)].map(([, text]) =>
        text!.replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, attribute).trim(),
      ),
    );
    assert.equal(styles.length, 2);
    const hashes = styles.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    assert.equal((await policyOf('/')).get('style-src'), `'self' ${hashes.join(' ')}`);
  });

  it('comes with the other headers, and the rest of the server with those that concern it', async () => {
    const { headers } = await get('/work');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
    assert.match(String(headers['permissions-policy']), /camera=\(\).*geolocation=\(\)/);
    assert.equal(headers['strict-transport-security'], undefined, 'over plain http it would mean nothing');
    for (const path of ['/session', '/session/ways', '/v1/tasks', '/openapi.json', '/nothing', '/healthz']) {
      assert.equal((await get(path)).headers['x-content-type-options'], 'nosniff', path);
    }
    for (const path of ['/session', '/session/ways']) {
      const { headers, status } = await get(path);
      if (status === 200) assert.equal(headers['cache-control'], 'no-store', path);
    }
  });

  it('field 4e row 16: CSV export cells that begin with = + - @ are no formulas', async () => {
    const evil = ['=cmd|x', '+1+1', '-1+1', '@SUM(1)', '\t=1', '\r=1'];
    for (const text of evil) {
      const body = {
        attachment_type: 'text',
        attachment: text,
        categories: [text, 'b'],
        tags: ['formulas'],
        unique_id: `${text} id`,
        instruction: text,
        metadata: { a: text },
      };
      const made = await s.live.post('/v1/task/categorization', body);
      assert.equal(made.status, 200, made.text);
    }
    const sheet = (await s.live.get('/v1/tasks/export?format=csv&tags=formulas')).text;
    const cells = sheet
      .split(/\r\n/)
      .slice(1)
      .flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
    const bare = cells.map((cell) => cell.replace(/^"/, ''));
    assert.ok(bare.length > 20);
    assert.deepEqual(
      bare.filter((cell) => /^[=+\-@\t\r]/.test(cell)),
      [],
    );
    assert.ok(
      bare.some((cell) => cell.startsWith("'=cmd|x")),
      sheet,
    );
  });
});
