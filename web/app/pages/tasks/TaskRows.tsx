/** The tasks that match, newest first: as many rows as there are, drawn as far as they are seen. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { Link, useLocation } from 'wouter';
import { useActions } from '../../../kit/keymap.ts';
import { ago } from '../../../kit/texts/ago.ts';
import { moment } from '../../../kit/texts/format.ts';
import { texts } from '../../../kit/texts/texts.ts';
import type { Row } from './list.ts';
import { LIST_KEYS } from './list-keys.ts';

interface TaskRowsProps {
  rows: readonly Row[];
  /** Of all that match, from where the walk began. */
  total: number;
  hasMore: boolean;
  isLoadingMore: boolean;
  /** Why there is no further page; undefined when there is. */
  problem: string | undefined;
  more(): void;
  selected: ReadonlySet<string>;
  isAll: boolean;
  select(ids: readonly string[], isSelected: boolean): void;
  /** Before one is opened. */
  leave(): void;
}

/** Pixels; the style sheet has the same. */
const HEIGHT = { wide: 40, narrow: 64 };
/** Rows before the end at which the next page is asked for. */
const AHEAD = 50;
/** Of a grid: rows that are put where they belong one by one cannot be those of a table. */
const GRID = { role: 'grid' } as const;
const GROUP = { role: 'rowgroup' } as const;
const ROW = { role: 'row' } as const;
const CELL = { role: 'gridcell' } as const;
const HEAD = { role: 'columnheader' } as const;
const NARROW = '(max-width: 1000px)';

export function TaskRows(props: TaskRowsProps): ReactNode {
  const { rows, total, hasMore, isLoadingMore, problem, more, selected, isAll, select, leave } = props;
  const place = useRef<HTMLDivElement>(null);
  const [, navigate] = useLocation();
  const isNarrow = useNarrow();
  const [active, setActive] = useState(0);
  const anchor = useRef(0);
  const height = isNarrow ? HEIGHT.narrow : HEIGHT.wide;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: () => height,
    overscan: 12,
    getItemKey: (index) => rows[index]!.task_id,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isLoadingMore && problem === undefined && last >= rows.length - AHEAD) more();
  }, [last, rows.length, hasMore, isLoadingMore, problem, more]);

  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setActive(next);
    virtual.scrollToIndex(next);
    // It may not be drawn yet.
    requestAnimationFrame(() =>
      place.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus({ preventScroll: true }),
    );
  };
  const toggle = (index: number, withRange = false) => {
    const [from, to] = withRange ? [Math.min(anchor.current, index), Math.max(anchor.current, index)] : [index, index];
    const isOn = !(isAll || selected.has(rows[index]!.task_id));
    anchor.current = index;
    select(
      rows.slice(from, to + 1).map(({ task_id }) => task_id),
      withRange || isOn,
    );
  };
  const open = (index: number) => {
    leave();
    navigate(`/tasks/${rows[index]!.task_id}`);
  };
  useActions(LIST_KEYS, {
    next: () => go(active + 1),
    previous: () => go(active - 1),
    select: () => rows[active] && toggle(active),
    open: () => rows[active] && open(active),
  });
  const page = () => Math.floor((place.current?.clientHeight ?? 0) / height) - 1;
  const onKeyDown = (event: React.KeyboardEvent) => {
    const to: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page(),
      PageUp: active - page(),
      Home: 0,
      End: rows.length - 1,
    };
    const isRow = (event.target as HTMLElement).role === 'row';
    if (event.key in to) go(to[event.key]!);
    else if (event.key === ' ' && isRow) toggle(active, event.shiftKey);
    else if (event.key === 'Enter' && isRow) open(active);
    else return;
    event.preventDefault();
  };
  return (
    <div className="task-scroll" ref={place}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it is a grid, which moves by arrows */}
      <div
        className="task-grid"
        {...GRID}
        {...{ 'aria-label': texts.tasks.title, 'aria-rowcount': total + 1, 'aria-multiselectable': true }}
        onFocus={({ target }) => {
          const index = target.closest<HTMLElement>('[data-index]')?.dataset.index;
          if (index !== undefined) setActive(Number(index));
        }}
        onKeyDown={onKeyDown}
      >
        <div {...ROW} className="task-row head">
          {(['select', 'task', 'type', 'status', 'project', 'batch', 'created', 'tagsAndReview'] as const).map(
            (name) => (
              <span key={name} {...HEAD}>
                {name === 'select' ? <span className="unseen">{texts.tasks.select}</span> : texts.tasks[name]}
              </span>
            ),
          )}
        </div>
        <div className="task-space" {...GROUP} style={{ blockSize: virtual.getTotalSize() }}>
          {items.map(({ index, start, key }) => (
            <TaskLine
              key={key}
              row={rows[index]!}
              index={index}
              start={start}
              isActive={index === active}
              isSelected={isAll || selected.has(rows[index]!.task_id)}
              toggle={toggle}
              leave={leave}
            />
          ))}
        </div>
      </div>
      <p className="task-end note" role="status">
        {problem !== undefined ? (
          <>
            {problem}{' '}
            <Button className="button small" onPress={more}>
              {texts.work.tryAgain}
            </Button>
          </>
        ) : hasMore ? (
          texts.tasks.loadingMore
        ) : (
          texts.tasks.end
        )}
      </p>
    </div>
  );
}

