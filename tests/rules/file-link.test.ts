import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { parse } from 'node:querystring';
import { it } from 'node:test';
import fc from 'fast-check';
import { isGoodFileLink, signFileLink } from '../../src/rules/file-link.ts';
import { fileUrl, isFileUrl, metadataEntries, parseFileUrl } from '../../src/rules/file-url.ts';

const FILE = '01234567-89ab-4cde-8f01-23456789abcd';
const NOW = 1_700_000_000_000;
const expires = NOW / 1000 + 60;

it('a link is good for its file, its secret and its time alone', () => {
  const query = parse(signFileLink('secret', FILE, expires));
  assert.ok(isGoodFileLink('secret', FILE, query, NOW));
  assert.ok(isGoodFileLink('secret', FILE, query, NOW + 59_999));
  assert.ok(!isGoodFileLink('secret', FILE, query, NOW + 60_000));
  assert.ok(!isGoodFileLink('other', FILE, query, NOW));
  assert.ok(!isGoodFileLink('secret', randomUUID(), query, NOW));
  assert.ok(!isGoodFileLink('secret', FILE, { ...query, expires: String(expires + 1) }, NOW));
  for (const other of [{}, { expires: query.expires }, { signature: query.signature }, { ...query, expires: [] }]) {
    assert.ok(!isGoodFileLink('secret', FILE, other, NOW));
  }
});

it('no other signature is good', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.uint8Array({ minLength: 32, maxLength: 32 })), (given) => {
      const signature = typeof given === 'string' ? given : Buffer.from(given).toString('base64url');
      return !isGoodFileLink('secret', FILE, { expires: String(expires), signature }, NOW);
    }),
  );
});

it('an address is exactly that of one file', () => {
  const file = { sequenceId: '0'.repeat(24), fileId: FILE };
  assert.deepEqual(parseFileUrl(fileUrl(file)), file);
  fc.assert(
    fc.property(fc.nat({ max: fileUrl(file).length }), fc.string({ minLength: 1, maxLength: 3 }), (at, text) => {
      const changed = fileUrl(file).slice(0, at) + text + fileUrl(file).slice(at);
      return parseFileUrl(changed) === undefined;
    }),
  );
  assert.ok(isFileUrl('SCALEDATA://x') && !isFileUrl('http://scaledata:'));
});

it('metadata is found by equal pairs, however they are written', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (metadata) => {
      const turned = Object.fromEntries(Object.entries(metadata).toReversed());
      assert.deepEqual(metadataEntries(turned).toSorted(), metadataEntries(metadata).toSorted());
    }),
  );
  assert.notDeepEqual(metadataEntries({ a: 1 }), metadataEntries({ a: '1' }));
});
