/** One question with its choices all in sight: one of them, or several. */
import type { ReactNode } from 'react';
import { Checkbox, CheckboxGroup, Label, Radio, RadioGroup } from 'react-aria-components';
import { type Choice, keyOf } from './labels.ts';
import { texts } from './texts/texts.ts';

interface ChoiceFieldProps {
  title: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  multiple: boolean;
  required?: boolean;
  /** The first nine can be chosen by their figure. */
  hasKeys?: boolean;
  /** What stands above it says the title already. */
  isTitled?: boolean;
  onChoose(chosen: string[]): void;
}

export function ChoiceField(props: ChoiceFieldProps): ReactNode {
  const { title, choices, chosen, multiple, required = false, hasKeys = false, isTitled = false, onChoose } = props;
  const Item = multiple ? Checkbox : Radio;
  const items = choices.map((choice, index) => (
    <Item className="choice" value={choice.name} key={choice.name}>
      <span className={multiple ? 'mark square' : 'mark'} aria-hidden="true" />
      <span className="label-name">
        {choice.groups.length > 0 && <span className="note">{choice.groups.join(' / ')} / </span>}
        {choice.shown}
        {choice.description && <span className="label-description">{choice.description}</span>}
      </span>
      {hasKeys && keyOf(index) && <kbd>{keyOf(index)}</kbd>}
    </Item>
  ));
  const heading = (
    <Label className={isTitled ? 'unseen' : 'question'}>
      {title}
      {!required && <span className="note"> {texts.kit.optional}</span>}
    </Label>
  );
  if (multiple) {
    return (
      <CheckboxGroup className="choices" value={[...chosen]} onChange={onChoose}>
        {heading}
        {items}
      </CheckboxGroup>
    );
  }
  return (
    <RadioGroup className="choices" value={chosen[0] ?? null} onChange={(name) => onChoose([name])}>
      {heading}
      {items}
    </RadioGroup>
  );
}
