/** A long text in pieces that are laid out one by one: only those near the screen are in the page. Pure. */

export interface Block {
  /** In UTF-16 units of the whole text; a block has its line's end with it. */
  start: number;
  end: number;
  /** Of what is shown: without the end of its line. */
  shownEnd: number;
}

/** UTF-16 units. A paragraph longer than this is cut at a space: laying out a megabyte in one takes seconds. */
const MOST = 2000;

/** @param merged line breaks are shown as spaces, so they part nothing. */
export function blocksOf(text: string, merged: boolean): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = merged ? -1 : text.indexOf('\n', start);
    const lineEnd = newline === -1 ? text.length : newline + 1;
    const end = lineEnd - start > MOST ? cutAt(text, start) : lineEnd;
    blocks.push({ start, end, shownEnd: end === lineEnd && newline !== -1 ? withoutBreak(text, start, end) : end });
    start = end;
  }
  return blocks.length > 0 ? blocks : [{ start: 0, end: 0, shownEnd: 0 }];
}

/** Behind the last space that fits; in a text without spaces wherever no character is torn. */
function cutAt(text: string, start: number): number {
  const most = start + MOST;
  const space = Math.max(text.lastIndexOf(' ', most - 1), text.lastIndexOf('\n', most - 1));
  if (space > start + MOST / 2) return space + 1;
  const code = text.charCodeAt(most);
  return code >= 0xdc00 && code <= 0xdfff ? most - 1 : most;
}

function withoutBreak(text: string, start: number, end: number): number {
  const at = end - 1;
  return at > start && text[at - 1] === '\r' ? at - 1 : at;
}

/** The index of the block that a place is in; the last one for the end of the text. */
export function blockAt(blocks: readonly Block[], unit: number): number {
  let [low, high] = [0, blocks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (blocks[middle]!.start <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What is shown of a piece of the text: as long as the text, so that places are the same in both. */
export const shownText = (piece: string, merged: boolean): string =>
  merged ? piece.replace(/\r/g, '\u200b').replace(/\n/g, ' ') : piece.replace(/\r/g, '\u200b');
