/** Mark spans of a text, say what they are and how they relate. */
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { JsonObject } from '../../../task-types/kit.ts';
import type { AttributeRule } from '../../../task-types/shared/attribute-rules.ts';
import { isObject } from '../../../task-types/shared/json.ts';
import { AttributeFields } from '../AttributeFields.tsx';
import { colourOf } from '../colours.ts';
import type { EditorProps } from '../editor.ts';
import { KeyCaps } from '../KeyCaps.tsx';
import { LabelPalette } from '../LabelPalette.tsx';
import type { Choice } from '../labels.ts';
import { Remark } from '../shapes/Remark.tsx';
import { useRemarks } from '../shapes/use-said.ts';
import { texts } from '../texts/texts.ts';
import { Panel, Workspace } from '../Workspace.tsx';
import { blocksOf } from './blocks.ts';
import { codePointsOf } from './code-points.ts';
import { EntityList } from './EntityList.tsx';
import { type Entity, entitiesOf, excerpt, locksOf, type RelationKind, refusedSpan, relationsOf } from './entities.ts';
import { ENTITY_KEYS } from './entity-keys.ts';
import { RelationPanel } from './RelationPanel.tsx';
import { inTextOrder, lanesOf } from './segments.ts';
import type { ShownSpan } from './TextBlock.tsx';
import { type StageHandle, TextStage } from './TextStage.tsx';
import { useEntityWork } from './use-entity-work.ts';
import { hasNoSpaces } from './words.ts';

/** What the type's params come down to. */
export interface EntitySpec {
  text: string;
  labels: readonly Choice[];
  /** By name; labels without one have colours by their order. */
  colours: ReadonlyMap<string, string>;
  kinds: readonly RelationKind[];
  attributes: readonly AttributeRule[];
  /** Line breaks are shown as spaces. */
  merged: boolean;
}

export function EntityEditor({ spec, ...props }: EditorProps & { spec: EntitySpec }): ReactNode {
  const { task, value, onChange, refusal, active } = props;
  const { text, labels, colours, kinds, attributes, merged } = spec;
  const stage = useRef<StageHandle>(null);
  const points = useMemo(() => codePointsOf(text), [text]);
  const blocks = useMemo(() => blocksOf(text, merged), [text, merged]);
  const locks = useMemo(() => locksOf(task.params), [task.params]);
  const [byWords, setByWords] = useState(() => !hasNoSpaces(text));
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [locked, setLocked] = useState<ReadonlySet<string>>(new Set());
  const remarks = useRemarks();
  const { say } = remarks;

  const entities = entitiesOf(value);
  const spans = useMemo(() => {
    const order = new Map(labels.map(({ name }, index) => [name, index]));
    const placed = entities.map((one) => ({ ...placeIn(points, one), entity: one })).sort(inTextOrder);
    const lanes = lanesOf(placed);
    return placed.map(({ entity, ...place }): ShownSpan & { entity: Entity } => {
      const index = order.get(entity.label) ?? -1;
      return {
        ...place,
        entity,
        name: labels[index]?.shown ?? entity.label,
        colour: colours.get(entity.label) ?? colourOf(index),
        lane: lanes.get(entity.id)!,
      };
    });
  }, [entities, labels, colours, points]);
  const seen = useMemo(() => (hidden.size > 0 ? spans.filter(({ id }) => !hidden.has(id)) : spans), [spans, hidden]);

  const work = useEntityWork({ ...props, spec, points, spans, seen, locks, locked, byWords, setByWords, stage, say });
  const { selected, pen, source } = work;
  const refusedId = refusedSpan(value, refusal?.path ?? '');
  const { choose } = work;
  useEffect(() => {
    if (refusedId !== undefined) choose(refusedId);
  }, [refusedId]);

  const chosen = spans.find(({ id }) => id === selected);
  const relations = relationsOf(value);
  const joined = useMemo(() => {
    const byId = new Map(seen.map((one) => [one.id, one]));
    return relations.flatMap(({ id, name, source_ref, target_ref }) => {
      const [from, to] = [byId.get(source_ref), byId.get(target_ref)];
      return from && to ? [{ id, name: name ?? kinds[0]?.name ?? '', source: from, target: to }] : [];
    });
  }, [relations, seen, kinds]);

  const isOpen = (id: string, what: 'place' | 'label' | 'removal') => !locked.has(id) && !locks.isFixed(id, what);
  const turn = (before: ReadonlySet<string>, ids: readonly string[], on: boolean) =>
    new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id)));
  const show = (ids: readonly string[]) => {
    const one = spans.find(({ id }) => id === ids[0]);
    if (one) stage.current?.show(one);
  };

  return (
    <Workspace
      task={task}
      refusal={refusal}
      stage={
        <>
          <TextStage
            handle={stage}
            text={text}
            blocks={blocks}
            spans={seen}
            selected={chosen}
            relations={joined}
            merged={merged}
            active={active}
            canMove={chosen !== undefined && isOpen(chosen.id, 'place')}
            canLink={kinds.length > 0}
            onRange={work.onRange}
            onPick={work.onPick}
            onAdjust={work.adjustTo}
            onLink={work.linkAt}
          />
          <Remark remarks={remarks} />
        </>
      }
    >
      <LabelPalette
        title={chosen ? texts.entities.labelOfSelected : pen ? texts.entities.penOn : texts.entities.labels}
        choices={labels}
        chosen={chosen?.entity.label ?? pen}
        active={active}
        onChoose={work.applyLabel}
      />
      <EntityList
        spans={spans}
        selected={selected}
        hidden={hidden}
        locked={locked}
        locks={locks}
        active={active}
        onSelect={choose}
        onShow={show}
        onHide={(ids, on) => setHidden(turn(hidden, ids, on))}
        onLock={(ids, on) => setLocked(turn(locked, ids, on))}
      />
      {chosen && attributes.length > 0 && (
        <Panel title={texts.entities.attributes}>
          <AttributeFields
            rules={attributes}
            label={chosen.entity.label}
            value={isObject(chosen.entity.attributes) ? chosen.entity.attributes : {}}
            onChange={(next: JsonObject, name) => work.edit(chosen.id, { attributes: next }, `${chosen.id} ${name}`)}
          />
        </Panel>
      )}
      {kinds.length > 0 && (
        <RelationPanel
          relations={joined}
          selected={chosen}
          source={spans.find(({ id }) => id === source)}
          kinds={work.waitingKinds}
          textOf={({ id }) => excerpt(spans.find((one) => one.id === id)?.entity.text ?? '')}
          onBegin={work.relate}
          onCancel={work.stopRelating}
          onKind={work.relateAs}
          onRemove={(id) => onChange({ ...value, relationships: relations.filter((one) => one.id !== id) })}
        />
      )}
      <Panel title={texts.entities.options}>
        <div className="row">
          <ToggleButton className="button small text-option" isSelected={byWords} onChange={setByWords}>
            {texts.entities.byWords} <KeyCaps group={ENTITY_KEYS} action="words" />
          </ToggleButton>
        </div>
      </Panel>
    </Workspace>
  );
}

const placeIn = ({ unitAt }: ReturnType<typeof codePointsOf>, { id, start, end }: Entity) => ({
  id,
  start: unitAt(start),
  end: unitAt(end),
});
