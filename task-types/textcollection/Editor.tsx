/** The form of a text collection beside what it is about. */
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { CHOICE_KEYS } from '../../web/kit/choices/choice-keys.ts';
import type { EditorProps, Refusal } from '../../web/kit/editor.ts';
import { Attachments, type Wanted } from '../../web/kit/fields/Attachments.tsx';
import { Crop } from '../../web/kit/fields/Crop.tsx';
import { WithSnippets } from '../../web/kit/fields/SnippetMenu.tsx';
import { useActions } from '../../web/kit/keymap.ts';
import { focusPlace } from '../../web/kit/schema-form/places.ts';
import { texts } from '../../web/kit/texts/texts.ts';
import { Panel, Workspace } from '../../web/kit/Workspace.tsx';
import type { JsonObject } from '../kit.ts';
import { isObject } from '../shared/json.ts';
import { FieldEntry, placeOf, troubleWords } from './FieldEntry.tsx';
import { type Field, hasChoices, isGroup, unitFields } from './fields.ts';
import { askedIn, responsesTo, settled, shownFields, troubleWith, typed, withResponses } from './form.ts';

type Attachment = { type: string; content: string; forms?: string[] };
type Params = JsonObject & {
  attachments: Attachment[];
  fields: Field[];
  title?: string;
  description?: string;
  hypothesis?: JsonObject;
};

export function start(params: JsonObject): JsonObject {
  const { fields, hypothesis } = params as Params;
  const given = isObject(hypothesis) && isObject(hypothesis.annotations) ? hypothesis.annotations : {};
  return { ...(isObject(hypothesis) ? hypothesis : {}), annotations: typed(fields, given) };
}

const annotationsIn = (value: JsonObject): JsonObject => (isObject(value.annotations) ? value.annotations : {});

export default function TextCollectionEditor(props: EditorProps<Params>): ReactNode {
  const { task, value, onChange, onBlock, refusal, active } = props;
  const { attachments, fields, title, description } = task.params;
  const annotations = annotationsIn(value);
  const asked = askedIn(fields, annotations);
  const shown = shownFields(fields, asked);
  const units = unitFields(shown).map(({ field }) => field);
  const [current, setCurrent] = useState<string>();
  const [form, setForm] = useState(() => fields.find(({ type }) => type === 'form')?.field_id);
  const [wanted, setWanted] = useState<Wanted>();
  const [wasRefused, setWasRefused] = useState(false);
  /** What is not asked just now, in case it is again. */
  const aside = useRef<JsonObject>({});

  const blocks = useRef(new Map<string, string>());
  const block = useCallback(
    (place: string, why: string | undefined) => {
      if (why === undefined) blocks.current.delete(place);
      else blocks.current.set(place, why);
      const [first] = blocks.current.values();
      onBlock(first);
    },
    [onBlock],
  );

  useEffect(() => {
    if (!refusal) return;
    setWasRefused(true);
    const [half] = blocks.current.keys();
    focusPlace(refusal.path === '' ? (half ?? '') : refusal.path);
  }, [refusal]);

  const change = (next: JsonObject, together?: string) => {
    const after = settled(fields, next, aside.current);
    aside.current = after.aside;
    onChange({ ...value, annotations: after.annotations }, together);
  };
  const keyedId =
    current ??
    units.find((field) => isKeyed(field) && responsesTo(field, annotations).length === 0)?.field_id ??
    units.find(isKeyed)?.field_id;
  const step = (by: number) => () => {
    if (units.length === 0) return false;
    const at = units.findIndex(({ field_id }) => field_id === current);
    const to = at < 0 ? (by > 0 ? 0 : units.length - 1) : (at + by + units.length) % units.length;
    setCurrent(units[to]!.field_id);
    focusPlace(placeOf(units[to]!));
  };
  useActions(CHOICE_KEYS, { next: step(1), previous: step(-1) }, active);

  const show = ({ region }: Field) => {
    if (region) setWanted({ index: region.attachment ?? 0, box: region });
  };
  const entry = (field: Field): ReactNode => {
    const place = placeOf(field);
    const given = responsesTo(field, annotations);
    const trouble = troubleWith(field, given);
    const isMeant = refusal && (refusal.path === place || refusal.path.startsWith(`${place}.`));
    const own = wasRefused && trouble ? troubleWords(trouble) : undefined;
    const picture = attachments[field.region?.attachment ?? 0];
    return (
      <div
        className="entry"
        key={field.field_id}
        onFocusCapture={() => {
          if (current === field.field_id) return;
          setCurrent(field.field_id);
          show(field);
        }}
      >
        {field.region && picture?.type === 'image' && (
          <Crop url={picture.content} box={field.region} onShow={() => show(field)} />
        )}
        <FieldEntry
          field={field}
          given={given}
          keyed={field.field_id === keyedId}
          active={active}
          hasRecording={attachments.some(({ type }) => type === 'audio' || type === 'video')}
          problem={own ?? (isMeant ? refusal.message : undefined)}
          onChange={(next, together) => {
            // A choice made by a key is of the field that one goes on from.
            setCurrent(field.field_id);
            change(withResponses(field, annotations, next), together);
          }}
          onBlock={block}
        />
      </div>
    );
  };
  const list = (all: readonly Field[]): ReactNode =>
    all.map((field) => {
      if (!isGroup(field)) return entry(field);
      return (
        <fieldset
          className={field.type === 'form' ? 'group form-group' : 'group field-set'}
          key={field.field_id}
          data-place={placeOf(field)}
          onFocusCapture={() => field.type === 'form' && setForm(field.field_id)}
        >
          <legend>{field.title}</legend>
          {field.description && <p className="note field-note">{field.description}</p>}
          <div className="group-fields">{list(field.fields ?? [])}</div>
        </fieldset>
      );
    });
  const forThisForm = useMemo(
    () =>
      attachments.flatMap(({ type, content, forms }, index) =>
        forms === undefined || (form !== undefined && forms.includes(form))
          ? [{ index, attachment: content, type }]
          : [],
      ),
    [attachments, form],
  );
  return (
    <WithSnippets>
      <Workspace
        task={task}
        refusal={refusal && inWords(refusal, fields)}
        stage={<Attachments all={forThisForm} wanted={wanted} active={active} />}
      >
        <Panel title={title ?? texts.fields.title}>
          {description && <p className="note">{description}</p>}
          <div className="field-form">{list(shown)}</div>
        </Panel>
      </Workspace>
    </WithSnippets>
  );
}

/** The field as it is called above it. */
function inWords(refusal: Refusal, fields: readonly Field[]): Refusal {
  const field = unitFields(fields).find(({ field: one }) => refusal.message.startsWith(`${placeOf(one)}:`))?.field;
  return field ? { ...refusal, message: field.title + refusal.message.slice(placeOf(field).length) } : refusal;
}

const isKeyed = (field: Field): boolean => hasChoices(field) || field.type === 'boolean';
