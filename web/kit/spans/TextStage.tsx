/** A text to mark spans in. Keeps nothing of the answer itself. Places are UTF-16 units. */
import { useVirtualizer } from '@tanstack/react-virtual';
import {
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
import { unitAtPoint, unitOf } from './dom-places.ts';
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
/** Blocks that are laid out beyond what is seen. */
const BEYOND = 6;

export function TextStage(props: StageProps): ReactNode {
  const { handle, text, blocks, spans, selected, relations, merged, active, canMove, canLink } = props;
  const root = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<{ x: number; y: number }>();
  const touching = useMemo(() => spanIndex(spans), [spans]);

  const rows = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => root.current,
    estimateSize: (index) => {
      const { start, end } = blocks[index]!;
      return Math.max(1, Math.ceil((end - start) / WIDE)) * LINE;
    },
    overscan: BEYOND,
  });
  const shown = rows.getVirtualItems();
  const reveal = (unit: number) => rows.scrollToIndex(blockAt(blocks, unit), { align: 'auto' });
  const caret = useCaret({ root, active, reveal, firstShown: () => blocks[shown[0]?.index ?? 0]!.start });
  const marks = useMarks({ root, content, selection: caret.selected, selected, relations });

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

  /** After the browser has made its selection of it. */
  const onPointerUp = (event: PointerEvent) => {
    if ((event.target as Element).closest('.text-overlay')) return;
    const element = root.current!;
    const at = unitAtPoint(element, event.clientX, event.clientY);
    setTimeout(() => {
      const selection = document.getSelection();
      if (selection && !selection.isCollapsed && element.contains(selection.anchorNode)) {
        const anchor = unitOf(element, selection.anchorNode, selection.anchorOffset);
        const focus = unitOf(element, selection.focusNode, selection.focusOffset);
        if (anchor !== undefined && focus !== undefined && anchor !== focus) {
          return props.onRange({ start: Math.min(anchor, focus), end: Math.max(anchor, focus) });
        }
      }
      if (at !== undefined) props.onPick(at);
    });
  };

  const onGrab = (what: 'start' | 'end' | 'link', event: PointerEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const grip = event.currentTarget as HTMLElement;
    grip.setPointerCapture(event.pointerId);
    const origin = () => content.current!.getBoundingClientRect();
    const under = (moved: globalThis.PointerEvent) => {
      // What is grabbed lies over the text.
      grip.style.pointerEvents = 'none';
      const unit = unitAtPoint(root.current!, moved.clientX, moved.clientY);
      grip.style.pointerEvents = '';
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
      onPointerUp={onPointerUp}
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
