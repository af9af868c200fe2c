/** Controls of the managers' forms. */
import { type ReactNode, useId } from 'react';
import { Checkbox, Input, Label, Text, TextArea, TextField } from 'react-aria-components';

interface Asked {
  label: ReactNode;
  note?: ReactNode;
}

interface WrittenProps extends Asked {
  value: string;
  onChange(value: string): void;
  type?: string;
  /** More than one line. */
  rows?: number;
  isRequired?: boolean;
  autoFocus?: boolean;
  inputMode?: 'numeric' | 'decimal' | 'email' | 'url';
  placeholder?: string;
  isCode?: boolean;
}

export function Written(props: WrittenProps): ReactNode {
  const { label, note, value, onChange, type = 'text', rows, isCode = false, placeholder, ...rest } = props;
  return (
    <TextField className="field" value={value} onChange={onChange} type={type} {...rest}>
      <Label>{label}</Label>
      {note && (
        <Text slot="description" className="note field-note">
          {note}
        </Text>
      )}
      {rows ? (
        <TextArea
          rows={rows}
          placeholder={placeholder}
          spellCheck={!isCode}
          className={isCode ? 'react-aria-TextArea code' : 'react-aria-TextArea'}
        />
      ) : (
        <Input placeholder={placeholder} />
      )}
    </TextField>
  );
}

interface PickProps<T extends string> extends Asked {
  value: T;
  options: readonly (readonly [value: NoInfer<T>, shown: string])[];
  onChange(value: NoInfer<T>): void;
  isDisabled?: boolean;
  /** The label is read out only: what stands around says it. */
  isBare?: boolean;
}

/** The browser's own list: it is at home on every phone. */
export function Pick<T extends string>({
  label,
  note,
  value,
  options,
  onChange,
  isDisabled,
  isBare,
}: PickProps<T>): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className={isBare ? 'unseen' : undefined}>
        {label}
      </label>
      {note && <span className="note field-note">{note}</span>}
      <select
        id={id}
        className="react-aria-Input"
        value={value}
        disabled={isDisabled}
        onChange={(event) => onChange(event.currentTarget.value as T)}
      >
        {options.map(([one, shown]) => (
          <option key={one} value={one}>
            {shown}
          </option>
        ))}
      </select>
    </div>
  );
}

interface TickProps extends Asked {
  value: boolean;
  onChange(value: boolean): void;
}

export function Tick({ label, note, value, onChange }: TickProps): ReactNode {
  return (
    <Checkbox className="choice" isSelected={value} onChange={onChange}>
      <span className="mark square" aria-hidden="true" />
      <span className="label-name">
        {label}
        {note && <span className="label-description">{note}</span>}
      </span>
    </Checkbox>
  );
}
