import assert from 'node:assert/strict';
import { it } from 'node:test';
import { request } from '../kit/client.ts';
import { suite } from '../kit/suite.ts';

suite('the web page', (s) => {
  const get = (path: string) => request(s.server.url, { path });

  it('is served under each of its paths, and never from a cache unasked', async () => {
    const first = await get('/');
    for (const path of ['/', '/work', '/sign-in', '/index.html']) {
      const { status, headers, text } = await get(path);
      assert.equal(status, 200, path);
      assert.match(String(headers['content-type']), /^text\/html/);
      assert.equal(headers['cache-control'], 'no-cache');
      assert.equal(text, first.text);
    }
  });

  it('lets no foreign script run, and itself be put into no frame', async () => {
    const { headers, text } = await get('/work');
    const rules = new Map(
      String(headers['content-security-policy'])
        .split('; ')
        .map((rule) => [rule.split(' ')[0], rule]),
    );
    assert.equal(rules.get('default-src'), "default-src 'self'");
    assert.equal(rules.get('script-src'), undefined);
    assert.equal(rules.get('frame-ancestors'), "frame-ancestors 'none'");
    assert.doesNotMatch(String(headers['content-security-policy']), /unsafe-eval|\*/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    for (const [script] of text.matchAll(/<script[^>]*>/g)) assert.match(script, / src="\/assets\//);
  });

  it('has files that stay as they are under their names', async () => {
    const { text } = await get('/');
    const files = [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, file]) => file!);
    assert.ok(files.some((file) => file.endsWith('.js')) && files.some((file) => file.endsWith('.css')));
    for (const file of files) {
      const { status, headers } = await get(file);
      assert.equal(status, 200, file);
      assert.match(String(headers['cache-control']), /max-age=31536000, immutable/);
    }
    for (const path of ['/assets/none.js', '/../package.json', '/%2e%2e/package.json', '/nothing']) {
      assert.equal((await get(path)).status, 404, path);
    }
  });
});
