/** One of several values, all in sight where they are few. */
import { type ReactNode, useId } from 'react';
import { Button, Label, Radio, RadioGroup } from 'react-aria-components';
import type { Json } from '../../../task-types/kit.ts';
import { keyOf } from '../labels.ts';
import { texts } from '../texts/texts.ts';
import { type ControlProps, useForm } from './form.ts';
import type { Option } from './parts.ts';
import { Need } from './Title.tsx';

interface ChoiceProps extends ControlProps {
  options: readonly Option[];
}

/** More than these are in a list that opens. */
const MOST_IN_SIGHT = 9;

const same = (a: Json | undefined, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

export function ChoicePart(props: ChoiceProps): ReactNode {
  const { options, value, onChange } = props;
  const at = options.findIndex((one) => same(value, one.value));
  const Shown = options.length > MOST_IN_SIGHT ? Opening : InSight;
  return <Shown {...props} at={at} choose={(index) => onChange(index < 0 ? undefined : options[index]!.value)} />;
}

interface ShownProps extends ChoiceProps {
  at: number;
  choose(index: number): void;
}

function InSight({ title, note, problem, path, required, options, at, choose }: ShownProps): ReactNode {
  const { active, keyed } = useForm();
  const isShort = options.every(({ shown }) => shown.length <= 3);
  return (
    <div className="field" data-place={path}>
      <RadioGroup
        className={isShort ? 'choices short' : 'choices'}
        value={at < 0 ? null : String(at)}
        onChange={(index) => choose(Number(index))}
        isReadOnly={!active}
        isInvalid={problem !== undefined}
      >
        <Label className="question">
          {title}
          <Need required={required} />
        </Label>
        {note && <p className="note field-note">{note}</p>}
        {options.map(({ shown }, index) => (
          <Radio className="choice" value={String(index)} key={index}>
            <span className="mark" aria-hidden="true" />
            <span className="label-name">{shown}</span>
            {keyed === path && keyOf(index) && keyOf(index) !== shown && <kbd>{keyOf(index)}</kbd>}
          </Radio>
        ))}
      </RadioGroup>
      {!required && at >= 0 && (
        <Button
          className="button quiet small clear"
          onPress={() => choose(-1)}
          aria-label={texts.form.clearName(title)}
        >
          {texts.form.clear}
        </Button>
      )}
      <Wrong problem={problem} />
    </div>
  );
}

function Opening({ title, note, problem, path, required, options, at, choose }: ShownProps): ReactNode {
  const { active } = useForm();
  const id = useId();
  return (
    <div className="field" data-place={path}>
      <label htmlFor={id}>
        {title}
        <Need required={required} />
      </label>
      {note && <p className="note field-note">{note}</p>}
      <select
        id={id}
        className="react-aria-Input"
        value={at}
        disabled={!active}
        aria-invalid={problem !== undefined}
        onChange={({ target }) => choose(Number(target.value))}
      >
        <option value={-1}>{required ? texts.form.choose : texts.form.none}</option>
        {options.map(({ shown }, index) => (
          <option value={index} key={index}>
            {shown}
          </option>
        ))}
      </select>
      <Wrong problem={problem} />
    </div>
  );
}

export const Wrong = ({ problem }: { problem: string | undefined }): ReactNode =>
  problem === undefined ? null : <span className="react-aria-FieldError">{problem}</span>;

const yesNo = (): readonly Option[] => [
  { value: true, shown: texts.form.yes },
  { value: false, shown: texts.form.no },
];

export const BooleanField = (props: ControlProps): ReactNode => <ChoicePart {...props} options={yesNo()} />;

/** Where there is one answer only: given already if it is required, else to be given or not. */
export function ConstantField({ constant, ...props }: ControlProps & { constant: Json }): ReactNode {
  if (same(props.value, constant) && props.required) return null;
  const shown = typeof constant === 'string' ? constant : JSON.stringify(constant);
  return <ChoicePart {...props} options={[{ value: constant, shown }]} />;
}
