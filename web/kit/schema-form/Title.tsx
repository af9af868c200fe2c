import type { ReactNode } from 'react';
import { Label, Text } from 'react-aria-components';
import { texts } from '../texts/texts.ts';

/** What is asked, and whether one may leave it out. */
export function Title({ title, required }: { title: string; required: boolean }): ReactNode {
  return (
    <Label>
      {title}
      <Need required={required} />
    </Label>
  );
}

export const Need = ({ required }: { required: boolean }): ReactNode =>
  required ? (
    <span className="need">
      <span aria-hidden="true"> *</span>
      <span className="unseen"> {texts.kit.required}</span>
    </span>
  ) : null;

/** Within a field: read out with it. */
export function Note({ children }: { children: ReactNode }): ReactNode {
  return children ? (
    <Text slot="description" className="note field-note">
      {children}
    </Text>
  ) : null;
}
