/** One question with its choices: all in sight where they are few, else level by level and by typing. */
import { type ReactNode, useMemo } from 'react';
import { Checkbox, CheckboxGroup, Label, Radio, RadioGroup } from 'react-aria-components';
import { useActions } from '../keymap.ts';
import { keyOf } from '../labels.ts';
import { texts } from '../texts/texts.ts';
import { CHOICE_KEYS } from './choice-keys.ts';
import { Finder } from './Finder.tsx';
import { type QuestionProps, QuestionTitle, type ShownProps } from './QuestionTitle.tsx';
import { type Branch, has, leavesOf, picked } from './tree.ts';
import './choices.css';

/** More than these are looked for, not read. */
const MOST_IN_SIGHT = 9;

export function Question(props: QuestionProps): ReactNode {
  const { branches, problem, place } = props;
  const leaves = useMemo(() => leavesOf(branches), [branches]);
  const Shown = leaves.length <= MOST_IN_SIGHT ? InSight : Finder;
  return (
    <div className="field question-field" data-place={place}>
      <Shown {...props} leaves={leaves} />
      {problem !== undefined && <span className="react-aria-FieldError">{problem}</span>}
    </div>
  );
}

function InSight(props: ShownProps): ReactNode {
  const { chosen, suggested = [], most, required, keyed, active, isTitled, problem, leaves, onChoose } = props;
  const multiple = most > 1;
  const pick = (leaf: Branch) => {
    const next = picked(chosen, leaf.value, most);
    onChoose(!multiple && !required && has(chosen, leaf.value) ? [] : next);
  };
  useActions(
    CHOICE_KEYS,
    {
      pick: (_, index) => {
        const leaf = leaves[index];
        if (!leaf) return false;
        pick(leaf);
      },
    },
    keyed && active,
  );
  const items = leaves.map((leaf, index) => {
    const group = leaf.groups.join(' / ');
    const isFirst = group !== (leaves[index - 1]?.groups.join(' / ') ?? '');
    const Item = multiple ? Checkbox : Radio;
    return [
      isFirst && (
        <p className="choice-group" key={`${leaf.id} group`} aria-hidden="true">
          {group}
        </p>
      ),
      <Item className="choice" value={leaf.id} key={leaf.id}>
        <span className={multiple ? 'mark square' : 'mark'} aria-hidden="true" />
        <span className="label-name">
          {group && <span className="unseen">{group}: </span>}
          <span dir="auto">{leaf.shown}</span>
          {leaf.note && <span className="label-description">{leaf.note}</span>}
        </span>
        {has(suggested, leaf.value) && <span className="chip">{texts.choices.suggested}</span>}
        {keyed && keyOf(index) && <kbd>{keyOf(index)}</kbd>}
      </Item>,
    ];
  });
  const heading = (
    <Label className={isTitled ? 'unseen' : 'question'}>
      <QuestionTitle {...props} />
    </Label>
  );
  const ids = leaves.filter(({ value }) => has(chosen, value)).map(({ id }) => id);
  const leafOf = (id: string) => leaves.find((leaf) => leaf.id === id)!;
  if (!multiple) {
    return (
      <RadioGroup
        className="choices"
        value={ids[0] ?? null}
        isInvalid={problem !== undefined}
        onChange={(id) => onChoose([leafOf(id).value])}
      >
        {heading}
        {items}
      </RadioGroup>
    );
  }
  return (
    <CheckboxGroup
      className="choices"
      value={ids}
      isInvalid={problem !== undefined}
      onChange={(next) => {
        const turned = [...next.filter((id) => !ids.includes(id)), ...ids.filter((id) => !next.includes(id))];
        for (const id of turned) pick(leafOf(id));
      }}
    >
      {heading}
      {items}
    </CheckboxGroup>
  );
}
