/** Things in an order of one's own: by dragging, by arrow keys on the handle, by buttons, by letters. */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../texts/texts.ts';
import { moved, placed, turned } from './order.ts';
import './ranking.css';

export interface Rankable {
  item: number;
  shown: string;
}

interface RankListProps {
  title: string;
  /** All there are, as they are to be listed while they have no rank. */
  items: readonly Rankable[];
  order: readonly number[];
  active: boolean;
  place: string;
  onOrder(next: number[]): void;
}

export function RankList({ title, items, order, active, place, onOrder }: RankListProps): ReactNode {
  const list = useRef<HTMLOListElement>(null);
  const [drag, setDrag] = useState<{ item: number; at: number }>();
  const [said, setSaid] = useState('');
  const shownOf = (item: number) => items.find((one) => one.item === item)?.shown ?? '';
  const open = items.filter(({ item }) => !order.includes(item));
  const now = drag ? placed(order, drag.item, drag.at) : [...order];
  const put = (next: number[], item: number) => {
    const rank = next.indexOf(item) + 1;
    setSaid(rank > 0 ? texts.compare.isNow(shownOf(item), rank, items.length) : texts.compare.hasNone(shownOf(item)));
    onOrder(next);
  };

  const rankAt = (y: number): number => {
    const rows = [...(list.current?.querySelectorAll('li[data-ranked]') ?? [])];
    return rows.filter((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2 < y;
    }).length;
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drag) setDrag({ item: drag.item, at: rankAt(event.clientY) });
  };
  const drop = () => {
    if (drag) put(placed(order, drag.item, drag.at), drag.item);
    setDrag(undefined);
  };
  const onKeyDown = (item: number) => (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by !== undefined) put(moved(order, item, by), item);
    else if (event.key === 'Enter' || event.key === ' ') put(turned(order, item, items.length), item);
    else return;
    event.preventDefault();
  };

  const row = (item: number, rank: number | undefined) => (
    <li
      key={item}
      className={drag?.item === item ? 'rank dragged' : 'rank'}
      data-ranked={rank === undefined ? undefined : ''}
    >
      <button
        type="button"
        className="rank-handle"
        disabled={!active}
        onKeyDown={onKeyDown(item)}
        onPointerDown={(event) => {
          if (!active || event.button !== 0) return;
          list.current!.setPointerCapture(event.pointerId);
          setDrag({ item, at: rank === undefined ? order.length : rank - 1 });
        }}
      >
        <span className="rank-number" aria-hidden="true">
          {rank ?? '–'}
        </span>
        <span className="label-name" aria-hidden="true">
          {shownOf(item)}
        </span>
        <span className="unseen">{texts.compare.handle(shownOf(item), rank, items.length)}</span>
        <span className="grip" aria-hidden="true">
          ⠿
        </span>
      </button>
      <Button
        className="tool"
        aria-label={texts.compare.up(shownOf(item))}
        isDisabled={!active || rank === 1}
        onPress={() => put(moved(order, item, -1), item)}
      >
        ↑
      </Button>
      <Button
        className="tool"
        aria-label={texts.compare.down(shownOf(item))}
        isDisabled={!active || rank === undefined || rank === order.length}
        onPress={() => put(moved(order, item, 1), item)}
      >
        ↓
      </Button>
    </li>
  );
  return (
    <div className="field" data-place={place}>
      <ol
        className="ranks"
        ref={list}
        aria-label={title}
        onPointerMove={onPointerMove}
        onPointerUp={drop}
        onPointerCancel={() => setDrag(undefined)}
      >
        {now.map((item, index) => row(item, index + 1))}
        {open.filter(({ item }) => !now.includes(item)).map(({ item }) => row(item, undefined))}
      </ol>
      <p className="unseen" role="status">
        {said}
      </p>
    </div>
  );
}
