/** A text that fits a pattern. */
import type { Draw } from '../../draw.ts';
import type { PatternNode } from './parse.ts';

/** Letters and digits first: they are what somebody would write. */
const USUAL = [...'aA0_-. @/:+', ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))];
const MOST_REPEATS = 200;

/** @param more how often to repeat beyond the least, where the pattern lets us. @returns a text that may not fit the pattern's assertions. */
export function patternText(node: PatternNode, draw: Draw, more: number): string {
  switch (node.kind) {
    case 'one':
      return characterFor(node);
    case 'all':
      return node.nodes.map((part) => patternText(part, draw, more)).join('');
    case 'any':
      return patternText(draw.one(node.nodes), draw, more);
    case 'repeat': {
      const most = Math.min(node.most, Math.max(node.least, MOST_REPEATS));
      const least = Math.min(node.least + more, most);
      const times = draw.whole(least, Math.min(least + 2, most), least);
      return Array.from({ length: times }, () => patternText(node.node, draw, 0)).join('');
    }
    default:
      return '';
  }
}

function characterFor({ fits }: PatternNode & { kind: 'one' }): string {
  const usual = USUAL.find(fits);
  if (usual !== undefined) return usual;
  for (let codePoint = 0; codePoint < 0x3000; codePoint++) {
    const character = String.fromCodePoint(codePoint);
    if (fits(character)) return character;
  }
  return '';
}
