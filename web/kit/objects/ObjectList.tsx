/**
 * What was drawn, as a list: for keyboard and screen reader what the canvas is for the mouse. Rows are selected as files
 * are, with Shift and Ctrl for several; what is selected comes into sight.
 */
import { memo, type ReactNode, type RefObject, useMemo, useRef, useState } from 'react';
import {
  Button,
  GridList,
  GridListHeader,
  GridListItem,
  GridListSection,
  Input,
  ListLayout,
  SearchField,
  Virtualizer,
} from 'react-aria-components';
import { chordsOf, useActions } from '../keymap.ts';
import { prefer, usePreferences } from '../preferences.ts';
import { texts } from '../texts/texts.ts';
import { arranged, type Group, inOrder, type Listed, ORDERS, type Order, turned } from './arranged.ts';
import { Eye, EyeClosed, Padlock, PadlockOpen } from './icons.tsx';
import './objects.css';
import { OBJECT_KEYS } from './object-keys.ts';

/** As many can be looked through without a filter. */
const FEW = 8;
/** Pixels. */
const ROW = 28;
const ROW_FOR_FINGERS = 40;

export interface ObjectListProps {
  title: string;
  objects: readonly Listed[];
  /** Ids. */
  selected: readonly string[];
  /** Kept out of sight, and out of reach of the mouse. The answer has them all the same. */
  hidden: ReadonlySet<string>;
  locked: ReadonlySet<string>;
  /** Said while there is nothing. */
  empty: string;
  active: boolean;
  onSelect(ids: readonly string[]): void;
  /** Brings them into sight. */
  onShow(ids: readonly string[]): void;
  onHide(ids: readonly string[], hidden: boolean): void;
  onLock(ids: readonly string[], locked: boolean): void;
  /** Buttons below the list. */
  children?: ReactNode;
}

export function ObjectList(props: ObjectListProps): ReactNode {
  const { title, objects, selected, hidden, locked, empty, active, onSelect, onShow, onHide, onLock, children } = props;
  const { listOrder } = usePreferences();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const order: Order = ORDERS.find((one) => one === listOrder) ?? 'drawn';
  const groups = useMemo(() => arranged(objects, order, typed), [objects, order, typed]);
  const listed = groups.flatMap((group) => group.objects.map(({ id }) => id));
  const { panel } = texts;

  /** Of the selected ones, or of all when there are none. */
  const wanted = () => (selected.length > 0 ? selected : listed);
  const act = (ids: readonly string[], having: ReadonlySet<string>, run: ObjectListProps['onHide']) =>
    ids.length > 0 ? run(ids, turned(ids, having)) : false;
  useActions(
    OBJECT_KEYS,
    {
      hide: () => act(wanted(), hidden, onHide),
      hideAll: () => act(listed, hidden, onHide),
      lock: () => act(wanted(), locked, onLock),
      lockAll: () => act(listed, locked, onLock),
      filter: () => (field.current ? field.current.focus() : false),
    },
    active,
  );

  const hasFilter = objects.length > FEW || typed !== '';
  return (
    <section className="panel objects-panel" aria-label={title}>
      <header className="objects-head">
        <h2 className="panel-title">
          {title}
          {objects.length > 0 && <span className="note">{objects.length}</span>}
        </h2>
        <p className="note objects-state" role="status">
          {stateOf(selected.length, countOf(objects, hidden), countOf(objects, locked))}
        </p>
        {objects.length > 1 && (
          <select
            className="objects-order"
            aria-label={panel.order}
            value={order}
            onChange={(event) => prefer({ listOrder: event.target.value })}
          >
            {ORDERS.map((one) => (
              <option key={one} value={one}>
                {panel.orders[one]}
              </option>
            ))}
          </select>
        )}
      </header>
      {hasFilter && (
        <SearchField className="search" aria-label={panel.filter} value={typed} onChange={setTyped}>
          <Input ref={field} placeholder={`${panel.filter} (${chordsOf(OBJECT_KEYS, 'filter')[0] ?? ''})`} />
        </SearchField>
      )}
      {objects.length === 0 ? (
        <p className="note">{empty}</p>
      ) : (
        <Rows {...props} groups={groups} onSelect={onSelect} onShow={onShow} />
      )}
      {children}
    </section>
  );
}

