/** A field of a form with all its answers, each with the control of its kind. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { Question } from '../../web/kit/choices/Question.tsx';
import { branchesOfField, leavesOf } from '../../web/kit/choices/tree.ts';
import { TextEntry } from '../../web/kit/fields/TextEntry.tsx';
import { RankList } from '../../web/kit/ranking/RankList.tsx';
import { focusPlace } from '../../web/kit/schema-form/places.ts';
import { texts } from '../../web/kit/texts/texts.ts';
import type { Json } from '../kit.ts';
import { choicesOf, type Field, hasChoices, responsesOf } from './fields.ts';
import { isRanking, type Trouble } from './form.ts';
import { DateEntry, NumberEntry, RangeEntry } from './lines.tsx';

export interface FieldEntryProps {
  field: Field;
  given: readonly Json[][];
  /** Figures and the search key are for this one. */
  keyed: boolean;
  active: boolean;
  /** There is something that plays, whose time can be taken. */
  hasRecording: boolean;
  problem: string | undefined;
  onChange(given: Json[][], together?: string): void;
  onBlock(place: string, why: string | undefined): void;
}

export function FieldEntry(props: FieldEntryProps): ReactNode {
  const { field, given, active, problem, onChange } = props;
  const { least, most } = responsesOf(field);
  const place = placeOf(field);
  /** With those that are begun, and count once there is something in them. */
  const [open, setOpen] = useState(1);
  if (most <= 1) {
    return <One {...props} place={place} values={given[0] ?? []} onValues={(values, by) => onChange([values], by)} />;
  }
  const rows = Math.max(given.length, least, open);
  const set = (index: number, values: Json[], together?: string) => {
    const all = Array.from({ length: Math.max(rows, index + 1) }, (_, at) =>
      at === index ? values : (given[at] ?? []),
    );
    onChange(all, together);
  };
  const add = () => {
    if (rows >= most) return;
    setOpen(rows + 1);
    setTimeout(() => focusPlace(`${place}.response.${rows}`));
  };
  return (
    <fieldset className="group repeats" data-place={place}>
      <legend>
        {field.title}
        {field.required && (
          <span className="need">
            <span aria-hidden="true"> *</span>
            <span className="unseen"> {texts.choices.required}</span>
          </span>
        )}
      </legend>
      <p className="note field-note">
        {[noteOf(field), texts.fields.responses(least, most)].filter(Boolean).join(' · ')}
      </p>
      {Array.from({ length: rows }, (_, index) => (
        <div className="item" key={index}>
          <One
            {...props}
            place={`${place}.response.${index}`}
            values={given[index] ?? []}
            number={index + 1}
            problem={undefined}
            onAdd={add}
            onValues={(values, by) => set(index, values, by)}
          />
          <div className="item-tools">
            <Button
              className="tool"
              aria-label={texts.fields.removeResponse(field.title, index + 1)}
              isDisabled={!active || (given.length === 0 && rows === 1)}
              onPress={() => {
                setOpen(Math.max(1, rows - 1));
                onChange(given.toSpliced(index, 1));
              }}
            >
              ×
            </Button>
          </div>
        </div>
      ))}
      <div data-place={`${place}.+`}>
        <Button className="button small" isDisabled={!active || rows >= most} onPress={add}>
          {texts.fields.addResponse(field.title)}
        </Button>
      </div>
      {problem !== undefined && <span className="react-aria-FieldError">{problem}</span>}
    </fieldset>
  );
}

export const placeOf = ({ field_id }: Field): string => `annotations.${field_id}`;

const noteOf = ({ description, hint }: Field): string => [description, hint].filter(Boolean).join(' ');

interface OneProps extends Omit<FieldEntryProps, 'given' | 'onChange'> {
  place: string;
  values: readonly Json[];
  /** Where there may be several: which of them. */
  number?: number;
  onAdd?: () => void;
  onValues(values: Json[], together?: string): void;
}

