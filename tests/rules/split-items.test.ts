import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ElementSplitter, LineSplitter, MalformedItems, type Splitter } from '../../src/rules/split-items.ts';

/** The items of a body that arrives in chunks of these lengths, over and over. */
function split(splitter: Splitter, body: string | Buffer, lengths: number[] = [1 << 16]): string[] {
  const bytes = Buffer.from(body);
  const items: Buffer[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const length = lengths[i % lengths.length]!;
    items.push(...splitter.push(bytes.subarray(at, at + length)));
    at += length;
  }
  return [...items, ...splitter.end()].map((item) => item.toString());
}

const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
const bom = fc.constantFrom('', '\uFEFF');

describe('a body of many items', () => {
  it('of lines: each is found, wherever the chunks are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.json()),
        lengths,
        bom,
        fc.constantFrom('\n', '\r\n', '\n\n \n'),
        (items, cuts, mark, end) => {
          const found = split(new LineSplitter(), mark + items.map((item) => item + end).join(''), cuts);
          assert.deepEqual(
            found.map((line) => JSON.parse(line)),
            items.map((item) => JSON.parse(item)),
          );
        },
      ),
    );
  });

  it('of lines: the last one may lack its newline', () => {
    assert.deepEqual(split(new LineSplitter(), '1\n2'), ['1', '2']);
    assert.deepEqual(split(new LineSplitter(), ''), []);
    assert.deepEqual(split(new LineSplitter(), ' \n\n\t\r\n'), []);
  });

  it('of one array: each element is found, wherever the chunks are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), lengths, bom, fc.constantFrom(0, 2), (value, cuts, mark, indent) => {
        const found = split(new ElementSplitter(), `${mark} ${JSON.stringify(value, null, indent)}\n`, cuts);
        assert.deepEqual(
          found.map((element) => JSON.parse(element)),
          JSON.parse(JSON.stringify(value)),
        );
      }),
    );
  });

  it('of one array: what is no array is refused', () => {
    const bad = [
      '',
      ' ',
      '{',
      '{"a":[]}',
      '1',
      'null',
      '[',
      '[1',
      '[1,',
      '[1,]',
      '[,1]',
      '[1,,2]',
      '[]]',
      '[] 1',
      '[}',
      '["a]',
    ];
    for (const body of bad) {
      assert.throws(() => split(new ElementSplitter(), body), MalformedItems, body);
      assert.throws(() => split(new ElementSplitter(), body, [1]), MalformedItems, body);
    }
  });

  it('is read in time that grows with its length only', () => {
    const blanks = Buffer.alloc(16 * 1024 * 1024, ' ');
    assert.deepEqual(split(new ElementSplitter(), Buffer.concat([blanks, Buffer.from('[1]')]), [1024]), ['1']);
    assert.equal(split(new LineSplitter(), Buffer.concat([blanks, Buffer.from('1')]), [1024]).length, 1);
  });
});
