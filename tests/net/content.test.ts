import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { inspectContent } from '../../src/net/content.ts';
import * as picture from './kit/pictures.ts';

const typeOf = async (text: string | Buffer) => (await inspectContent(Buffer.from(text))).type;

describe('inspectContent', () => {
  it('tells pictures and their size from the first bytes', async () => {
    for (const [type, make] of Object.entries(picture.MAKERS)) {
      const { tooManyPixels, ...found } = await inspectContent(make(640, 480));
      assert.deepEqual(found, { type, width: 640, height: 480 }, type);
      assert.equal(tooManyPixels, false);
    }
  });

  it('row 14: a flat picture of 14,000 x 14,000 is refused by its pixels, without being decoded', async () => {
    const bomb = picture.png(14_000, 14_000, deflateSync(Buffer.alloc(14_000 * 1_751)));
    assert.ok(bomb.length < 700_000, `${bomb.length} bytes`);
    const before = process.memoryUsage().rss;
    assert.deepEqual(await inspectContent(bomb), {
      type: 'image/png',
      width: 14_000,
      height: 14_000,
      tooManyPixels: true,
    });
    assert.ok(process.memoryUsage().rss - before < 50_000_000, 'nothing like 800 MB');
    for (const [type, make] of Object.entries(picture.MAKERS)) {
      assert.equal((await inspectContent(make(14_000, 14_000))).tooManyPixels, true, type);
    }
  });

  it('row 14: the bound is the caller\u2019s, and what is just within it passes', async () => {
    const flags = async (width: number, height: number, most?: number) =>
      (await inspectContent(picture.png(width, height), most)).tooManyPixels;
    assert.deepEqual([await flags(10_000, 10_000), await flags(10_001, 10_000)], [false, true], '100 megapixels');
    assert.deepEqual([await flags(14_000, 14_000, 268_402_689), await flags(20, 20, 399)], [false, true]);
  });

  it('names text, HTML, SVG and XML by what a browser would see', async () => {
    const texts: Record<string, string[]> = {
      'text/plain': [
        'hello',
        'a,b\n1,2\n',
        '{"a":1}',
        'BMW 320i in red',
        '<3 you',
        '<tag>x',
        '<!-- a comment',
        'p\u00e4th',
        '\ufeffbom',
      ],
      'text/html': [
        '<!DOCTYPE html><p>',
        '  \n<html>',
        '<script>alert(1)</script>',
        '<!-- x --><body>',
        '\ufeff<h1>',
        '<?xml version="1.0"?><html xmlns="x">',
      ],
      'image/svg+xml': [
        '<svg xmlns="http://www.w3.org/2000/svg"/>',
        '<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE svg PUBLIC "a" "b" [<!ENTITY c "d">]>\n<svg>',
        '<svg:svg xmlns:svg="x">',
        ' <SVG onload=alert(1)>',
      ],
      'application/xml': ['<?xml version="1.0"?><a/>', '<?xml version="1.0"?><b>'],
    };
    for (const [type, all] of Object.entries(texts)) {
      for (const text of all) assert.equal(await typeOf(text), type, text);
    }
    assert.equal(await typeOf(Buffer.from('\ufeff<html><body>', 'utf16le')), 'text/html');
  });

  it('goes by the bytes where a name or a header lies', async () => {
    assert.equal(
      await typeOf(Buffer.concat([picture.gif(1, 1), Buffer.from('/*<script>alert(1)</script>*/')])),
      'image/gif',
    );
    assert.equal(await typeOf('%PDF-1.7\n'), 'application/pdf');
    assert.equal(await typeOf(Buffer.from('PK\u0003\u0004\u0014'.padEnd(60, '\0'))), 'application/zip');
    assert.equal(await typeOf(Buffer.from('000000186674797069736f6d', 'hex')), 'video/mp4');
    assert.equal(await typeOf(''), 'application/octet-stream');
    assert.equal(await typeOf(Buffer.from([0, 1, 2, 3])), 'application/octet-stream');
  });

  it('has an answer for 2,000 random inputs', async () => {
    const any = fc.uint8Array({ maxLength: 600 });
    const starts = fc.constantFrom(...picture.STARTS.map((hex) => Buffer.from(hex, 'hex')));
    const input = fc.oneof(
      any,
      fc.tuple(starts, any).map((parts) => Buffer.concat(parts)),
    );
    const property = fc.asyncProperty(input, async (bytes) => {
      const { type, width, height } = await inspectContent(bytes);
      assert.match(type, /^[a-z]+\/[\w.+-]+$/);
      assert.equal(width === undefined, height === undefined);
      assert.ok(width === undefined || (width > 0 && height! > 0), `${width} x ${height}`);
    });
    await fc.assert(property, { numRuns: 2_000 });
  });

  it('has an answer for every beginning of a picture, and reads nothing beyond it', async () => {
    for (const [type, make] of Object.entries(picture.MAKERS)) {
      const whole = make(640, 480);
      for (let length = 0; length < whole.length; length++) {
        // A view into memory that goes on with bytes that are not the picture's.
        const view = Buffer.concat([whole.subarray(0, length), Buffer.alloc(64, 0x7f)]).subarray(0, length);
        const { width, height } = await inspectContent(view);
        assert.ok(
          width === undefined || (width === 640 && height === 480),
          `${type} of ${length}: ${width} x ${height}`,
        );
      }
    }
  });

  it('takes a hostile quarter of a megabyte in its stride', async () => {
    for (const [what, bytes] of Object.entries(picture.hostile(256 * 1024))) {
      const began = process.cpuUsage();
      await inspectContent(bytes);
      const { user } = process.cpuUsage(began);
      assert.ok(user < 400_000, `${what}: ${user} microseconds`);
    }
    await inspectContent(randomBytes(5_000_000));
  });
});
