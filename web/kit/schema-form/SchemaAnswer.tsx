/** The editor of every task type without one of its own: a form made from the response schema, or JSON. */
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { isObject } from '../../../task-types/shared/json.ts';
import { CHOICE_KEYS } from '../choice-keys.ts';
import type { EditorProps } from '../editor.ts';
import { useActions } from '../keymap.ts';
import { texts } from '../texts/texts.ts';
import { Panel, Workspace } from '../Workspace.tsx';
import { definitionsOf, schemaOf } from './begin.ts';
import { Form } from './form.ts';
import { Given } from './Given.tsx';
import { JsonField } from './JsonField.tsx';
import { keyedChoice } from './keyed.ts';
import { PartField } from './PartField.tsx';
import { focusPlace } from './places.ts';
import { type Read, readJson } from './texts.ts';
import { useBlocks } from './use-blocks.ts';

export function SchemaAnswer({ responseSchema, ...props }: EditorProps): ReactNode {
  const { task, value, onChange, onBlock, refusal, active } = props;
  const schema = schemaOf(task.params, responseSchema);
  const [isJson, setJson] = useState(false);
  const { block, blocked } = useBlocks(onBlock);
  useEffect(() => {
    if (refusal && refusal.path !== '') focusPlace(refusal.path);
  }, [refusal]);

  const asJson = isJson || !schema;
  const definitions = schema ? definitionsOf(schema) : {};
  const keyed = schema && !asJson ? keyedChoice(schema, value, definitions) : undefined;
  useActions(
    CHOICE_KEYS,
    {
      pick: (_, index) => {
        const option = keyed?.options[index];
        if (!keyed || !option) return false;
        onChange({ ...value, [keyed.name]: option.value });
      },
    },
    active,
  );

  return (
    <Form.Provider value={{ definitions, refusal, active, keyed: keyed?.name, block }}>
      <Workspace task={task} refusal={refusal} stage={<Given params={task.params} />}>
        <Panel
          title={texts.form.answer}
          note={
            schema && (
              <Button className="button small" isDisabled={blocked !== undefined} onPress={() => setJson(!isJson)}>
                {isJson ? texts.form.asForm : texts.form.asJson}
              </Button>
            )
          }
        >
          <div className="schema-form">
            {asJson ? (
              <JsonField
                title={texts.form.response}
                note={undefined}
                problem={undefined}
                path=""
                value={value}
                required
                rows={14}
                read={readObject}
                onChange={(next) => onChange(next as typeof value, 'json')}
              />
            ) : (
              <PartField
                schema={schema.type === undefined ? { ...schema, type: 'object' } : schema}
                name={texts.form.answer}
                path=""
                value={value}
                required
                depth={0}
                onChange={(next, together) => onChange(isObject(next) ? next : {}, together)}
              />
            )}
          </div>
        </Panel>
      </Workspace>
    </Form.Provider>
  );
}

function readObject(text: string): Read {
  const read = readJson(text);
  return 'problem' in read || isObject(read.value) ? read : { problem: texts.form.mustBeObject };
}
