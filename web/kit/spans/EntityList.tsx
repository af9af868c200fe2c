/** The spans as a list: what each says, what it is, where it stands. */
import { memo, type ReactNode, useDeferredValue, useMemo, useRef } from 'react';
import type { Listed } from '../objects/arranged.ts';
import { ObjectList, type ObjectListProps } from '../objects/ObjectList.tsx';
import { texts } from '../texts/texts.ts';
import { type EntityLocks, excerpt } from './entities.ts';
import type { PlacedEntity } from './use-entity-work.ts';

interface EntityListProps
  extends Pick<ObjectListProps, 'hidden' | 'locked' | 'active' | 'onHide' | 'onLock' | 'onShow'> {
  spans: readonly PlacedEntity[];
  selected: string | undefined;
  locks: EntityLocks;
  onSelect(id: string | undefined): void;
}

/**
 * A list of thousands takes longer than the text, of which only a part is in the page. So the text comes first, with the
 * label that was just chosen, and the list when there is time.
 */
export function EntityList(props: EntityListProps): ReactNode {
  const { spans, selected, hidden, locked, locks, active } = props;
  const acts = useRef(props);
  acts.current = props;
  const stable = useMemo(
    () => ({
      onSelect: (ids: readonly string[]) => acts.current.onSelect(ids.at(-1)),
      onShow: (ids: readonly string[]) => acts.current.onShow(ids),
      onHide: (ids: readonly string[], on: boolean) => acts.current.onHide(ids, on),
      onLock: (ids: readonly string[], on: boolean) => acts.current.onLock(ids, on),
    }),
    [],
  );
  return (
    <Deferred
      {...stable}
      spans={useDeferredValue(spans)}
      selected={useDeferredValue(selected)}
      {...{ hidden, locked, locks, active }}
    />
  );
}

interface DeferredProps extends Omit<EntityListProps, 'onSelect'> {
  onSelect(ids: readonly string[]): void;
}

const Deferred = memo(function Deferred({ spans, selected, locks, ...rest }: DeferredProps): ReactNode {
  /** What has not changed keeps its row. */
  const rows = useRef(new WeakMap<object, Listed>());
  const objects = useMemo(
    () =>
      spans.map((span): Listed => {
        const { id, name, colour, entity } = span;
        const known = rows.current.get(entity);
        if (known?.name === name && known.colour === colour) return known;
        const shown = excerpt(entity.text);
        const listed = {
          id,
          name,
          title: shown,
          shown,
          detail: name,
          colour,
          spoken: texts.entities.spoken(shown, name, entity.start),
          isFixed: locks.isFixed(id, 'removal') && locks.isFixed(id, 'place'),
        };
        rows.current.set(entity, listed);
        return listed;
      }),
    [spans, locks],
  );
  const chosen = useMemo(() => (selected === undefined ? [] : [selected]), [selected]);
  return (
    <ObjectList
      title={texts.entities.title}
      objects={objects}
      selected={chosen}
      empty={texts.entities.none}
      {...rest}
    />
  );
});
