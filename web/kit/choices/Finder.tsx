/** Many choices: a search field over all of them, and below it one level after the other. */
import { type ReactNode, useRef, useState } from 'react';
import { Autocomplete, Button, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { KeyCaps } from '../KeyCaps.tsx';
import { useActions } from '../keymap.ts';
import { keyOf } from '../labels.ts';
import { texts } from '../texts/texts.ts';
import { CHOICE_KEYS } from './choice-keys.ts';
import { QuestionTitle, type ShownProps } from './QuestionTitle.tsx';
import { above, type Branch, found, has, leavesOf, levelAt, picked } from './tree.ts';

/** Rows at once; the rest is found by typing more. */
const MOST_ROWS = 100;

export function Finder(props: ShownProps): ReactNode {
  const { title, branches, leaves, chosen, suggested = [], most, required, keyed, active, isTitled, onChoose } = props;
  const multiple = most > 1;
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState('');
  const [round, setRound] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const isFinding = typed.trim() !== '';
  const level = isFinding ? found(leaves, typed) : levelAt(branches, place);
  const rows = level.slice(0, MOST_ROWS);
  const taken = leaves.filter(({ value }) => has(chosen, value));

  const take = (row: Branch | undefined) => {
    if (!row) return;
    if (row.below.length > 0) return setPlace(row.id);
    const isBack = !multiple && !required && has(chosen, row.value);
    onChoose(isBack ? [] : picked(chosen, row.value, most));
    if (!isFinding) return;
    // More of the same are in sight yet; what is typed next takes the place of what is there.
    if (multiple) return input.current?.select();
    setTyped('');
    // With one answer given, the keys are the task's again. Anew: the field still names the row that was in front.
    setRound(round + 1);
  };
  const goUp = () => (place === '' ? false : setPlace(above(place)));
  useActions(
    CHOICE_KEYS,
    {
      pick: (_, index) => (rows[index] ? take(rows[index]) : false),
      find: () => input.current?.focus(),
      up: goUp,
    },
    keyed && active,
  );

  return (
    <div className="finder">
      <p className={isTitled ? 'unseen' : 'question'}>
        <QuestionTitle {...props} />
      </p>
      {taken.length > 0 && (
        <ul className="taken" aria-label={texts.choices.chosen}>
          {taken.map((leaf) => (
            <li key={leaf.id}>
              <span>
                {leaf.groups.length > 0 && <span className="note">{leaf.groups.join(' / ')} / </span>}
                <span dir="auto">{leaf.shown}</span>
              </span>
              <Button
                className="tool"
                aria-label={texts.choices.remove(leaf.shown)}
                onPress={() => onChoose(chosen.filter((one) => JSON.stringify(one) !== JSON.stringify(leaf.value)))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Autocomplete key={round} inputValue={typed} onInputChange={setTyped}>
        <SearchField className="search" aria-label={texts.choices.find(title)}>
          <Input
            ref={input}
            placeholder={texts.choices.findAmong(leaves.length)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && typed === '') event.currentTarget.blur();
            }}
          />
          {keyed && <KeyCaps group={CHOICE_KEYS} action="find" compact />}
        </SearchField>
        {!isFinding && place !== '' && <Way branches={branches} place={place} onGo={setPlace} />}
        <ListBox
          className="rows"
          aria-label={title}
          items={rows.map((row, index) => ({ row, index, id: row.id, isFinding }))}
          dependencies={[keyed, suggested]}
          selectionMode={multiple ? 'multiple' : 'single'}
          selectedKeys={rows.filter(({ value, below }) => below.length === 0 && has(chosen, value)).map(({ id }) => id)}
          onSelectionChange={(keys) => {
            const before = new Set(rows.filter(({ value, below }) => !below.length && has(chosen, value)));
            const now = new Set(keys === 'all' ? rows.map(({ id }) => id) : keys);
            take(rows.find((row) => now.has(row.id) !== before.has(row)));
          }}
          renderEmptyState={() => <p className="note">{texts.choices.nothingFits}</p>}
        >
          {({ row, index }) => (
            <ListBoxItem className="choice" textValue={row.shown}>
              {row.below.length === 0 && <span className={multiple ? 'mark square' : 'mark'} aria-hidden="true" />}
              <span className="label-name">
                {isFinding && row.groups.length > 0 && <span className="note">{row.groups.join(' / ')} / </span>}
                <span dir="auto">{row.shown}</span>
                {row.note && <span className="label-description">{row.note}</span>}
              </span>
              {row.below.length > 0 && <Inside branch={row} taken={taken} />}
              {has(suggested, row.value) && row.below.length === 0 && (
                <span className="chip">{texts.choices.suggested}</span>
              )}
              {keyed && keyOf(index) && <kbd>{keyOf(index)}</kbd>}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
      <p className={level.length > rows.length ? 'note' : 'unseen'} role="status">
        {level.length > rows.length && texts.choices.more(level.length - rows.length)}
        {isFinding && level.length <= rows.length && texts.choices.fit(level.length)}
      </p>
    </div>
  );
}

/** Of a group: how many are in it, and how many of them are chosen. */
function Inside({ branch, taken }: { branch: Branch; taken: readonly Branch[] }): ReactNode {
  const mine = taken.filter(({ id }) => id.startsWith(`${branch.id}.`)).length;
  return (
    <span className="note inside">
      {mine > 0 && <strong className="chip">{mine}</strong>}
      {leavesOf(branch.below).length} <span aria-hidden="true">›</span>
    </span>
  );
}

function Way({ branches, place, onGo }: { branches: readonly Branch[]; place: string; onGo(place: string): void }) {
  const steps = place.split('.').map((_, index, all) => all.slice(0, index + 1).join('.'));
  const nameAt = (at: string) => levelAt(branches, above(at))[Number(at.split('.').at(-1))]?.shown;
  return (
    <nav className="way" aria-label={texts.choices.way}>
      <Button className="button small quiet" onPress={() => onGo('')}>
        {texts.choices.all}
      </Button>
      {steps.map((at, index) =>
        index === steps.length - 1 ? (
          <strong key={at}>{nameAt(at)}</strong>
        ) : (
          <Button className="button small quiet" key={at} onPress={() => onGo(at)}>
            {nameAt(at)}
          </Button>
        ),
      )}
      <Button className="button small back" onPress={() => onGo(above(place))}>
        <span aria-hidden="true">
          ↑ <KeyCaps group={CHOICE_KEYS} action="up" compact />
        </span>
        <span className="unseen">{texts.choices.back}</span>
      </Button>
    </nav>
  );
}
