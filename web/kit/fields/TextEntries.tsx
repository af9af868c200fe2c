/** `{key: description}` of the params as fields: key to text, empty where there is nothing to see. */
import type { ReactNode } from 'react';
import type { JsonObject } from '../../../task-types/kit.ts';
import { own } from '../../../task-types/shared/json.ts';
import type { TextFields } from '../../../task-types/shared/text-fields.ts';
import type { Refusal } from '../editor.ts';
import { titleOf } from '../schema-form/parts.ts';
import { TextEntry } from './TextEntry.tsx';

interface TextEntriesProps {
  fields: TextFields;
  value: JsonObject;
  place: string;
  refusal: Refusal | undefined;
  active: boolean;
  /** What goes with a field, such as its part of the picture. */
  beside?: (key: string) => ReactNode;
  /** Said after each title, such as the number of the row. */
  suffix?: string;
  onFocus?: (key: string) => void;
  onAdd?: (() => void) | undefined;
  /** @param together as of EditorProps. */
  onChange(value: JsonObject, together: string): void;
}

export function TextEntries(props: TextEntriesProps): ReactNode {
  const { fields, value, place, refusal, active, beside, suffix, onFocus, onAdd, onChange } = props;
  return Object.entries(fields).map(([key, description]) => {
    const at = `${place}.${key}`;
    const title = titleOf(key);
    const text = own(value, key);
    return (
      <div className="entry" key={key}>
        {beside?.(key)}
        <TextEntry
          title={
            <>
              {title}
              {suffix && <span className="unseen"> {suffix}</span>}
            </>
          }
          note={description === title || description === key ? undefined : description}
          place={at}
          value={typeof text === 'string' ? text : ''}
          problem={refusal?.path === at ? refusal.message : undefined}
          active={active}
          onFocus={() => onFocus?.(key)}
          onAdd={onAdd}
          onChange={(next) => onChange({ ...value, [key]: next }, at)}
        />
      </div>
    );
  });
}

/** The texts to begin with: those given, and empty ones for the rest, which is an answer too. */
export const beginTexts = (fields: TextFields | undefined, given: JsonObject = {}): JsonObject =>
  Object.fromEntries(
    Object.keys(fields ?? {}).map((key) => {
      const text = own(given, key);
      return [key, typeof text === 'string' ? text : ''];
    }),
  );