interface TaskLineProps {
  row: Row;
  index: number;
  /** Pixels from the first row. */
  start: number;
  isActive: boolean;
  isSelected: boolean;
  toggle(index: number, withRange: boolean): void;
  leave(): void;
}

function TaskLine({ row, index, start, isActive, isSelected, toggle, leave }: TaskLineProps): ReactNode {
  const {
    task_id,
    type,
    status,
    project = '',
    batch = '',
    created_at,
    tags = [],
    customer_review_status,
    unique_id,
  } = row;
  const t = texts.tasks;
  return (
    <div
      {...ROW}
      {...{ 'aria-rowindex': index + 2, 'aria-selected': isSelected }}
      className="task-row"
      data-index={index}
      tabIndex={isActive ? 0 : -1}
      style={{ translate: `0 ${start}px` }}
    >
      <span {...CELL} className="cell-select">
        <input
          type="checkbox"
          aria-label={t.selectOne(task_id)}
          checked={isSelected}
          tabIndex={isActive ? 0 : -1}
          onChange={({ nativeEvent }) => toggle(index, (nativeEvent as MouseEvent).shiftKey)}
        />
      </span>
      <span {...CELL} className="cell-id">
        <Link href={`/tasks/${task_id}`} onClick={leave} tabIndex={isActive ? 0 : -1}>
          <code>{task_id}</code>
        </Link>
        <Button
          className="tool copy"
          aria-label={texts.work.copyId(task_id)}
          excludeFromTabOrder={!isActive}
          onPress={() => void navigator.clipboard?.writeText(task_id)}
        >
          <span className="copy-mark" aria-hidden="true" />
        </Button>
      </span>
      <span {...CELL} className="cell-type">
        {type}
      </span>
      <span {...CELL} className="cell-status">
        <span className={`status ${status}`}>{t.statuses[status]}</span>
      </span>
      <span {...CELL} className="cell-project">
        {project}
      </span>
      <span {...CELL} className="cell-batch">
        {batch}
      </span>
      <span {...CELL} className="cell-created">
        <time dateTime={created_at} title={moment(created_at)}>
          {ago(created_at)}
        </time>
      </span>
      <span {...CELL} className="cell-tags">
        {unique_id !== undefined && <code className="unique-id">{unique_id}</code>}
        {customer_review_status && (
          <span className="tag review">{t.reviews[customer_review_status] ?? customer_review_status}</span>
        )}
        {tags.map((tag) => (
          <span key={tag} className="tag">
            {tag}
          </span>
        ))}
      </span>
    </div>
  );
}

function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const onChange = () => setNarrow(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return isNarrow;
}
