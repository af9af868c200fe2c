/** A text to mark spans in. Keeps nothing of the answer itself. Places are UTF-16 units. */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { texts } from '../texts/texts.ts';
import { type Block, blockAt } from './blocks.ts';
import { scrollTo, selectedIn, unitAtPoint } from './dom-places.ts';
import { Overlay } from './Overlay.tsx';
import { spanIndex } from './segments.ts';
import './spans.css';
import { type ShownSpan, TextBlock } from './TextBlock.tsx';
import { type Selected, useCaret } from './use-caret.ts';
import { type Joined, useMarks } from './use-marks.ts';
import type { Range } from './words.ts';

export interface StageHandle {
  focus(): void;
  /** Scrolls there. */
  show(range: Range): void;
  selection(): Selected | undefined;
  select(range: Range): void;
  forget(): void;
}

export interface StageProps {
  handle: RefObject<StageHandle | null>;
  text: string;
  blocks: readonly Block[];
  /** In the order of the text. */
  spans: readonly ShownSpan[];
  selected: ShownSpan | undefined;
  relations: readonly Joined[];
  merged: boolean;
  active: boolean;
  /** The ends of the selected span may be moved, and a relation may begin at it. */
  canMove: boolean;
  canLink: boolean;
  /** Something was selected by mouse or finger. */
  onRange(range: Range): void;
  /** A click on a place. */
  onPick(unit: number): void;
  onAdjust(side: 'start' | 'end', unit: number): void;
  /** A relation was drawn to this place. */
  onLink(unit: number): void;
}

/** Pixels of a line, and signs in it, as a first guess. */
const LINE = 28;
const WIDE = 90;
/** Pixels that a click may move. */
const STILL = 4;
/** Blocks that are laid out beyond what is seen. */
const BEYOND = 6;

export function TextStage(props: StageProps): ReactNode {
  const { handle, text, blocks, spans, selected, relations, merged, active, canMove, canLink } = props;
  const root = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<{ x: number; y: number }>();
  const touching = useMemo(() => spanIndex(spans), [spans]);

  const reveal = (unit: number) => {
    rows.scrollToIndex(blockAt(blocks, unit), { align: 'auto' });
    // A block may be higher than the screen.
    requestAnimationFrame(() => requestAnimationFrame(() => root.current && scrollTo(root.current, unit)));
  };
  const firstShown = () => blocks[rows.range?.startIndex ?? 0]!.start;
  const caret = useCaret({ root, active, length: text.length, reveal, firstShown });
  const rows = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => root.current,
    estimateSize: (index) => {
      const { start, end } = blocks[index]!;
      return Math.max(1, Math.ceil((end - start) / WIDE)) * LINE;
    },
    overscan: BEYOND,
    rangeExtractor: (range) => withEnds(defaultRangeExtractor(range), blocks, caret.selected),
  });
  const shown = rows.getVirtualItems();
  const marks = useMarks({ text, root, content, selection: caret.selected, selected, relations });

  useImperativeHandle(handle, () => ({
    focus: () => root.current?.focus({ preventScroll: true }),
    show: ({ start }) => reveal(start),
    selection: () => caret.selected,
    select: ({ start, end }) => {
      root.current?.focus({ preventScroll: true });
      caret.select(start, end);
    },
    forget: caret.forget,
  }));

  const now = useRef({ props, caret });
  now.current = { props, caret };
  /** A selection may end outside of the text, where the pointer has left it. */
  const onMouseDown = (down: MouseEvent) => {
    const element = root.current!;
    const isOnBar =
      down.target === element && down.clientX >= element.getBoundingClientRect().left + element.clientWidth;
    if (isOnBar || down.button !== 0 || (down.target as Element).closest('.text-overlay')) return;
    const onUp = (up: globalThis.MouseEvent) => {
      const { props, caret } = now.current;
      const isClick = Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY) < STILL;
      // A click into what is selected leaves it selected until later.
      const isPlain = isClick && up.detail === 1 && !up.shiftKey;
      const range = isPlain ? undefined : selectedIn(element, caret.selected);
      if (range) {
        caret.select(range.start, range.end);
        return props.onRange(range);
      }
      const at = element.contains(up.target as Node) ? unitAtPoint(element, up.clientX, up.clientY) : undefined;
      if (at === undefined) return;
      caret.select(at, at);
      props.onPick(at);
    };
    window.addEventListener('mouseup', onUp, { once: true });
  };

  const onGrab = (what: 'start' | 'end' | 'link', event: PointerEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const grip = event.currentTarget as HTMLElement;
    grip.setPointerCapture(event.pointerId);
    const origin = () => content.current!.getBoundingClientRect();
    // Handles hang below the line that they belong to.
    const lift = what === 'link' ? 0 : event.clientY - grip.getBoundingClientRect().top + 4;
    const under = (moved: globalThis.PointerEvent) => {
      // What is grabbed lies over the text.
      grip.style.visibility = 'hidden';
      const unit = unitAtPoint(root.current!, moved.clientX, moved.clientY - lift);
      grip.style.visibility = '';
      return unit;
    };
    const onMove = (moved: globalThis.PointerEvent) => {
      if (what === 'link') {
        const { left, top } = origin();
        return setDrawing({ x: moved.clientX - left, y: moved.clientY - top });
      }
      const unit = under(moved);
      if (unit !== undefined) props.onAdjust(what, unit);
    };
    const onUp = (moved: globalThis.PointerEvent) => {
      grip.removeEventListener('pointermove', onMove);
      grip.removeEventListener('pointerup', onUp);
      grip.removeEventListener('pointercancel', onUp);
      setDrawing(undefined);
      if (what !== 'link' || moved.type === 'pointercancel') return;
      const unit = under(moved);
      if (unit !== undefined) props.onLink(unit);
    };
    grip.addEventListener('pointermove', onMove);
    grip.addEventListener('pointerup', onUp);
    grip.addEventListener('pointercancel', onUp);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a field of the form cannot hold marked text
    <div
      className="text-stage"
      ref={root}
      role="textbox"
      aria-readonly="true"
      aria-multiline="true"
      aria-label={texts.entities.text}
      tabIndex={0}
      onMouseDown={onMouseDown}
    >
      <div className="text-content" ref={content} style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const block = blocks[index]!;
          return (
            <div key={key} data-index={index} ref={rows.measureElement} className="text-row" style={{ top: start }}>
              <TextBlock
                text={text}
                block={block}
                index={index}
                spans={touching(block.start, block.end)}
                selected={selected?.id}
                merged={merged}
              />
            </div>
          );
        })}
        <Overlay marks={marks} hasHandles={canMove} hasLink={canLink} drawing={drawing} onGrab={onGrab} />
      </div>
    </div>
  );
}

/** Both ends of the selection stay in the page, so that it reaches as far as one scrolls; its neighbours for the next step. */
function withEnds(indexes: readonly number[], blocks: readonly Block[], selected: Selected | undefined): number[] {
  if (!selected) return [...indexes];
  const [anchor, focus] = [blockAt(blocks, selected.anchor), blockAt(blocks, selected.focus)];
  const ends = [anchor, focus - 1, focus, focus + 1].filter((index) => index >= 0 && index < blocks.length);
  return [...new Set([...indexes, ...ends])].sort((a, b) => a - b);
}
