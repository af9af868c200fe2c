/**
 * Selecting text by mouse, touch and keys. The selection is the browser's own, so that double clicks, handles for fingers and
 * screen readers do what they always do; its places are kept here, as the page is laid out anew with each span.
 */
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { useActions } from '../keymap.ts';
import { isElsewhere } from '../keys.ts';
import { rectsOf, selectUnits, unitOf } from './dom-places.ts';
import { CARET_KEYS } from './entity-keys.ts';

/** In UTF-16 units; `focus` is the end that moves. Equal where nothing is selected: a caret. */
export interface Selected {
  anchor: number;
  focus: number;
}

export interface CaretOptions {
  root: RefObject<HTMLElement | null>;
  active: boolean;
  /** Brings the block of a place into the page. */
  reveal(unit: number): void;
  /** UTF-16 units of the whole text. */
  length: number;
  /** The first place that is on the screen. */
  firstShown(): number;
}

export function useCaret({ root, active, length, reveal, firstShown }: CaretOptions) {
  const [selected, setSelected] = useState<Selected>();

  useEffect(() => {
    const onChange = () => {
      const selection = document.getSelection();
      const element = root.current;
      if (!selection || !element || selection.rangeCount === 0) return;
      const anchor = unitOf(element, selection.anchorNode, selection.anchorOffset);
      const focus = unitOf(element, selection.focusNode, selection.focusOffset);
      // Elsewhere in the page something else is selected: what was selected in the text stays.
      if (anchor === undefined || focus === undefined) return;
      setSelected((before) => (before?.anchor === anchor && before.focus === focus ? before : { anchor, focus }));
    };
    document.addEventListener('selectionchange', onChange);
    return () => document.removeEventListener('selectionchange', onChange);
  }, [root]);

  // The pieces that it was in may be others now.
  useLayoutEffect(() => {
    const element = root.current;
    const selection = document.getSelection();
    if (!selected || !element || !selection || document.activeElement !== element) return;
    const isThere =
      unitOf(element, selection.anchorNode, selection.anchorOffset) === selected.anchor &&
      unitOf(element, selection.focusNode, selection.focusOffset) === selected.focus;
    if (!isThere) selectUnits(element, selected.anchor, selected.focus);
  });

  const select = (anchor: number, focus: number) => {
    setSelected({ anchor, focus });
    if (root.current) selectUnits(root.current, anchor, focus);
  };

  const move = (granularity: string) => (event: KeyboardEvent) => {
    const element = root.current;
    if (!element || isElsewhere(event, element)) return false;
    const from = selected ?? { anchor: firstShown(), focus: firstShown() };
    reveal(from.focus);
    if (!selectUnits(element, from.anchor, from.focus)) return true;
    const isBack = /Left|Up|Home/.test(event.key);
    const direction =
      granularity === 'line' || granularity === 'lineboundary'
        ? isBack
          ? 'backward'
          : 'forward'
        : isBack
          ? 'left'
          : 'right';
    document.getSelection()?.modify(event.shiftKey ? 'extend' : 'move', direction, granularity);
    const selection = document.getSelection();
    const focus = selection && unitOf(element, selection.focusNode, selection.focusOffset);
    if (typeof focus !== 'number') {
      selectUnits(element, from.anchor, from.focus);
      return true;
    }
    // At once, not with the event that the browser sends of it: the next key may come first.
    setSelected({ anchor: event.shiftKey ? from.anchor : focus, focus });
    const [rect] = rectsOf(element, { start: focus, end: focus });
    const frame = element.getBoundingClientRect();
    if (!rect || rect.top < frame.top || rect.bottom > frame.bottom) reveal(focus);
    return true;
  };
  /** That place need not be in the page yet: it comes with it. */
  const toEnd = (event: KeyboardEvent) => {
    if (isElsewhere(event, root.current)) return false;
    const focus = event.key === 'Home' ? 0 : length;
    select(event.shiftKey ? (selected?.anchor ?? firstShown()) : focus, focus);
    reveal(focus);
    return true;
  };
  useActions(
    CARET_KEYS,
    {
      character: move('character'),
      word: move('word'),
      line: move('line'),
      ends: move('lineboundary'),
      whole: toEnd,
    },
    active,
  );

  return { selected, select, forget: () => setSelected(undefined) };
}
