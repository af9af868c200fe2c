/** What a thing can be called, with colours and keys; one of many is found by typing. */
import { type ReactNode, useMemo, useRef, useState } from 'react';
import {
  Autocomplete,
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
import { chordsOf, keyGroup, useActions } from './keymap.ts';
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
  const field = useRef<HTMLInputElement>(null);
  /** Where the focus was before somebody looked for a label. */
  const before = useRef<HTMLElement>(undefined);
  const shown = useMemo(() => findChoices(choices, typed), [choices, typed]);
  const isLong = choices.length > MANY;

  const find = () => {
    if (document.activeElement instanceof HTMLElement) before.current = document.activeElement;
    field.current?.focus();
    field.current?.select();
  };
  const leave = () => {
    setTyped('');
    if (document.activeElement === field.current) before.current?.focus({ preventScroll: true });
  };
  const choose = (name: string) => {
    onChoose(name);
    leave();
  };
  /** The one that the arrow keys are at, without having left the field; at first the one that fits best. */
  const chooseAtHand = () => {
    const at = document.getElementById(field.current?.getAttribute('aria-activedescendant') ?? '')?.dataset.key;
    const name = at ?? (typed.trim() === '' ? undefined : shown[0]?.choice.name);
    if (name !== undefined) choose(name);
  };
  useActions(LABEL_KEYS, isLong ? { find } : {}, active);

  const list = (
    <List
      {...{ title, chosen, shown, isLong }}
      isFound={typed.trim() !== ''}
      isVirtual={choices.length > VERY_MANY}
      onChoose={choose}
    />
  );
  return (
    <section className="panel labels-panel" aria-label={texts.panel.labels}>
      <h2 className="panel-title">
        {title}
        {isLong && <Chosen choices={choices} chosen={chosen} />}
      </h2>
      {isLong ? (
        <Autocomplete inputValue={typed} onInputChange={setTyped}>
          <SearchField
            className="search"
            aria-label={texts.panel.findLabel}
            onKeyDown={(event) => {
              if (event.key === 'Escape') leave();
              else if (event.key === 'Enter') chooseAtHand();
              else event.continuePropagation();
            }}
          >
            <Input ref={field} placeholder={`${texts.panel.findLabel} (${chordsOf(LABEL_KEYS, 'find')[0] ?? ''})`} />
          </SearchField>
          {list}
        </Autocomplete>
      ) : (
        list
      )}
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

/** Beside a field it takes no part in the order of focus; but what scrolls has to be reachable. */
const makeReachable = (element: HTMLElement | null) => {
  if (element) element.tabIndex = 0;
};

interface ListProps {
  title: string;
  chosen: string | undefined;
  shown: readonly { choice: Choice; index: number }[];
  /** Something was typed: they are in the order in which they fit. */
  isFound: boolean;
  isLong: boolean;
  isVirtual: boolean;
  onChoose(name: string): void;
}

function List({ title, chosen, shown, isFound, isLong, isVirtual, onChoose }: ListProps): ReactNode {
  const sections = isFound ? [{ path: '', members: shown }] : sectionsOf(shown);
  const list = (
    <ListBox
      className={isVirtual ? 'palette is-virtual' : 'palette'}
      {...(isLong && { ref: makeReachable })}
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
          <Label key={choice.name} choice={choice} index={index} hasPath={isFound} />
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

function Label({ choice, index, hasPath }: { choice: Choice; index: number; hasPath: boolean }): ReactNode {
  const { name, shown, description, groups } = choice;
  return (
    <ListBoxItem className="label" id={name} textValue={shown}>
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
