/** Position and size of one box in figures. */
import type { ReactNode } from 'react';
import { Input, Label, NumberField } from 'react-aria-components';
import { type Box, type Limits, placeBox } from './boxes.ts';

const FIELDS = [
  ['left', 'Left'],
  ['top', 'Top'],
  ['width', 'Width'],
  ['height', 'Height'],
] as const;

interface BoxFieldsProps {
  box: Box;
  limits: Limits;
  onChange(box: Box): void;
}

export function BoxFields({ box, limits, onChange }: BoxFieldsProps): ReactNode {
  return (
    <fieldset className="figures-row" aria-label="Position and size in pixels">
      {FIELDS.map(([side, name]) => (
        <NumberField
          key={side}
          value={box[side]}
          formatOptions={{ useGrouping: false, maximumFractionDigits: 2 }}
          onChange={(value) => Number.isFinite(value) && onChange(placeBox(box, side, value, limits))}
        >
          <Label>{name}</Label>
          <Input />
        </NumberField>
      ))}
    </fieldset>
  );
}
