/** A stretch of the text with the spans that are in it. Each piece of it is in the same spans throughout. */
import { type CSSProperties, memo, type ReactNode } from 'react';
import { type Block, shownText } from './blocks.ts';
import { type Placed, type Segment, segmentsOf } from './segments.ts';

/** A span as it is painted. Places are UTF-16 units. */
export interface ShownSpan extends Placed {
  name: string;
  colour: string;
  lane: number;
}

interface BlockProps {
  text: string;
  block: Block;
  index: number;
  spans: readonly ShownSpan[];
  selected: string | undefined;
  merged: boolean;
}

/** Pixels from one line below the text to the next. */
const LANE = 4;

export const TextBlock = memo(function TextBlock({
  text,
  block,
  index,
  spans,
  selected,
  merged,
}: BlockProps): ReactNode {
  const lanes = spans.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
  return (
    <div
      className="text-block"
      data-block={index}
      data-start={block.start}
      data-end={block.end}
      dir="auto"
      style={{ '--lanes': lanes } as CSSProperties}
    >
      {segmentsOf(block.start, block.shownEnd, spans).map((segment) => (
        <Piece key={segment.start} segment={segment} lanes={lanes} selected={selected}>
          {shownText(text.slice(segment.start, segment.end), merged)}
        </Piece>
      ))}
      {block.shownEnd === block.start && <span data-at={block.start}>{'\u200b'}</span>}
    </div>
  );
}, isSame);

/** Spans are made anew with each change; those of a block that looks the same need no new look. */
function isSame(a: BlockProps, b: BlockProps): boolean {
  const touches = (id: string | undefined, spans: readonly ShownSpan[]) => spans.some((one) => one.id === id);
  return (
    a.text === b.text &&
    a.block === b.block &&
    a.merged === b.merged &&
    (a.selected === b.selected || !(touches(a.selected, a.spans) || touches(b.selected, b.spans))) &&
    a.spans.length === b.spans.length &&
    a.spans.every((one, i) => {
      const other = b.spans[i]!;
      return (
        one.id === other.id &&
        one.start === other.start &&
        one.end === other.end &&
        one.name === other.name &&
        one.colour === other.colour &&
        one.lane === other.lane
      );
    })
  );
}

interface PieceProps {
  segment: Segment<ShownSpan>;
  /** Of the block: all its lines lie in the same places. */
  lanes: number;
  selected: string | undefined;
  children: string;
}

function Piece({ segment, lanes, selected, children }: PieceProps): ReactNode {
  const { start, spans, ending } = segment;
  if (spans.length === 0) return <span data-at={start}>{children}</span>;
  const isSelected = spans.some(({ id }) => id === selected);
  const top = spans.find(({ id }) => id === selected) ?? spans.at(-1)!;
  return (
    <span
      data-at={start}
      className={isSelected ? 'piece is-selected' : 'piece'}
      // Made by style sheets alone: text in the page would be selected with the text, and counted with it.
      {...(ending.length > 0 && { 'data-tag': ending.map(({ name }) => name).join(' · ') })}
      style={{
        backgroundColor: `color-mix(in srgb, ${top.colour} ${isSelected ? 48 : 20}%, transparent)`,
        backgroundImage: spans.map(({ colour }) => `linear-gradient(${colour}, ${colour})`).join(', '),
        backgroundSize: spans.map(() => '100% 2px').join(', '),
        backgroundPosition: spans.map(({ lane }) => `0 calc(100% - ${(lanes - 1 - lane) * LANE}px)`).join(', '),
        paddingBottom: lanes * LANE,
      }}
    >
      {children}
    </span>
  );
}
