/** What a box can be called, with colours and keys; a search field where they are many. */
import { type ReactNode, useState } from 'react';
import { Input, Radio, RadioGroup, SearchField } from 'react-aria-components';
import { colourOf } from './colours.ts';
import { type Choice, isFound, keyOf } from './labels.ts';

/** More than this do not fit at a glance. */
const MANY = 12;

interface LabelPaletteProps {
  title: string;
  choices: readonly Choice[];
  chosen: string | undefined;
  onChoose(name: string): void;
}

export function LabelPalette({ title, choices, chosen, onChoose }: LabelPaletteProps): ReactNode {
  const [typed, setTyped] = useState('');
  const shown = choices.map((choice, index) => ({ choice, index })).filter(({ choice }) => isFound(choice, typed));
  return (
    <section className="panel" aria-label="Labels">
      <h2 className="panel-title">{title}</h2>
      {choices.length > MANY && (
        <SearchField className="search" aria-label="Find a label" value={typed} onChange={setTyped}>
          <Input placeholder="Find a label" />
        </SearchField>
      )}
      <RadioGroup className="palette" aria-label={title} value={chosen ?? null} onChange={onChoose}>
        {shown.map(({ choice, index }) => (
          <Radio className="label" value={choice.name} key={choice.name}>
            <span className="swatch" style={{ background: colourOf(index) }} aria-hidden="true" />
            <span className="label-name">
              {choice.groups.length > 0 && <span className="note">{choice.groups.join(' / ')} / </span>}
              {choice.shown}
              {choice.description && <span className="label-description">{choice.description}</span>}
            </span>
            {keyOf(index) && <kbd>{keyOf(index)}</kbd>}
          </Radio>
        ))}
        {shown.length === 0 && <p className="note">No label fits.</p>}
      </RadioGroup>
    </section>
  );
}
