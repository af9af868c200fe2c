/** Position and size of one box in figures. */
import type { ReactNode } from 'react';
import { Input, Label, NumberField } from 'react-aria-components';
import type { Box } from './boxes.ts';

const FIELDS = [
  ['left', 'Left'],
  ['top', 'Top'],
  ['width', 'Width'],
  ['height', 'Height'],
] as const;

/** @param onChange what was asked for; the caller keeps it within its limits. */
export function BoxFields({ box, onChange }: { box: Box; onChange(side: keyof Box, value: number): void }): ReactNode {
  return (
    <fieldset className="figures-row" aria-label="Position and size in pixels">
      {FIELDS.map(([side, name]) => (
        <NumberField
          key={side}
          value={box[side]}
          formatOptions={{ useGrouping: false, maximumFractionDigits: 2 }}
          onChange={(value) => Number.isFinite(value) && onChange(side, value)}
        >
          <Label>{name}</Label>
          <Input />
        </NumberField>
      ))}
    </fieldset>
  );
}
