import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { decodePageToken, encodePageToken } from '../../src/rules/page-token.ts';

const ID = '60db80e1dbdd53001146e389';

it('comes back with its secret and filters, and with no others', () => {
  const token = encodePageToken('secret', ID, 'status=pending');
  assert.match(token, /^[\w-]+$/);
  assert.equal(decodePageToken('secret', token, 'status=pending'), ID);
  assert.equal(decodePageToken('other', token, 'status=pending'), undefined);
  assert.equal(decodePageToken('secret', token, 'status=error'), undefined);
});

it('is refused with any character changed, added or left out', () => {
  const token = encodePageToken('secret', ID, '');
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  for (let i = 0; i < token.length; i++) {
    for (const c of alphabet) {
      if (c === token[i]) continue;
      assert.equal(decodePageToken('secret', token.slice(0, i) + c + token.slice(i + 1), ''), undefined);
    }
    assert.equal(decodePageToken('secret', token.slice(0, i) + token.slice(i + 1), ''), undefined);
  }
  fc.assert(fc.property(fc.string(), (text) => decodePageToken('secret', text, '') === undefined));
});
