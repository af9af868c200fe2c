/** Between places in the text and places in the page: each piece of the text carries `data-at`, the unit that it begins with. */
import type { Range } from './words.ts';

const pieceOf = (node: Node | null): HTMLElement | null =>
  (node instanceof HTMLElement ? node : node?.parentElement)?.closest<HTMLElement>('[data-at]') ?? null;

const startOf = (piece: HTMLElement): number => Number(piece.dataset.at);

/** The unit of a place of the page; undefined outside of the text. */
export function unitOf(root: HTMLElement, node: Node | null, offset: number): number | undefined {
  if (!node || !root.contains(node)) return undefined;
  const piece = pieceOf(node);
  if (piece)
    return startOf(piece) + (node.nodeType === Node.TEXT_NODE ? offset : offset > 0 ? piece.textContent!.length : 0);
  if (!(node instanceof HTMLElement)) return undefined;
  const block = node.closest<HTMLElement>('[data-block]');
  if (!block) return undefined;
  const pieces = block.querySelectorAll<HTMLElement>('[data-at]');
  const before = offset > 0 ? pieces[pieces.length - 1] : undefined;
  return before ? startOf(before) + before.textContent!.length : Number(block.dataset.start);
}

/** Where a unit is in the page; undefined while its block is not in it. */
export function placeOf(root: HTMLElement, unit: number): { node: Node; offset: number } | undefined {
  for (const block of root.querySelectorAll<HTMLElement>('[data-block]')) {
    if (unit < Number(block.dataset.start) || unit > Number(block.dataset.end)) continue;
    const pieces = [...block.querySelectorAll<HTMLElement>('[data-at]')];
    const piece = pieces.findLast((one) => startOf(one) <= unit) ?? pieces[0];
    const node = piece?.firstChild;
    if (!piece || !node) return { node: block, offset: 0 };
    // The end of a line is behind its last sign, the place after it at the beginning of the next.
    if (unit === Number(block.dataset.end) && unit > startOf(piece) + node.textContent!.length) continue;
    return { node, offset: Math.min(unit - startOf(piece), node.textContent!.length) };
  }
  return undefined;
}

/** The unit under a point of the screen. */
export function unitAtPoint(root: HTMLElement, x: number, y: number): number | undefined {
  const place = document.caretPositionFromPoint?.(x, y);
  if (place) return unitOf(root, place.offsetNode, place.offset);
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? unitOf(root, range.startContainer, range.startOffset) : undefined;
}

/** The rectangles of a stretch of text that is in the page, on the screen. */
export function rectsOf(root: HTMLElement, { start, end }: Range): DOMRect[] {
  const [from, to] = [placeOf(root, start), placeOf(root, end)];
  if (!from || !to) return [];
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  const rects = [...range.getClientRects()].filter(({ width, height }) => height > 0 && (width > 0 || start === end));
  return rects.length > 0 ? rects : [range.getBoundingClientRect()].filter(({ height }) => height > 0);
}

/** Selects a stretch of the text in the page, if both its ends are there. */
export function selectUnits(root: HTMLElement, anchor: number, focus: number): boolean {
  const [from, to] = [placeOf(root, anchor), placeOf(root, focus)];
  if (!from || !to) return false;
  document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  return true;
}

/** What is selected of the text by now; undefined where nothing is. @param last its ends while both were in the text. */
export function selectedIn(root: HTMLElement | null, last: { focus: number } | undefined): Range | undefined {
  const selection = document.getSelection();
  if (!root || !selection || selection.isCollapsed || !root.contains(selection.anchorNode)) return undefined;
  const anchor = unitOf(root, selection.anchorNode, selection.anchorOffset);
  const focus = unitOf(root, selection.focusNode, selection.focusOffset) ?? last?.focus;
  if (anchor === undefined || focus === undefined || anchor === focus) return undefined;
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
}

/** Scrolls no further than needed for a place that is in the page. */
export function scrollTo(root: HTMLElement, unit: number): void {
  const [rect] = rectsOf(root, { start: unit, end: unit });
  const frame = root.getBoundingClientRect();
  if (!rect || (rect.top >= frame.top && rect.bottom <= frame.bottom)) return;
  root.scrollTop += rect.top - frame.top - frame.height / 3;
}
