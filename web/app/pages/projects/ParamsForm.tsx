/** Params of a project as a form made from the schema of their type, or as JSON. */
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { JsonObject } from '../../../../task-types/kit.ts';
import { isObject } from '../../../../task-types/shared/json.ts';
import type { Refusal } from '../../../kit/editor.ts';
import { definitionsOf } from '../../../kit/schema-form/begin.ts';
import { Form } from '../../../kit/schema-form/form.ts';
import { JsonField } from '../../../kit/schema-form/JsonField.tsx';
import { PartField } from '../../../kit/schema-form/PartField.tsx';
import { type Read, readJson } from '../../../kit/schema-form/texts.ts';
import { useBlocks } from '../../../kit/schema-form/use-blocks.ts';
import { texts } from '../../../kit/texts/texts.ts';
import { projectSchema } from './project-schema.ts';

interface FormProps {
  schema: JsonObject;
  value: JsonObject;
  onChange(value: JsonObject): void;
  refusal: Refusal | undefined;
  /** Why what is written is no value yet. */
  onBlock(why: string | undefined): void;
}

export function ParamsForm({ schema, value, onChange, refusal, onBlock }: FormProps): ReactNode {
  const [isJson, setJson] = useState(false);
  const { block, blocked } = useBlocks(onBlock);
  const whole = useMemo(() => projectSchema(schema, value, texts.projects.instruction), [schema, value]);
  const definitions = useMemo(() => definitionsOf(schema), [schema]);
  return (
    <Form.Provider value={{ definitions, refusal, active: true, keyed: undefined, block }}>
      <section className="params-form" aria-label={texts.projects.params}>
        <h2 className="row">
          {texts.projects.params}
          <Button className="button small quiet" isDisabled={blocked !== undefined} onPress={() => setJson(!isJson)}>
            {isJson ? texts.form.asForm : texts.form.asJson}
          </Button>
        </h2>
        {refusal && (
          <p className="refusal" role="alert">
            {refusal.message}
          </p>
        )}
        <div className="schema-form">
          {isJson ? (
            <JsonField
              title={texts.projects.params}
              note={undefined}
              problem={undefined}
              path=""
              value={value}
              required
              rows={20}
              read={readObject}
              onChange={(next) => onChange(isObject(next) ? next : {})}
            />
          ) : (
            <PartField
              schema={whole}
              name={texts.projects.params}
              path=""
              value={value}
              required
              depth={0}
              onChange={(next) => onChange(isObject(next) ? next : {})}
            />
          )}
        </div>
      </section>
    </Form.Provider>
  );
}

function readObject(text: string): Read {
  const read = readJson(text);
  return 'problem' in read || isObject(read.value) ? read : { problem: texts.projects.wantsObject };
}
