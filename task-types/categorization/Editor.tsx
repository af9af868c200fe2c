import { type ReactNode, useMemo } from 'react';
import { Attachment } from '../../web/kit/Attachment.tsx';
import { AttributeFields } from '../../web/kit/AttributeFields.tsx';
import { ChoiceField } from '../../web/kit/ChoiceField.tsx';
import type { EditorProps } from '../../web/kit/editor.ts';
import { type Keys, useKeys } from '../../web/kit/keys.ts';
import { choicesOf } from '../../web/kit/labels.ts';
import { Panel, Workspace } from '../../web/kit/Workspace.tsx';
import type { Json, JsonObject } from '../kit.ts';
import type { AttributeDefinitions } from '../shared/attribute-params.ts';
import { attributeRules } from '../shared/attribute-rules.ts';
import { isObject } from '../shared/json.ts';
import type { LabelDescription } from '../shared/labels.ts';

type Params = JsonObject & {
  attachment: string;
  attachment_type?: string;
  categories?: LabelDescription[];
  taxonomies?: AttributeDefinitions;
  allow_multiple?: boolean;
};

export default function CategorizationEditor(props: EditorProps<Params>): ReactNode {
  const { task, value, onChange, refusal, active } = props;
  const { attachment, attachment_type, categories, taxonomies, allow_multiple = false } = task.params;
  const choices = useMemo(() => choicesOf(categories ?? []), [categories]);
  // Each is required if it does not say otherwise, as definition.ts has it.
  const rules = useMemo(() => {
    const asked = Object.entries(taxonomies ?? {}).map(([name, one]) => [name, { required: true, ...one }] as const);
    return attributeRules(Object.fromEntries(asked), []);
  }, [taxonomies]);
  const chosen = [value.category ?? []].flat().map(String);

  const choose = (names: string[]) => {
    const { category: _, ...rest } = value;
    const category: Json | undefined = allow_multiple ? names : names[0];
    onChange(names.length === 0 || category === undefined ? rest : { ...rest, category });
  };
  const keys: Keys = {};
  for (const [index, { name }] of choices.slice(0, 9).entries()) {
    keys[index + 1] = () => {
      if (!allow_multiple) return choose([name]);
      choose(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
    };
  }
  useKeys(keys, active);

  return (
    <Workspace task={task} refusal={refusal} stage={<Attachment attachment={attachment} type={attachment_type} />}>
      {choices.length > 0 && (
        <Panel title="Category" note={allow_multiple ? 'one or more' : 'one'}>
          <ChoiceField
            title="Category"
            choices={choices}
            chosen={chosen}
            multiple={allow_multiple}
            required
            hasKeys
            isTitled
            onChoose={choose}
          />
        </Panel>
      )}
      {rules.length > 0 && (
        <Panel title="Questions">
          <AttributeFields
            rules={rules}
            value={isObject(value.taxonomies) ? value.taxonomies : {}}
            onChange={(next) => onChange({ ...value, taxonomies: next })}
          />
        </Panel>
      )}
    </Workspace>
  );
}
