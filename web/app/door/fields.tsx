import type { ReactNode } from 'react';
import { Button, FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import { texts } from '../../kit/texts/texts.ts';

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  type?: 'text' | 'email' | 'password';
  autoComplete: string;
  value?: string;
  autoFocus?: boolean;
  isReadOnly?: boolean;
  minLength?: number;
}

/** Managers of passwords know fields by their name, type and autocomplete. */
export function Field({ name, label, hint, type = 'text', value, ...more }: FieldProps): ReactNode {
  return (
    <TextField
      className="field"
      name={name}
      type={type}
      isRequired
      {...(value !== undefined && { defaultValue: value })}
      maxLength={type === 'password' ? 200 : 320}
      {...more}
    >
      <Label>{label}</Label>
      <Input />
      {hint !== undefined && (
        <Text slot="description" className="note">
          {hint}
        </Text>
      )}
      <FieldError />
    </TextField>
  );
}

export function NewPassword({ autoFocus = false }: { autoFocus?: boolean }): ReactNode {
  const { door } = texts;
  return (
    <Field
      name="password"
      type="password"
      label={door.newPassword}
      hint={door.passwordHint}
      autoComplete="new-password"
      minLength={12}
      autoFocus={autoFocus}
    />
  );
}

export function Go({ name, pending, isPending }: { name: string; pending: string; isPending: boolean }): ReactNode {
  return (
    <Button className="button primary wide" type="submit" isPending={isPending}>
      {isPending ? pending : name}
    </Button>
  );
}

/** What was typed, by the names of the fields. */
export const typedIn = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
