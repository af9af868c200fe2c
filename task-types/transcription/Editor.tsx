/** What is on an attachment, written down beside it: fields once, and rows of fields. */
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { kindOf } from '../../web/kit/Attachment.tsx';
import type { EditorProps } from '../../web/kit/editor.ts';
import { Attachments, type Wanted } from '../../web/kit/fields/Attachments.tsx';
import { Crop } from '../../web/kit/fields/Crop.tsx';
import { FIELD_KEYS } from '../../web/kit/fields/field-keys.ts';
import { Rows } from '../../web/kit/fields/Rows.tsx';
import { WithSnippets } from '../../web/kit/fields/SnippetMenu.tsx';
import { beginTexts, TextEntries } from '../../web/kit/fields/TextEntries.tsx';
import { KeyCaps } from '../../web/kit/KeyCaps.tsx';
import { useActions } from '../../web/kit/keymap.ts';
import { focusPlace } from '../../web/kit/schema-form/places.ts';
import { texts } from '../../web/kit/texts/texts.ts';
import { Panel, Workspace } from '../../web/kit/Workspace.tsx';
import type { JsonObject } from '../kit.ts';
import { isObject, own } from '../shared/json.ts';
import type { Region } from '../shared/regions.ts';
import { askedFor, type TextFields } from '../shared/text-fields.ts';

type Params = JsonObject & {
  attachment?: string;
  attachments?: string[];
  attachment_type?: string;
  fields?: TextFields;
  repeatable_fields?: TextFields;
  row_fields?: TextFields;
  regions?: { [key: string]: Region };
  hypothesis?: JsonObject;
};

/** Where the rows are in the answer: the older param has its older name there too. */
function rowsAsked({ repeatable_fields, row_fields }: Params): { name: string; fields: TextFields } | undefined {
  if (askedFor(row_fields).length > 0) return { name: 'rows', fields: row_fields! };
  return askedFor(repeatable_fields).length > 0 ? { name: 'repeatable_fields', fields: repeatable_fields! } : undefined;
}

const listOf = (rows: unknown): JsonObject[] => (Array.isArray(rows) ? rows.filter(isObject) : []);

export function start(params: JsonObject): JsonObject {
  const given = isObject(params.hypothesis) ? params.hypothesis : {};
  const { fields } = params as Params;
  const rows = rowsAsked(params as Params);
  return {
    ...given,
    ...(askedFor(fields).length > 0 && { fields: beginTexts(fields, isObject(given.fields) ? given.fields : {}) }),
    ...(rows && { [rows.name]: listOf(given[rows.name]).map((row) => beginTexts(rows.fields, row)) }),
  };
}

export default function TranscriptionEditor(props: EditorProps<Params>): ReactNode {
  const { task, value, onChange, refusal, active } = props;
  const { attachment, attachments, attachment_type, fields = {}, regions = {} } = task.params;
  const all = (attachment === undefined ? (attachments ?? []) : [attachment]).map((one, index) => ({
    index,
    attachment: one,
    type: attachment_type,
  }));
  const rows = rowsAsked(task.params);
  const given = rows ? listOf(value[rows.name]) : [];
  const [wanted, setWanted] = useState<Wanted>();
  useEffect(() => {
    if (refusal && refusal.path !== '') focusPlace(refusal.path);
  }, [refusal]);

  const setRows = (next: JsonObject[], together?: string) =>
    rows && onChange({ ...value, [rows.name]: next }, together);
  const addRow = (after = given.length - 1) => {
    if (!rows) return;
    setRows(given.toSpliced(after + 1, 0, beginTexts(rows.fields)));
    // Once the row is on the page.
    setTimeout(() => focusPlace(`${rows.name}.${after + 1}.${Object.keys(rows.fields)[0]}`));
  };
  useActions(FIELD_KEYS, { add: () => addRow() }, active);
  const show = (key: string) => {
    const region = own(regions, key);
    if (region) setWanted({ index: region.attachment ?? 0, box: region });
  };
  const crop = (key: string): ReactNode => {
    const region = own(regions, key);
    const picture = region && all[region.attachment ?? 0]?.attachment;
    if (!region || picture === undefined || kindOf(picture, attachment_type) !== 'image') return null;
    return <Crop url={picture} box={region} onShow={() => show(key)} />;
  };
  return (
    <WithSnippets>
      <Workspace task={task} refusal={refusal} stage={<Attachments all={all} wanted={wanted} active={active} />}>
        {askedFor(fields).length > 0 && (
          <Panel title={texts.fields.title}>
            <div className="field-form">
              <TextEntries
                fields={fields}
                value={isObject(value.fields) ? value.fields : {}}
                place="fields"
                refusal={refusal}
                active={active}
                beside={crop}
                onFocus={show}
                onAdd={rows && (() => addRow())}
                onChange={(next, together) => onChange({ ...value, fields: next }, together)}
              />
            </div>
          </Panel>
        )}
        {rows && (
          <Panel title={texts.fields.rows} note={given.length > 0 && String(given.length)}>
            <Rows
              fields={rows.fields}
              rows={given}
              place={rows.name}
              refusal={refusal}
              active={active}
              onRows={setRows}
              onAdd={addRow}
            />
            <div data-place={`${rows.name}.+`}>
              <Button className="button small" isDisabled={!active} onPress={() => addRow()}>
                {texts.fields.addRow} <KeyCaps group={FIELD_KEYS} action="add" compact />
              </Button>
            </div>
          </Panel>
        )}
      </Workspace>
    </WithSnippets>
  );
}