function countOf(objects: readonly Listed[], having: ReadonlySet<string>): number {
  return having.size === 0 ? 0 : objects.filter(({ id }) => having.has(id)).length;
}

function stateOf(selected: number, hidden: number, locked: number): string {
  const { panel } = texts;
  const parts = [
    selected > 1 ? panel.selected(selected) : '',
    hidden > 0 ? panel.hidden(hidden) : '',
    locked > 0 ? panel.locked(locked) : '',
  ];
  return parts.filter(Boolean).join(', ');
}

interface RowsProps extends ObjectListProps {
  groups: readonly Group[];
}

const isForFingers = (): boolean => window.matchMedia('(max-width: 800px)').matches;

function Rows(props: RowsProps): ReactNode {
  const { title, groups, selected, hidden, locked, onSelect, onShow } = props;
  const rowHeight = isForFingers() ? ROW_FOR_FINGERS : ROW;
  const all = groups.flatMap(({ objects }) => objects);
  // Thousands of rows stay as they are while one of them changes, or only what is selected.
  const acts = useRef<RowActs>(props);
  acts.current = props;
  const { panel } = texts;
  const rows = useMemo(() => {
    const rowsOf = (objects: readonly Listed[]) =>
      objects.map((one) => (
        <Row key={one.id} one={one} isHidden={hidden.has(one.id)} isLocked={locked.has(one.id)} acts={acts} />
      ));
    return groups.map(({ name, colour, objects }) =>
      name === undefined ? (
        rowsOf(objects)
      ) : (
        <GridListSection key={name} id={`group ${name}`} aria-label={name || panel.unlabeled}>
          <GridListHeader className="objects-group">
            <span className="swatch" style={{ background: colour }} aria-hidden="true" />
            <span className="object-name">{name || panel.unlabeled}</span>
            <span className="note">{objects.length}</span>
          </GridListHeader>
          {rowsOf(objects)}
        </GridListSection>
      ),
    );
  }, [groups, hidden, locked, panel]);
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight, headingHeight: ROW }}>
      <GridList
        className="objects"
        aria-label={title}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={selected}
        style={{
          height: Math.min(320, (all.length + (groups[0]?.name === undefined ? 0 : groups.length)) * rowHeight),
        }}
        onSelectionChange={(keys) => {
          const next = inOrder(selected, keys === 'all' ? all.map(({ id }) => id) : ([...keys] as string[]));
          onSelect(next);
          if (next.length === 1) onShow(next);
        }}
        onAction={(key) => onShow([String(key)])}
        renderEmptyState={() => <p className="note">{texts.panel.noneFits}</p>}
      >
        {rows}
      </GridList>
    </Virtualizer>
  );
}

type RowActs = Pick<ObjectListProps, 'onHide' | 'onLock'>;

interface RowProps {
  one: Listed;
  isHidden: boolean;
  isLocked: boolean;
  /** What the list does by now: a row is not made anew for it. */
  acts: RefObject<RowActs>;
}

const Row = memo(function Row({ one, isHidden, isLocked, acts }: RowProps): ReactNode {
  const { panel } = texts;
  return (
    <GridListItem className={isHidden ? 'object is-hidden' : 'object'} id={one.id} textValue={one.spoken}>
      <span className="swatch" style={{ background: one.colour }} aria-hidden="true" />
      <span className="object-name">{one.shown ?? (one.name || one.title)}</span>
      <span className="note figures">{one.detail}</span>
      <Button
        className={isHidden ? 'row-tool is-on' : 'row-tool'}
        aria-label={isHidden ? panel.unhide(one.title) : panel.hide(one.title)}
        onPress={() => acts.current.onHide([one.id], !isHidden)}
      >
        {isHidden ? <EyeClosed /> : <Eye />}
      </Button>
      {one.isFixed ? (
        <span className="row-tool is-on" role="img" aria-label={panel.fixed(one.title)}>
          <Padlock />
        </span>
      ) : (
        <Button
          className={isLocked ? 'row-tool is-on' : 'row-tool'}
          aria-label={isLocked ? panel.unlock(one.title) : panel.lock(one.title)}
          onPress={() => acts.current.onLock([one.id], !isLocked)}
        >
          {isLocked ? <Padlock /> : <PadlockOpen />}
        </Button>
      )}
    </GridListItem>
  );
});
