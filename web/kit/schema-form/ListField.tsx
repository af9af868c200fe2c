import { type ComponentType, type ReactNode, useEffect, useRef } from 'react';
import { Button, Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import type { Json } from '../../../task-types/kit.ts';
import { texts } from '../texts/texts.ts';
import { newItem } from './begin.ts';
import { Wrong } from './ChoicePart.tsx';
import { type ControlProps, type PartProps, useForm } from './form.ts';
import { type Option, type Part, partOf, placeBelow } from './parts.ts';
import { focusPlace } from './places.ts';
import { Need } from './Title.tsx';

interface ListProps extends ControlProps {
  part: Part & { kind: 'array' };
  Field: ComponentType<PartProps>;
}

export function ListField(props: ListProps): ReactNode {
  const { definitions } = useForm();
  const { part, value, depth } = props;
  const item = partOf(part.itemAt(0), undefined, definitions, depth + 1);
  const list = Array.isArray(value) ? value : [];
  // To put all of them in order is no choice of some.
  const isSome = item.kind === 'choice' && part.schema.uniqueItems === true && part.least < item.options.length;
  if (isSome && list.every((one) => indexIn(item.options, one) >= 0)) {
    return <Several {...props} options={item.options} list={list} />;
  }
  return <List {...props} list={list} />;
}

const indexIn = (options: readonly Option[], value: Json): number =>
  options.findIndex((one) => JSON.stringify(one.value) === JSON.stringify(value));

type SeveralProps = ListProps & { options: readonly Option[]; list: Json[] };

function Several({ title, note, problem, path, required, part, options, list, onChange }: SeveralProps): ReactNode {
  const { active } = useForm();
  const choose = (indexes: string[]) => {
    const chosen = indexes.map((index) => options[Number(index)]!.value);
    onChange(chosen.length === 0 && !required ? undefined : chosen);
  };
  return (
    <div className="field" data-place={path}>
      <CheckboxGroup
        className="choices"
        value={list.map((one) => String(indexIn(options, one)))}
        onChange={choose}
        isReadOnly={!active}
        isInvalid={problem !== undefined}
      >
        <Label className="question">
          {title}
          <Need required={required && part.least > 0} />
        </Label>
        {note && <p className="note field-note">{note}</p>}
        {options.map(({ shown }, index) => (
          <Checkbox className="choice" value={String(index)} key={index}>
            <span className="mark square" aria-hidden="true" />
            <span className="label-name">{shown}</span>
          </Checkbox>
        ))}
      </CheckboxGroup>
      <Wrong problem={problem} />
    </div>
  );
}

function List(props: ListProps & { list: Json[] }): ReactNode {
  const { title, note, problem, path, required, depth, part, list, onChange, Field } = props;
  const { definitions, active } = useForm();
  const { least, most } = part;
  /** Where the focus goes once the list is drawn anew. */
  const next = useRef<string>(undefined);
  useEffect(() => {
    if (next.current !== undefined) focusPlace(next.current);
    next.current = undefined;
  });
  const addPlace = placeBelow(path, '+');
  const add = () => {
    next.current = placeBelow(path, list.length);
    onChange([...list, newItem(part.itemAt(list.length), definitions, depth + 1)]);
  };
  const remove = (index: number) => {
    next.current = list.length > 1 ? placeBelow(path, Math.min(index, list.length - 2)) : addPlace;
    const left = list.toSpliced(index, 1);
    onChange(left.length === 0 && !required ? undefined : left);
  };
  const move = (index: number, by: number) => {
    const moved = list.toSpliced(index, 1).toSpliced(index + by, 0, list[index]!);
    onChange(moved);
  };
  return (
    <fieldset className="group" data-place={path}>
      <legend>
        {title}
        <Need required={required && least > 0} />
      </legend>
      <p className="note field-note">{[note, countOf(least, most)].filter(Boolean).join(' · ')}</p>
      {list.map((one, index) => {
        const name = `${title} ${index + 1}`;
        const tools: [string, string, () => void, boolean][] = [
          [texts.form.moveUp(name), '↑', () => move(index, -1), index === 0],
          [texts.form.moveDown(name), '↓', () => move(index, 1), index === list.length - 1],
          [texts.form.remove(name), '×', () => remove(index), false],
        ];
        return (
          <div className="item" key={index}>
            <Field
              schema={part.itemAt(index)}
              name={name}
              path={placeBelow(path, index)}
              value={one}
              required
              depth={depth + 1}
              onChange={(value, together) => onChange(list.with(index, value ?? null), together)}
            />
            <div className="item-tools">
              {tools.map(([verb, sign, run, isOff]) => (
                <Button className="tool" key={sign} aria-label={verb} onPress={run} isDisabled={isOff || !active}>
                  {sign}
                </Button>
              ))}
            </div>
          </div>
        );
      })}
      <div data-place={addPlace}>
        <Button className="button small" onPress={add} isDisabled={list.length >= most || !active}>
          {texts.form.addTo(title)}
        </Button>
      </div>
      <Wrong problem={problem} />
    </fieldset>
  );
}

function countOf(least: number, most: number): string {
  const { exactly, between, least: from, most: upTo } = texts.form;
  if (least === most) return exactly(String(least));
  if (least > 0) return Number.isFinite(most) ? between(String(least), String(most)) : from(String(least));
  return Number.isFinite(most) ? upTo(String(most)) : '';
}
