import assert from 'node:assert/strict';
import { it } from 'node:test';
import { request } from '../kit/client.ts';
import { suite } from '../kit/suite.ts';

suite('the web page', (s) => {
  const get = (path: string) => request(s.server.url, { path });

  it('is served under each of its paths, and never from a cache unasked', async () => {
    const first = await get('/');
    const paths = ['/overview', '/tasks', '/tasks/abc', '/projects', '/projects/my%20cows', '/people', '/settings'];
    for (const path of ['/', '/work', '/sign-in', '/index.html', '/review', '/keys', '/account', ...paths]) {
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
    assert.equal(rules.get('script-src'), "script-src 'self'");
    assert.equal(rules.get('frame-ancestors'), "frame-ancestors 'none'");
    assert.doesNotMatch(String(headers['content-security-policy']), /unsafe-eval|\*/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    for (const [script] of text.matchAll(/<script[^>]*>/g)) assert.match(script, / src="\/assets\//);
  });

  it('has files that stay as they are under their names', async () => {
    const { files } = await firstLoad();
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

  it('comes compressed, and is the same then', async () => {
    const { text, files } = await firstLoad();
    for (const file of ['/', ...files]) {
      const plain = await fetch(s.server.url + file, { headers: { 'accept-encoding': 'identity' } });
      assert.equal(plain.headers.get('content-encoding'), null);
      const bytes = await plain.text();
      for (const encoding of ['br', 'gzip']) {
        const packed = await fetch(s.server.url + file, { headers: { 'accept-encoding': encoding } });
        assert.equal(packed.headers.get('content-encoding'), encoding, file);
        assert.match(String(packed.headers.get('vary')), /accept-encoding/i);
        assert.equal(packed.headers.get('content-type'), plain.headers.get('content-type'));
        assert.equal(await packed.text(), bytes, file);
      }
    }
    assert.match(text, /<script/);
  });

  it('needs less than 250 kB of compressed script to begin', async () => {
    const { files } = await firstLoad();
    const sizes = await Promise.all(
      files
        .filter((file) => file.endsWith('.js'))
        .map(async (file) => {
          const { headers } = await request(s.server.url, { path: file, headers: { 'accept-encoding': 'br' } });
          return Number(headers['content-length']);
        }),
    );
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(bytes > 50_000 && bytes < 250_000, `${bytes} bytes`);
  });

  /** The page, and what it names: the modules that the first one imports are named there too. */
  async function firstLoad() {
    const { text } = await get('/');
    const files = [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, file]) => file!);
    return { text, files };
  }
});
