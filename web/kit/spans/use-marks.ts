/** Where the caret, the ends of the selected span and the relations are: measured after each layout. */
import { type RefObject, useLayoutEffect, useState } from 'react';
import { rectsOf } from './dom-places.ts';
import type { Placed } from './segments.ts';
import type { ShownSpan } from './TextBlock.tsx';
import type { Selected } from './use-caret.ts';
import { isRightToLeft, nextCharacter } from './words.ts';

export interface Spot {
  x: number;
  y: number;
  height: number;
}

export interface Arc {
  id: string;
  from: Spot;
  to: Spot;
  name: string;
}

export interface Marks {
  caret: Spot | undefined;
  ends: { start: Spot; end: Spot } | undefined;
  arcs: readonly Arc[];
}

export interface Joined {
  id: string;
  name: string;
  source: Placed;
  target: Placed;
}

const NONE: Marks = { caret: undefined, ends: undefined, arcs: [] };

interface Wanted {
  text: string;
  /** What scrolls, and what is as high as the whole text in it. */
  root: RefObject<HTMLElement | null>;
  content: RefObject<HTMLElement | null>;
  selection: Selected | undefined;
  selected: ShownSpan | undefined;
  relations: readonly Joined[];
}

export function useMarks({ text, root, content, selection, selected, relations }: Wanted): Marks {
  const [marks, setMarks] = useState(NONE);
  useLayoutEffect(() => {
    const [element, area] = [root.current, content.current];
    if (!element || !area) return;
    const origin = area.getBoundingClientRect();
    const spot = (rect: DOMRect, x: number): Spot => ({
      x: Math.round(x - origin.left),
      y: Math.round(rect.top - origin.top),
      height: Math.round(rect.height),
    });
    const ends = ({ start, end }: Placed) => {
      const [whole] = rectsOf(element, { start, end });
      // By their own signs: in a line that runs both ways the first rectangle need not be that of the first sign.
      const lastSign = nextCharacter(text, end, -1);
      const [first] = rectsOf(element, { start, end: nextCharacter(text, start, 1) });
      const last = rectsOf(element, { start: lastSign, end }).at(-1);
      return whole && first && last
        ? {
            start: spot(first, isRightToLeft(text, start) ? first.right : first.left),
            end: spot(last, isRightToLeft(text, lastSign) ? last.left : last.right),
            middle: spot(whole, whole.left + whole.width / 2),
          }
        : undefined;
    };
    const [caret] =
      selection && selection.anchor === selection.focus
        ? rectsOf(element, { start: selection.focus, end: selection.focus })
        : [];
    const next: Marks = {
      caret: caret && spot(caret, caret.left),
      ends: selected && ends(selected),
      arcs: relations.flatMap(({ id, name, source, target }) => {
        const [from, to] = [ends(source)?.middle, ends(target)?.middle];
        return from && to ? [{ id, name, from, to }] : [];
      }),
    };
    setMarks((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
  });
  return marks;
}
