/** Draw boxes on a picture and say what they are: what the task types with boxes share. */
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { JsonObject } from '../../task-types/kit.ts';
import type { AttributeRule } from '../../task-types/shared/attribute-rules.ts';
import { isObject } from '../../task-types/shared/json.ts';
import { NoPicture } from './Attachment.tsx';
import { AttributeFields } from './AttributeFields.tsx';
import { type BoxAnnotation, boxesOf, refusedAnnotation, withBoxes } from './annotations.ts';
import { BoxCanvas, type CanvasHandle, type NamedBox } from './BoxCanvas.tsx';
import { BoxFields } from './BoxFields.tsx';
import { type Box, type Limits, sizeProblem } from './boxes.ts';
import { colourOf } from './colours.ts';
import type { EditorProps, Refusal } from './editor.ts';
import { LabelPalette } from './LabelPalette.tsx';
import type { Choice } from './labels.ts';
import { describe, ObjectList } from './ObjectList.tsx';
import { Loading } from './Trouble.tsx';
import { useBoxKeys } from './use-box-keys.ts';
import { usePicture } from './use-picture.ts';
import { uuid } from './uuid.ts';
import { Panel, Workspace } from './Workspace.tsx';

/** How long a remark stays on the picture. Milliseconds. */
const SAID_FOR = 8000;

/** What the type's params come down to. */
export interface BoxSpec {
  picture: string;
  /** Empty where boxes get no label. */
  labels: readonly Choice[];
  limits: Omit<Limits, 'area'>;
  padding: { x: number; y: number };
  attributes: readonly AttributeRule[];
  globals: readonly AttributeRule[];
  /** Said above the form. */
  note?: string;
}

export function BoxEditor({ spec, ...props }: EditorProps & { spec: BoxSpec }): ReactNode {
  const [attempt, setAttempt] = useState(0);
  const picture = usePicture(spec.picture, attempt);
  const { onBlock } = props;
  const isReady = picture.state === 'ready';
  // "No boxes" is an answer, and must not be given of a picture that nobody saw.
  useEffect(
    () => onBlock(isReady ? undefined : 'The picture has not been loaded. Skip the task if it stays away.'),
    [isReady, onBlock],
  );
  if (picture.state === 'ready') return <Loaded {...props} spec={spec} picture={picture} />;
  return (
    <Workspace
      task={props.task}
      refusal={props.refusal}
      stage={
        picture.state === 'loading' ? (
          <Loading what="Loading the picture" />
        ) : (
          <NoPicture url={spec.picture} retry={() => setAttempt(attempt + 1)} />
        )
      }
    >
      {null}
    </Workspace>
  );
}

interface LoadedProps extends EditorProps {
  spec: BoxSpec;
  picture: { element: HTMLImageElement; width: number; height: number };
}

