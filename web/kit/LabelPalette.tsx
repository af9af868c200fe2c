/** What a thing can be called, with colours and keys; one of many is found by typing. */
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import {
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  ListLayout,
  SearchField,
  Virtualizer,
} from 'react-aria-components';
import { colourOf } from './colours.ts';
import { withKey } from './KeyCaps.tsx';
import { keyGroup, useActions } from './keymap.ts';
import './labels.css';
import { type Choice, findChoices, keyOf } from './labels.ts';
import { texts } from './texts/texts.ts';

/** More than this do not fit at a glance. */
const MANY = 12;
/** More than this are not all put into the page. */
const VERY_MANY = 100;
const LAYOUT = { estimatedRowHeight: 32, estimatedHeadingHeight: 28 };

/** The figures that choose a label belong to the editor. */
export const LABEL_KEYS = keyGroup('labels', () => texts.keys.labels, { find: ['/'] });

interface LabelPaletteProps {
  title: string;
  choices: readonly Choice[];
  chosen: string | undefined;
  active?: boolean;
  onChoose(name: string): void;
}

export function LabelPalette({ title, choices, chosen, active = true, onChoose }: LabelPaletteProps): ReactNode {
  const [typed, setTyped] = useState('');
  /** Of those that fit, the one that Enter chooses: the best, until arrow keys go to another. */
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  /** Where the focus was before somebody looked for a label. */
  const before = useRef<HTMLElement>(undefined);
  const shown = useMemo(() => findChoices(choices, typed), [choices, typed]);
  const isLong = choices.length > MANY;
  const atHand = typed.trim() === '' ? undefined : shown[Math.min(at, shown.length - 1)]?.choice.name;

  const type = (text: string) => {
    setTyped(text);
    setAt(0);
  };
  const find = () => {
    if (document.activeElement instanceof HTMLElement) before.current = document.activeElement;
    field.current?.focus();
    field.current?.select();
  };
  const choose = (name: string) => {
    onChoose(name);
    leave();
  };
  const leave = () => {
    type('');
    if (document.activeElement === field.current) before.current?.focus({ preventScroll: true });
  };
  const step = (by: number) => setAt(Math.min(Math.max(at + by, 0), Math.max(shown.length - 1, 0)));
  const inField: Record<string, () => void> = {
    Escape: leave,
    Enter: () => atHand !== undefined && choose(atHand),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
  };
  useActions(LABEL_KEYS, isLong ? { find } : {}, active);

  return (
    <section className="panel labels-panel" aria-label={texts.panel.labels}>
      <h2 className="panel-title">
        {title}
        {isLong && <Chosen choices={choices} chosen={chosen} />}
      </h2>
      {isLong && (
        <SearchField
          className="search"
          aria-label={texts.panel.findLabel}
          value={typed}
          onChange={type}
          onKeyDown={(event) => {
            const run = inField[event.key];
            if (!run) return event.continuePropagation();
            event.preventDefault();
            run();
          }}
        >
          <Input ref={field} placeholder={withKey(texts.panel.findLabel, LABEL_KEYS, 'find')} />
        </SearchField>
      )}
      <List
        {...{ title, chosen, shown, atHand, field }}
        isFound={typed.trim() !== ''}
        isVirtual={choices.length > VERY_MANY}
        onChoose={choose}
      />
    </section>
  );
}

/** Of many labels the one that is chosen may be out of sight. */
function Chosen({ choices, chosen }: Pick<LabelPaletteProps, 'choices' | 'chosen'>): ReactNode {
  const index = choices.findIndex(({ name }) => name === chosen);
  if (index < 0) return null;
  return (
    <span className="label-chosen">
      <span className="swatch" style={{ background: colourOf(index) }} aria-hidden="true" />
      <span>{choices[index]!.shown}</span>
    </span>
  );
}

interface ListProps {
  title: string;
  chosen: string | undefined;
  shown: readonly { choice: Choice; index: number }[];
  /** Something was typed: they are in the order in which they fit. */
  isFound: boolean;
  /** What Enter chooses in the field. */
  atHand: string | undefined;
  field: RefObject<HTMLInputElement | null>;
  isVirtual: boolean;
  onChoose(name: string): void;
}

function List({ title, chosen, shown, atHand, field, isFound, isVirtual, onChoose }: ListProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const isAtTop = isFound && shown[0]?.choice.name === atHand;
  useEffect(() => {
    if (isAtTop) box.current?.scrollTo({ top: 0 });
  }, [isAtTop]);
  const sections = isFound ? [{ path: '', members: shown }] : sectionsOf(shown);
  const list = (
    <ListBox
      className={isVirtual ? 'palette is-virtual' : 'palette'}
      ref={box}
      aria-label={title}
      selectionMode="single"
      selectedKeys={chosen === undefined ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : keys;
        // Choosing what is chosen takes nothing away.
        onChoose(String(key ?? chosen));
      }}
      renderEmptyState={() => <p className="note">{texts.panel.noLabel}</p>}
    >
      {sections.map(({ path, members }) => {
        const items = members.map(({ choice, index }) => (
          <Label
            key={choice.name}
            choice={choice}
            index={index}
            hasPath={isFound}
            field={choice.name === atHand ? field : undefined}
          />
        ));
        if (path === '') return items;
        return (
          <ListBoxSection key={path} id={`group ${path}`} aria-label={path}>
            <Header className="label-group">{path}</Header>
            {items}
          </ListBoxSection>
        );
      })}
    </ListBox>
  );
  if (!isVirtual) return list;
  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      {list}
    </Virtualizer>
  );
}

interface LabelProps {
  choice: Choice;
  index: number;
  hasPath: boolean;
  /** Where one types, if Enter chooses this one there. */
  field: RefObject<HTMLInputElement | null> | undefined;
}

function Label({ choice, index, hasPath, field }: LabelProps): ReactNode {
  const { name, shown, description, groups } = choice;
  const own = useRef<HTMLDivElement>(null);
  // The focus stays in the field; this is how a screen reader is told of what is at hand.
  useEffect(() => {
    const [input, option] = [field?.current, own.current];
    if (!input || !option) return;
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
    return () => input.removeAttribute('aria-activedescendant');
  }, [field]);
  return (
    <ListBoxItem ref={own} className={field ? 'label is-at-hand' : 'label'} id={name} textValue={shown}>
      <span className="swatch" style={{ background: colourOf(index) }} aria-hidden="true" />
      <span className="label-name">
        {shown}
        {hasPath && groups.length > 0 && <span className="note"> {groups.join(' / ')}</span>}
        {description && <span className="label-description">{description}</span>}
      </span>
      {keyOf(index) && <kbd>{keyOf(index)}</kbd>}
    </ListBoxItem>
  );
}

/** Neighbours of the same group stand below its name. */
function sectionsOf(shown: ListProps['shown']): { path: string; members: { choice: Choice; index: number }[] }[] {
  const sections: { path: string; members: { choice: Choice; index: number }[] }[] = [];
  for (const one of shown) {
    const path = one.choice.groups.join(' / ');
    const last = sections.at(-1);
    if (last?.path === path) last.members.push(one);
    else sections.push({ path, members: [one] });
  }
  return sections;
}
