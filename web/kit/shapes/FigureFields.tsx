/** Position, size and what else of a shape can be written as figures; and of the vertex at hand. */
import type { ReactNode } from 'react';
import { Input, Label, NumberField } from 'react-aria-components';
import type { JsonObject } from '../../../task-types/kit.ts';
import { texts } from '../texts/texts.ts';
import type { Drawn } from './drawn.ts';
import { vertexOf } from './geometry.ts';

interface FigureFieldsProps {
  one: Drawn;
  /** The handle at hand. */
  handle: string | undefined;
  isDisabled: boolean;
  onChange(shape: JsonObject): void;
}

export function FigureFields({ one, handle, isDisabled, onChange }: FigureFieldsProps): ReactNode {
  const { geometry, shape, limits } = one;
  const vertex = vertexOf(handle);
  const at = vertex === undefined ? undefined : geometry.handles(shape, Infinity).find(({ id }) => id === handle);
  return (
    <>
      <fieldset className="figures-row" aria-label={texts.shapes.position}>
        {geometry.figures(shape).map(({ name, value }) => (
          <Figure
            key={name}
            name={name}
            value={value}
            isDisabled={isDisabled}
            onChange={(next) => onChange(geometry.setFigure(shape, name, next, limits))}
          />
        ))}
      </fieldset>
      {at && vertex !== undefined && (
        <fieldset className="figures-row" aria-label={texts.shapes.vertex(vertex + 1)}>
          {(['x', 'y'] as const).map((axis) => (
            <Figure
              key={axis}
              name={axis}
              value={at[axis]}
              isDisabled={isDisabled}
              onChange={(next) =>
                onChange(
                  geometry.drag(shape, at.id, { x: at.x, y: at.y, [axis]: next }, limits, { shift: false, alt: false }),
                )
              }
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

interface FigureProps {
  name: string;
  value: number;
  isDisabled: boolean;
  onChange(value: number): void;
}

function Figure({ name, value, isDisabled, onChange }: FigureProps): ReactNode {
  return (
    <NumberField
      value={value}
      isDisabled={isDisabled}
      formatOptions={{ useGrouping: false, maximumFractionDigits: 2 }}
      onChange={(next) => Number.isFinite(next) && onChange(next)}
    >
      <Label>{texts.shapes.figures[name] ?? name}</Label>
      <Input />
    </NumberField>
  );
}
