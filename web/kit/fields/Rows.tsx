/** Rows of the same fields: beside each other where they are few and there is room. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { JsonObject } from '../../../task-types/kit.ts';
import type { TextFields } from '../../../task-types/shared/text-fields.ts';
import type { Refusal } from '../editor.ts';
import { focusPlace } from '../schema-form/places.ts';
import { texts } from '../texts/texts.ts';
import { TextEntries } from './TextEntries.tsx';

interface RowsProps {
  fields: TextFields;
  rows: readonly JsonObject[];
  place: string;
  refusal: Refusal | undefined;
  active: boolean;
  onRows(rows: JsonObject[], together?: string): void;
  onAdd(after: number): void;
}

const MOST_BESIDE = 4;

export function Rows({ fields, rows, place, refusal, active, onRows, onAdd }: RowsProps): ReactNode {
  const columns = Object.keys(fields).length;
  const first = Object.keys(fields)[0];
  const move = (index: number, by: number) => {
    onRows(rows.toSpliced(index, 1).toSpliced(index + by, 0, rows[index]!));
  };
  const remove = (index: number) => {
    onRows(rows.toSpliced(index, 1));
    const next = Math.min(index, rows.length - 2);
    setTimeout(() => focusPlace(next < 0 ? `${place}.+` : `${place}.${next}.${first}`));
  };
  return rows.map((row, index) => {
    const name = texts.fields.row(index + 1);
    return (
      <fieldset className="group row-fields" key={index} data-place={`${place}.${index}`}>
        <legend>{name}</legend>
        <div className={columns <= MOST_BESIDE ? `row-columns of-${columns}` : 'row-columns'}>
          <TextEntries
            fields={fields}
            value={row}
            place={`${place}.${index}`}
            suffix={name}
            refusal={refusal}
            active={active}
            onAdd={() => onAdd(index)}
            onChange={(next, together) => onRows(rows.with(index, next), together)}
          />
        </div>
        <div className="item-tools">
          <Button
            className="tool"
            aria-label={texts.compare.up(name)}
            isDisabled={!active || index === 0}
            onPress={() => move(index, -1)}
          >
            ↑
          </Button>
          <Button
            className="tool"
            aria-label={texts.compare.down(name)}
            isDisabled={!active || index === rows.length - 1}
            onPress={() => move(index, 1)}
          >
            ↓
          </Button>
          <Button
            className="tool"
            aria-label={texts.choices.remove(name)}
            isDisabled={!active}
            onPress={() => remove(index)}
          >
            ×
          </Button>
        </div>
      </fieldset>
    );
  });
}