function Loaded({ spec, picture, task, value, onChange, refusal, active }: LoadedProps): ReactNode {
  const { labels, padding, attributes, globals } = spec;
  const canvas = useRef<CanvasHandle>(null);
  const [chosen, setChosen] = useState<string>();
  const [pen, setPen] = useState(labels[0]?.name);
  /** For whoever looks and whoever listens. */
  const [said, setSaid] = useState<{ text: string; isRefusal: boolean }>();

  const annotations = boxesOf(value);
  const limits: Limits = useMemo(() => {
    const { x, y } = padding;
    const { width, height } = picture;
    return { ...spec.limits, area: { left: -x, top: -y, width: width + 2 * x, height: height + 2 * y } };
  }, [spec, padding, picture]);
  const boxes = useMemo(() => annotations.map((one) => named(one, labels)), [annotations, labels]);
  const look = useMemo(() => penOf(pen, labels), [pen, labels]);
  const selected = boxes.find(({ id }) => id === chosen);
  const refused = refusedAnnotation(value, refusal);
  useEffect(() => {
    if (refused !== undefined) setChosen(refused);
  }, [refused]);
  const current = annotations.find((one) => one.uuid === selected?.id);

  useEffect(() => {
    const timer = setTimeout(() => setSaid(undefined), SAID_FOR);
    return () => clearTimeout(timer);
  }, [said]);
  const say = (text: string, isRefusal = false) => setSaid({ text, isRefusal });
  const put = (next: BoxAnnotation[], together?: string) => onChange(withBoxes(value, next), together);
  const edit = (id: string, changes: JsonObject, together?: string) =>
    put(
      annotations.map((one) => (one.uuid === id ? { ...one, ...changes } : one)),
      together,
    );

  const add = (box: Box) => {
    const problem = sizeProblem(box, limits);
    if (problem) return say(problem, true);
    const id = uuid();
    const answers = { ...(pen !== undefined && { label: pen }), ...(attributes.length > 0 && { attributes: {} }) };
    put([...annotations, { uuid: id, type: 'box', geometry: 'box', ...answers, ...box }]);
    setChosen(id);
    say(`Box ${annotations.length + 1} added${pen === undefined ? '' : `, ${pen}`}.`);
    canvas.current?.focus();
  };
  const remove = (id: string) => {
    const index = annotations.findIndex((one) => one.uuid === id);
    put(annotations.filter((one) => one.uuid !== id));
    setChosen(undefined);
    say(`Box ${index + 1} removed.`);
  };
  const reshape = (id: string, box: Box, together?: string) => {
    edit(id, { ...box }, together);
    const index = boxes.findIndex((one) => one.id === id);
    if (index >= 0) say(describe({ ...boxes[index]!, ...box }, index));
  };
  const relabel = (name: string) => {
    setPen(name);
    if (!current || current.label === name) return;
    edit(current.uuid, { label: name });
    say(`Now ${name}.`);
  };
  const addInMiddle = () => {
    const { left, top, width, height } = canvas.current!.middle();
    const { minWidth, minHeight } = limits;
    add({ left, top, width: Math.max(width, minWidth, 1), height: Math.max(height, minHeight, 1) });
  };

  useBoxKeys({
    canvas,
    boxes,
    selected,
    limits,
    labels,
    active,
    addInMiddle,
    remove,
    reshape,
    relabel,
    choose: setChosen,
    add,
  });

  return (
    <Workspace
      task={task}
      refusal={refusal && inWords(refusal)}
      stage={
        <>
          <BoxCanvas
            handle={canvas}
            picture={picture}
            boxes={boxes}
            selected={selected?.id}
            limits={limits}
            pen={look}
            active={active}
            onDraw={add}
            onReshape={reshape}
            onSelect={setChosen}
          />
          <p className={said?.isRefusal ? 'said refusal' : 'unseen'} role="status">
            {said?.text}
          </p>
        </>
      }
    >
      {spec.note && <p className="note panel">{spec.note}</p>}
      {labels.length > 0 && (
        <LabelPalette
          title={current ? 'Label of the selected box' : 'Label of the next box'}
          choices={labels}
          chosen={current ? current.label : pen}
          onChoose={relabel}
        />
      )}
      <ObjectList boxes={boxes} selected={selected?.id} onSelect={setChosen} onRemove={remove} onAdd={addInMiddle} />
      {current && selected && (
        <Panel title="Selected box">
          <BoxFields box={selected} limits={limits} onChange={(box) => reshape(selected.id, box, 'figures')} />
          <AttributeFields
            rules={attributes}
            label={current.label}
            value={isObject(current.attributes) ? current.attributes : {}}
            targets={boxes.flatMap((box, index) =>
              box.id === current.uuid ? [] : [{ id: box.id, shown: describe(box, index), label: box.label }],
            )}
            onChange={(next, name) => edit(current.uuid, { attributes: next }, `${current.uuid} ${name}`)}
          />
        </Panel>
      )}
      {globals.length > 0 && (
        <Panel title="The whole picture">
          <AttributeFields
            rules={globals}
            value={isObject(value.global_attributes) ? value.global_attributes : {}}
            targets={boxes.map((box, index) => ({ id: box.id, shown: describe(box, index), label: box.label }))}
            onChange={(next, name) => onChange({ ...value, global_attributes: next }, `global ${name}`)}
          />
        </Panel>
      )}
    </Workspace>
  );
}

function named(one: BoxAnnotation, labels: readonly Choice[]): NamedBox {
  const { uuid: id, left, top, width, height, label } = one;
  const index = labels.findIndex(({ name }) => name === label);
  return { id, left, top, width, height, label, name: labels[index]?.shown ?? label ?? '', colour: colourOf(index) };
}

/** Counted as the list counts them. */
const inWords = (refusal: Refusal): Refusal => ({
  ...refusal,
  message: refusal.message.replace(/^annotations\.(\d+)\.?/, (_, index) => `Box ${Number(index) + 1}, `),
});

function penOf(label: string | undefined, labels: readonly Choice[]) {
  const index = labels.findIndex(({ name }) => name === label);
  return { name: labels[index]?.shown ?? '', colour: colourOf(index) };
}
