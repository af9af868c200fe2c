/**
 * What was drawn, as a list: for keyboard and screen reader what the canvas is for the mouse. Rows are selected as files
 * are, with Shift and Ctrl for several; what is selected comes into sight.
 */
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { withKey } from '../KeyCaps.tsx';
import { useActions } from '../keymap.ts';
import { prefer, usePreferences } from '../preferences.ts';
import { texts } from '../texts/texts.ts';
import { arranged, type Listed, ORDERS, type Order, turned } from './arranged.ts';
import { Rows } from './Rows.tsx';
import './objects.css';
import { OBJECT_KEYS } from './object-keys.ts';

/** As many can be looked through without a filter. */
const FEW = 8;

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
  const { title, objects, selected, hidden, locked, empty, active, onHide, onLock, children } = props;
  const { listOrder } = usePreferences();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const order: Order = ORDERS.find((one) => one === listOrder) ?? 'drawn';
  const groups = useMemo(() => arranged(objects, order, typed), [objects, order, typed]);
  const listed = useMemo(() => groups.flatMap((group) => group.objects.map(({ id }) => id)), [groups]);
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
          <Input ref={field} placeholder={withKey(panel.filter, OBJECT_KEYS, 'filter')} />
        </SearchField>
      )}
      {objects.length === 0 ? <p className="note">{empty}</p> : <Rows {...props} groups={groups} />}
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
