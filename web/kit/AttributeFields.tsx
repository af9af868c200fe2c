/** Questions on an annotation or on the whole: annotation_attributes, global_attributes, taxonomies. */
import type { ReactNode } from 'react';
import { Button, Input, Label, NumberField, TextField } from 'react-aria-components';
import type { Json, JsonObject } from '../../task-types/kit.ts';
import { type AttributeRule, isAsked } from '../../task-types/shared/attribute-rules.ts';
import { own } from '../../task-types/shared/json.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { type Choice, choicesOf } from './labels.ts';
import { texts } from './texts/texts.ts';

/** An annotation that a linked attribute may point at. */
export interface LinkTarget {
  id: string;
  shown: string;
  label: string | undefined;
}

interface AttributeFieldsProps {
  rules: readonly AttributeRule[];
  /** Of the annotation. */
  label?: string | undefined;
  value: JsonObject;
  targets?: readonly LinkTarget[];
  /** Where the target of a linked attribute can be chosen by clicking it. */
  onPick?(name: string): void;
  onChange(value: JsonObject, name: string): void;
}

/** More than this are not found in a list; then only the one that is chosen is shown. */
const MANY_TARGETS = 12;

export function AttributeFields({
  rules,
  label,
  value,
  targets = [],
  onPick,
  onChange,
}: AttributeFieldsProps): ReactNode {
  const set = (name: string, next: Json | undefined) => {
    const { [name]: _, ...rest } = value;
    const given = next === undefined ? rest : { ...value, [name]: next };
    // What a changed answer makes superfluous is not asked any more, and must not stay.
    onChange(Object.fromEntries(Object.entries(given).filter(([one]) => isStillAsked(rules, one, label, given))), name);
  };
  return rules
    .filter((rule) => isAsked(rule, label, value))
    .map((rule) => (
      <AttributeField
        key={rule.name}
        rule={rule}
        value={own(value, rule.name)}
        targets={targets.filter((one) => !rule.targets || one.label === undefined || rule.targets.has(one.label))}
        onPick={onPick}
        onChange={(next) => set(rule.name, next)}
      />
    ));
}

function isStillAsked(rules: readonly AttributeRule[], name: string, label: string | undefined, given: JsonObject) {
  const rule = rules.find((one) => one.name === name);
  return !rule || isAsked(rule, label, given);
}

interface AttributeFieldProps {
  rule: AttributeRule;
  value: Json | undefined;
  targets: readonly LinkTarget[];
  onPick: ((name: string) => void) | undefined;
  onChange(value: Json | undefined): void;
}

function AttributeField({
  rule: { name, definition },
  value,
  targets,
  onPick,
  onChange,
}: AttributeFieldProps): ReactNode {
  const { type = 'category', description, choices = [], allow_multiple = false, required = false } = definition;
  const title = description ?? name;
  const note = !required && <span className="note"> {texts.kit.optional}</span>;
  switch (type) {
    case 'category':
      return (
        <ChoiceField
          title={title}
          choices={choicesOf(choices)}
          chosen={[value ?? []].flat().map(String)}
          multiple={allow_multiple}
          required={required}
          onChoose={(chosen) => onChange(chosen.length === 0 ? undefined : allow_multiple ? chosen : chosen[0])}
        />
      );
    case 'linked': {
      const listed = targets.length > MANY_TARGETS && onPick ? targets.filter(({ id }) => id === value) : targets;
      return (
        <div className="field">
          <ChoiceField
            title={title}
            choices={listed.map(linkChoice)}
            chosen={[value ?? []].flat().map(String)}
            multiple={false}
            required={required}
            onChoose={([id]) => onChange(id)}
          />
          {onPick && (
            <div className="row">
              <Button className="button small" isDisabled={targets.length === 0} onPress={() => onPick(name)}>
                {texts.shapes.pick}
              </Button>
              {value !== undefined && (
                <Button className="button small quiet" onPress={() => onChange(undefined)}>
                  {texts.shapes.unpick}
                </Button>
              )}
            </div>
          )}
        </div>
      );
    }
    case 'text':
      return (
        <TextField
          className="field"
          data-answer=""
          value={typeof value === 'string' ? value : ''}
          onChange={(text) => onChange(text === '' ? undefined : text)}
        >
          <Label>
            {title}
            {note}
          </Label>
          <Input />
        </TextField>
      );
    default:
      return (
        <NumberField
          className="field"
          value={typeof value === 'number' ? value : Number.NaN}
          {...(type === 'angle' && { minValue: 0, maxValue: 360 })}
          onChange={(figure) => onChange(Number.isFinite(figure) ? figure : undefined)}
        >
          <Label>
            {title}
            {note}
          </Label>
          <Input />
        </NumberField>
      );
  }
}

const linkChoice = ({ id, shown }: LinkTarget): Choice => ({ name: id, shown, description: undefined, groups: [] });
