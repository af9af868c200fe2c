/** The rows of a list of objects. Only those in sight are in the page, and a row is made once for as long as it stays the same. */
import { createContext, type ReactNode, useContext } from 'react';
import {
  Button,
  Collection,
  GridList,
  GridListHeader,
  GridListItem,
  GridListSection,
  ListLayout,
  Virtualizer,
} from 'react-aria-components';
import { texts } from '../texts/texts.ts';
import { type Group, inOrder, type Listed } from './arranged.ts';
import { Eye, EyeClosed, Padlock, PadlockOpen } from './icons.tsx';
import type { ObjectListProps } from './ObjectList.tsx';

interface RowsProps extends ObjectListProps {
  groups: readonly Group[];
}

/** Pixels. */
const LAYOUT = { rowHeight: 28, headingHeight: 28 };
const LAYOUT_FOR_FINGERS = { rowHeight: 40, headingHeight: 40 };
const MOST = 320;

const isForFingers = (): boolean => window.matchMedia('(max-width: 800px)').matches;

/** What changes in rows without making others of them. */
type State = Pick<ObjectListProps, 'hidden' | 'locked' | 'onHide' | 'onLock'>;
const RowState = createContext<State>({ hidden: new Set(), locked: new Set(), onHide: () => {}, onLock: () => {} });

export function Rows({
  title,
  groups,
  selected,
  onSelect,
  onShow,
  hidden,
  locked,
  onHide,
  onLock,
}: RowsProps): ReactNode {
  const layout = isForFingers() ? LAYOUT_FOR_FINGERS : LAYOUT;
  const headings = groups[0]?.name === undefined ? 0 : groups.length;
  const count = groups.reduce((sum, { objects }) => sum + objects.length, headings);
  const all = () => groups.flatMap(({ objects }) => objects.map(({ id }) => id));
  return (
    <RowState value={{ hidden, locked, onHide, onLock }}>
      <Virtualizer layout={ListLayout} layoutOptions={layout}>
        <GridList
          className="objects"
          aria-label={title}
          selectionMode="multiple"
          selectionBehavior="replace"
          selectedKeys={selected}
          style={{ height: Math.min(MOST, Math.max(count, 1) * layout.rowHeight) }}
          onSelectionChange={(keys) => {
            const next = inOrder(selected, keys === 'all' ? all() : ([...keys] as string[]));
            onSelect(next);
            if (next.length === 1) onShow(next);
          }}
          onAction={(key) => onShow([String(key)])}
          renderEmptyState={() => <p className="note">{texts.panel.noneFits}</p>}
        >
          {headings === 0 ? (
            <Collection items={groups[0]?.objects ?? NONE}>{row}</Collection>
          ) : (
            <Collection items={groups}>{section}</Collection>
          )}
        </GridList>
      </Virtualizer>
    </RowState>
  );
}

const NONE: Listed[] = [];

const row = (one: Listed): ReactNode => (
  <GridListItem className="object" id={one.id} textValue={one.spoken}>
    <Row one={one} />
  </GridListItem>
);

const section = ({ name, colour, objects }: Group): ReactNode => (
  <GridListSection id={`group ${name}`} aria-label={name || texts.panel.unlabeled}>
    <GridListHeader className="objects-group">
      <span className="swatch" style={{ background: colour }} aria-hidden="true" />
      <span className="object-name">{name || texts.panel.unlabeled}</span>
      <span className="note">{objects.length}</span>
    </GridListHeader>
    <Collection items={objects}>{row}</Collection>
  </GridListSection>
);

function Row({ one }: { one: Listed }): ReactNode {
  const { panel } = texts;
  const { hidden, locked, onHide, onLock } = useContext(RowState);
  const [isHidden, isLocked] = [hidden.has(one.id), locked.has(one.id)];
  return (
    <>
      <span className="swatch" style={{ background: one.colour }} aria-hidden="true" />
      <span className={isHidden ? 'object-name is-hidden' : 'object-name'}>{one.shown ?? (one.name || one.title)}</span>
      <span className="note figures">{one.detail}</span>
      <Button
        className={isHidden ? 'row-tool is-on' : 'row-tool'}
        aria-label={isHidden ? panel.unhide(one.title) : panel.hide(one.title)}
        onPress={() => onHide([one.id], !isHidden)}
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
          onPress={() => onLock([one.id], !isLocked)}
        >
          {isLocked ? <Padlock /> : <PadlockOpen />}
        </Button>
      )}
    </>
  );
}
