/** A part that may be of one of several forms: which one, and below it that form. */
import { type ComponentType, type ReactNode, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Schema } from '../../../task-types/shared/json-schema/schema.ts';
import { turnedInto } from './begin.ts';
import { Wrong } from './ChoicePart.tsx';
import { type ControlProps, type PartProps, useForm } from './form.ts';
import { chosenOf, isOfMake, nameOf } from './parts.ts';
import { Need } from './Title.tsx';

interface EitherProps extends ControlProps {
  options: readonly Schema[];
  Field: ComponentType<PartProps>;
}

export function EitherField(props: EitherProps): ReactNode {
  const { title, note, problem, path, value, required, depth, options, onChange, Field } = props;
  const { definitions, active } = useForm();
  const [said, setSaid] = useState<number>();
  const isStill = said !== undefined && (value === undefined || isOfMake(options[said]!, value, definitions, depth));
  // One form with nothing to choose is that form.
  const chosen = options.length === 1 ? 0 : isStill ? said : chosenOf(options, value, definitions);
  const choose = (index: number) => {
    setSaid(index);
    onChange(turnedInto(options[index]!, value, definitions, depth));
  };
  const inner = chosen >= 0 && (
    <Field
      key={chosen}
      schema={options[chosen]!}
      name={options.length === 1 ? title : nameOf(options[chosen]!, chosen, definitions)}
      path={path}
      value={value}
      required={required}
      depth={depth}
      isTitled={options.length > 1}
      onChange={onChange}
    />
  );
  if (options.length === 1) return inner;
  return (
    <div className="either" data-place={path}>
      <RadioGroup
        className="choices"
        value={chosen < 0 ? null : String(chosen)}
        onChange={(index) => choose(Number(index))}
        isReadOnly={!active}
        isInvalid={problem !== undefined}
      >
        <Label className="question">
          {title}
          <Need required={required} />
        </Label>
        {note && <p className="note field-note">{note}</p>}
        {options.map((option, index) => (
          <Radio className="choice" value={String(index)} key={index}>
            <span className="mark" aria-hidden="true" />
            <span className="label-name">{nameOf(option, index, definitions)}</span>
          </Radio>
        ))}
      </RadioGroup>
      <div className="chosen">{inner}</div>
      {!inner && <Wrong problem={problem} />}
    </div>
  );
}
