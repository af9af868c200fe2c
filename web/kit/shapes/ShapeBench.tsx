/** The picture editor once the picture is there. */
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { isObject } from '../../../task-types/shared/json.ts';
import { AttributeFields } from '../AttributeFields.tsx';
import { refusedAnnotation } from '../annotations.ts';
import type { EditorProps } from '../editor.ts';
import { LabelPalette } from '../LabelPalette.tsx';
import { LookButton } from '../look/LookButton.tsx';
import { filterOf } from '../look/look.ts';
import { useLook } from '../look/use-look.ts';
import { texts } from '../texts/texts.ts';
import { Panel, Workspace } from '../Workspace.tsx';
import { bonesOf, overlayArrows } from './arrows.ts';
import { ContextPictures } from './ContextPictures.tsx';
import { baseLocks } from './locks.ts';
import { Near } from './near.ts';
import { useOptions } from './options.ts';
import { Remark } from './Remark.tsx';
import { annotationsIn, readerOf } from './read.ts';
import { SelectedPanel } from './SelectedPanel.tsx';
import { ShapeList } from './ShapeList.tsx';
import { Stage, type StageHandle } from './Stage.tsx';
import type { ShapeSpec } from './spec.ts';
import { ToolStrip } from './ToolStrip.tsx';
import { useLinks } from './use-links.ts';
import { usePrevious } from './use-previous.ts';
import { useRemarks } from './use-said.ts';
import { useShapeKeys } from './use-shape-keys.ts';
import { useShapeWork } from './use-shape-work.ts';
import { useTools } from './use-tools.ts';
import { useVertices } from './use-vertices.ts';
import { describe, refusalInWords } from './words.ts';

interface ShapeBenchProps extends EditorProps {
  spec: ShapeSpec;
  picture: { element: HTMLImageElement; width: number; height: number };
}

export function ShapeBench(props: ShapeBenchProps): ReactNode {
  const { spec, picture, task, value, onChange, refusal, previous, active } = props;
  const { labels, globals } = spec;
  const stage = useRef<StageHandle>(null);
  const remarks = useRemarks();
  const { say } = remarks;
  const read = useMemo(() => readerOf(spec, picture), [spec, picture]);
  const annotations = annotationsIn(value);
  const drawn = useMemo(() => read(annotations), [read, annotations]);
  const near = useMemo(() => new Near(drawn), [drawn]);
  const locks = useMemo(() => baseLocks(spec.params), [spec]);
  const options = useOptions(say);
  const tools = useTools(spec, picture, locks);
  const { labelAfter } = options;
  const work = useShapeWork({ spec, drawn, value, onChange, tools, locks, labelAfter, stage, say });
  const vertices = useVertices(work, say);
  const linking = useLinks({ spec, drawn, value, onChange, say });
  const fromPrevious = usePrevious(previous, work, say);
  const [look, setLook] = useLook(active);
  const { chosen } = work;
  const last = chosen.at(-1);

  const { select } = work;
  const refused = refusedAnnotation(value, refusal);
  useEffect(() => {
    if (refused !== undefined) select([refused]);
  }, [refused, select]);
  useShapeKeys({ stage, work, tools, vertices, linking, options, fromPrevious, labels, active, say });

  const targets = useMemo(
    () => (linking.now ? new Set(linking.targets.map(({ id }) => id)) : undefined),
    [linking.now, linking.targets],
  );
  const arrows = useMemo(
    () => overlayArrows(linking.arrows, drawn, work.selected),
    [linking.arrows, drawn, work.selected],
  );
  const bones = useMemo(() => bonesOf(drawn, spec), [drawn, spec]);
  const { padding } = spec;
  const area = useMemo(() => {
    const { width, height } = picture;
    return { left: -padding.x, top: -padding.y, width: width + 2 * padding.x, height: height + 2 * padding.y };
  }, [padding, picture]);

  return (
    <Workspace
      task={task}
      refusal={refusal && refusalInWords(refusal, drawn)}
      stage={
        <>
          <Stage
            handle={stage}
            picture={picture}
            filter={filterOf(look)}
            area={area}
            near={near}
            selected={chosen}
            hidden={work.hidden}
            isFixed={work.isFixed}
            isLocked={(one) => work.locked.has(one.id)}
            tool={tools.tool}
            targets={targets}
            candidate={linking.candidate?.id}
            linkFrom={linking.now && drawn.find(({ id }) => id === linking.now!.from)}
            vertex={vertices.at}
            arrows={arrows}
            bones={bones}
            guides={options.guides}
            snapping={options.snapping}
            twoClicks={options.twoClicks}
            pen={tools.look}
            active={active}
            onDraw={(shape) => tools.tool.kind !== 'draw' || work.add(shape, tools.tool.wanted)}
            onChange={(changes) => work.change(changes)}
            onSelect={select}
            onVertex={vertices.choose}
            onRemoveVertex={(one, index) => vertices.remove(one, [index])}
            onLink={linking.to}
          >
            <LookButton look={look} onChange={setLook} />
          </Stage>
          <ToolStrip tools={tools} options={options} hasLabels={labels.length > 1} />
          {tools.order && <NextName order={tools.order} pen={tools.pen} spec={spec} />}
          {linking.now && <p className="said hint">{texts.shapes.linkHint(linking.now.name)}</p>}
          <Remark remarks={remarks} />
        </>
      }
    >
      {spec.unlabeled !== undefined && <p className="note panel">{texts.shapes.wanted(spec.unlabeled)}</p>}
      {labels.length > 0 && (
        <LabelPalette
          title={last ? texts.shapes.labelOfSelected : texts.shapes.labelOfNext}
          choices={labels}
          chosen={last ? last.label : tools.pen}
          active={active}
          onChoose={work.relabel}
        />
      )}
      <ShapeList work={work} spec={spec} active={active} fromPrevious={fromPrevious} />
      {last && (
        <SelectedPanel
          leave={() => stage.current?.focus()}
          one={last}
          work={work}
          vertices={vertices}
          linking={linking}
          spec={spec}
        />
      )}
      {globals.length > 0 && (
        <Panel title={texts.shapes.wholePicture}>
          <AttributeFields
            rules={globals}
            value={isObject(value.global_attributes) ? value.global_attributes : {}}
            targets={drawn.map((one) => ({ id: one.id, shown: describe(one), label: one.label }))}
            onChange={(next, name) => onChange({ ...value, global_attributes: next }, `global ${name}`)}
          />
        </Panel>
      )}
      <ContextPictures params={spec.params} />
    </Workspace>
  );
}

/** Which point is to be put. */
function NextName({
  order,
  pen,
  spec,
}: {
  order: readonly string[];
  pen: string | undefined;
  spec: ShapeSpec;
}): ReactNode {
  const shown = spec.labels.find(({ name }) => name === pen)?.shown ?? pen ?? '';
  return (
    <p className="drawing-hint" role="status">
      {texts.shapes.nextName(shown, order.indexOf(pen ?? '') + 1, order.length)}
    </p>
  );
}
