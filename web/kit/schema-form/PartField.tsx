/** One part of an answer, as a control of its kind. */
import type { ReactNode } from 'react';
import { BooleanField, ChoicePart, ConstantField } from './ChoicePart.tsx';
import { EitherField } from './EitherField.tsx';
import { type ControlProps, type PartProps, useForm } from './form.ts';
import { JsonField } from './JsonField.tsx';
import { ListField } from './ListField.tsx';
import { ObjectField } from './ObjectField.tsx';
import { partOf } from './parts.ts';
import { NumberText, TextPart } from './TextPart.tsx';

/** At the field itself its place goes without saying. */
const said = (message: string, path: string): string =>
  message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;

export function PartField({ name, ...props }: PartProps): ReactNode {
  const { definitions, refusal } = useForm();
  const { schema, path, value, depth } = props;
  const part = partOf(schema, value, definitions, depth);
  const isJson = part.kind === 'json';
  const isMeant = refusal && path !== '' && (refusal.path === path || (isJson && refusal.path.startsWith(`${path}.`)));
  const control: ControlProps = {
    ...props,
    title: part.title ?? name,
    note: part.description,
    problem: isMeant ? said(refusal.message, path) : undefined,
  };
  const fields = { ...control, Field: PartField };
  switch (part.kind) {
    case 'object':
      return <ObjectField {...fields} part={part} />;
    case 'array':
      return <ListField {...fields} part={part} />;
    case 'either':
      return <EitherField {...fields} options={part.options} />;
    case 'choice':
      return <ChoicePart {...control} options={part.options} />;
    case 'boolean':
      return <BooleanField {...control} />;
    case 'text':
      return <TextPart {...control} rules={part.schema} />;
    case 'number':
      return <NumberText {...control} rules={part.schema} />;
    case 'constant':
      return <ConstantField {...control} constant={part.value} />;
    case 'json':
      return <JsonField {...control} />;
    default:
      return null;
  }
}