function One(props: OneProps): ReactNode {
  const { field, place, values, number, keyed, active, problem, onAdd, onValues, onBlock } = props;
  const { type, title, required = false, choices = [] } = field;
  const [value] = values;
  const set = (next: Json | undefined) => onValues(next === undefined ? [] : [next], place);
  const named = {
    title: number === undefined ? title : `${title} ${number}`,
    note: number === undefined ? noteOf(field) || undefined : undefined,
    isTitled: number !== undefined,
    place,
    required: required && number === undefined,
    problem,
    active,
  };
  if (type === 'text') {
    return (
      <TextEntry
        {...named}
        value={typeof value === 'string' ? value : ''}
        most={field.max_characters}
        onAdd={onAdd}
        onChange={set}
      />
    );
  }
  const line = { ...named, value, onChange: set, onBlock };
  if (type === 'number') return <NumberEntry {...line} field={field} />;
  if (type === 'datetime') return <DateEntry {...line} />;
  if (type === 'time_range') return <RangeEntry {...line} hasRecording={props.hasRecording} />;
  if (!hasChoices(field)) {
    const yesNo = [
      { label: texts.fields.yes, value: true },
      { label: texts.fields.no, value: false },
    ];
    return (
      <Question
        {...named}
        note={named.note && <span className="note field-note said-below">{named.note}</span>}
        branches={branchesOfField(yesNo)}
        chosen={values}
        most={1}
        keyed={keyed}
        onChoose={(chosen) => onValues(chosen)}
      />
    );
  }
  const branches = branchesOfField(choices);
  const { most } = choicesOf(field);
  if (isRanking(field)) return <Ranked {...props} named={named} />;
  if (type === 'select' && most === 1) return <Dropdown {...props} named={named} />;
  return (
    <Question
      {...named}
      note={named.note && <span className="note field-note said-below">{named.note}</span>}
      branches={branches}
      chosen={values}
      most={most}
      keyed={keyed}
      onChoose={(chosen) => onValues(chosen)}
    />
  );
}

type Named = { title: string; note: string | undefined; isTitled: boolean; required: boolean };

function Ranked({ field, place, values, active, problem, named, onValues }: OneProps & { named: Named }): ReactNode {
  const leaves = leavesOf(branchesOfField(field.choices ?? []));
  const order = values.flatMap((value) => {
    const at = leaves.findIndex((leaf) => leaf.value === value);
    return at < 0 ? [] : [at];
  });
  return (
    <div className="field">
      <p className={named.isTitled ? 'unseen' : 'question'}>
        {named.title}
        {named.required && <span className="need"> *</span>}
        <span className="note"> {texts.fields.inOrder}</span>
      </p>
      {named.note && <p className="note field-note">{named.note}</p>}
      <RankList
        title={named.title}
        items={leaves.map(({ shown }, item) => ({ item, shown }))}
        order={order}
        active={active}
        place={place}
        onOrder={(next) => onValues(next.map((item) => leaves[item]!.value))}
      />
      {problem !== undefined && <span className="react-aria-FieldError">{problem}</span>}
    </div>
  );
}

function Dropdown({ field, place, values, active, problem, named, onValues }: OneProps & { named: Named }): ReactNode {
  const leaves = leavesOf(branchesOfField(field.choices ?? []));
  const at = leaves.findIndex(({ value }) => value === values[0]);
  return (
    <div className="field" data-place={place}>
      <label>
        <span className={named.isTitled ? 'unseen' : undefined}>
          {named.title}
          {named.required && <span className="need"> *</span>}
        </span>
        {named.note && <span className="note field-note said-below">{named.note}</span>}
        <select
          className="react-aria-Input"
          value={at}
          disabled={!active}
          required={named.required}
          aria-invalid={problem !== undefined}
          onChange={({ target }) => onValues(Number(target.value) < 0 ? [] : [leaves[Number(target.value)]!.value])}
        >
          <option value={-1}>{texts.fields.choose}</option>
          {leaves.map(({ id, shown, groups }, index) => (
            <option value={index} key={id}>
              {[...groups, shown].join(' / ')}
            </option>
          ))}
        </select>
      </label>
      {problem !== undefined && <span className="react-aria-FieldError">{problem}</span>}
    </div>
  );
}

/** In the language of whoever reads it. */
export function troubleWords(trouble: Trouble): string {
  const words = texts.fields.trouble;
  switch (trouble.kind) {
    case 'fewResponses':
    case 'fewChoices':
      return words[trouble.kind](trouble.least);
    case 'low':
      return words.low(trouble.least);
    case 'long':
      return words.long(trouble.most);
    case 'high':
      return words.high(trouble.most);
    default:
      return words[trouble.kind];
  }
}
