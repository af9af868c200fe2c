import type { ComponentType, ReactNode } from 'react';
import type { Json, JsonObject } from '../../../task-types/kit.ts';
import { isObject, own } from '../../../task-types/shared/json.ts';
import { texts } from '../texts/texts.ts';
import { withNeeded } from './begin.ts';
import { Wrong } from './ChoicePart.tsx';
import { type ControlProps, type PartProps, useForm } from './form.ts';
import { JsonField } from './JsonField.tsx';
import { type Part, partOf, placeBelow, titleOf } from './parts.ts';
import { Need } from './Title.tsx';

interface ObjectProps extends ControlProps {
  part: Part & { kind: 'object' };
  Field: ComponentType<PartProps>;
}

export function ObjectField(props: ObjectProps): ReactNode {
  const { title, note, problem, path, value, required, depth, isTitled } = props;
  if (depth === 0) return <Fields {...props} />;
  return (
    <fieldset className="group" data-place={path}>
      <legend className={isTitled ? 'unseen' : undefined}>
        {title}
        <Need required={required && value === undefined} />
      </legend>
      {note && <p className="note field-note">{note}</p>}
      <Fields {...props} />
      <Wrong problem={problem} />
    </fieldset>
  );
}

export function Fields({ part, schema, path, value, depth, required, onChange, Field }: ObjectProps): ReactNode {
  const { definitions } = useForm();
  const given = isObject(value) ? value : {};
  const fields = part.fields.filter((one) => {
    return partOf(one.schema, own(given, one.name), definitions, depth + 1).kind !== 'never';
  });
  const set = (next: JsonObject, together?: string) => {
    // An optional object that nothing is left of is not there.
    const isGone = !required && depth > 0 && Object.keys(next).length === 0;
    onChange(isGone ? undefined : withNeeded(schema, next, definitions, depth), together);
  };
  const setField = (name: string, next: Json | undefined, together?: string) => {
    const { [name]: _, ...rest } = given;
    if (next === undefined) set(rest, together);
    // In its old place: the answer as JSON keeps its order.
    else set({ ...given, [name]: next }, together);
  };
  const known = new Set(fields.map(({ name }) => name));
  const others = Object.fromEntries(Object.entries(given).filter(([name]) => !known.has(name)));
  const hasOthers = Object.keys(others).length > 0;
  return (
    <>
      {fields.map((one) => (
        <Field
          key={one.name}
          schema={one.schema}
          name={titleOf(one.name)}
          path={placeBelow(path, one.name)}
          value={own(given, one.name)}
          required={one.required}
          depth={depth + 1}
          onChange={(next, together) => setField(one.name, next, together)}
        />
      ))}
      {(hasOthers || part.open) && (
        <JsonField
          title={texts.form.further}
          note={texts.form.anObject}
          problem={undefined}
          path={placeBelow(path, '…')}
          value={hasOthers ? others : undefined}
          required={false}
          onChange={(next, together) => {
            const kept = Object.fromEntries(Object.entries(given).filter(([name]) => known.has(name)));
            set({ ...kept, ...(isObject(next) ? next : {}) }, together);
          }}
        />
      )}
    </>
  );
}
