/** What a labeler does with spans, by mouse and by keys. */
import { type RefObject, useState } from 'react';
import type { JsonObject } from '../../../task-types/kit.ts';
import type { EditorProps } from '../editor.ts';
import { useActions } from '../keymap.ts';
import { texts } from '../texts/texts.ts';
import { uuid } from '../uuid.ts';
import type { CodePoints } from './code-points.ts';
import type { EntitySpec } from './EntityEditor.tsx';
import {
  adjusted,
  brokenRelations,
  type Entity,
  type EntityLocks,
  entitiesOf,
  excerpt,
  kindsBetween,
  neighbour,
  type RelationKind,
  relationsOf,
  sameAs,
  without,
} from './entities.ts';
import { ENTITY_KEYS } from './entity-keys.ts';
import type { ShownSpan } from './TextBlock.tsx';
import type { StageHandle } from './TextStage.tsx';
import { nextCharacter, type Range, toWords, trimmed } from './words.ts';

export type PlacedEntity = ShownSpan & { entity: Entity };

interface WorkProps extends Pick<EditorProps, 'value' | 'onChange' | 'active'> {
  spec: EntitySpec;
  points: CodePoints;
  /** In the order of the text: all, and those that are not hidden. */
  spans: readonly PlacedEntity[];
  seen: readonly PlacedEntity[];
  locks: EntityLocks;
  /** By the labeler himself. */
  locked: ReadonlySet<string>;
  byWords: boolean;
  setByWords(on: boolean): void;
  stage: RefObject<StageHandle | null>;
  say(text: string, isRefusal?: boolean): void;
}

export function useEntityWork(props: WorkProps) {
  const { value, onChange, active, spec, points, spans, seen, locks, locked, byWords, setByWords, stage, say } = props;
  const [selected, setSelected] = useState<string>();
  /** The label that each new selection gets at once. */
  const [pen, setPen] = useState<string>();
  /** Where a relation begins that is being drawn. */
  const [source, setSource] = useState<string>();
  const [waiting, setWaiting] = useState<{ target: Entity; kinds: RelationKind[] }>();
  const entities = entitiesOf(value);
  const byId = (id: string | undefined) => entities.find((one) => one.id === id);
  const current = byId(selected);
  const nameOf = (label: string) => spec.labels.find(({ name }) => name === label)?.shown ?? label;

  const put = (annotations: Entity[], together?: string) => onChange({ ...value, annotations }, together);
  const edit = (id: string, changes: JsonObject, together?: string) =>
    put(
      entities.map((one) => (one.id === id ? { ...one, ...changes } : one)),
      together,
    );
  const choose = (id: string | undefined) => {
    setSelected(id);
    setWaiting(undefined);
  };
  const isShut = (id: string, what: 'place' | 'label' | 'removal'): boolean => {
    const isFixed = locks.isFixed(id, what);
    if (isFixed || locked.has(id)) say(isFixed ? texts.entities.fixed : texts.entities.isLocked, true);
    return isFixed || locked.has(id);
  };

  /** @param range in UTF-16 units. */
  const mark = (range: Range, label: string) => {
    if (locks.adding) return say(texts.entities.noneMayBeAdded, true);
    const { start, end } = byWords ? toWords(points.text, range) : trimmed(points.text, range);
    if (start === end) return;
    const [from, to] = [points.pointAt(start), points.pointAt(end)];
    const place = { id: uuid(), start: from, end: to, text: points.slice(from, to), label };
    const same = sameAs(entities, place);
    if (same) {
      choose(same.id);
      return say(texts.entities.twice(nameOf(label)), true);
    }
    put([...entities, { ...place, ...(spec.attributes.length > 0 && { attributes: {} }) }]);
    choose(place.id);
    stage.current?.select({ start: end, end });
    say(texts.entities.marked(excerpt(place.text), nameOf(label)));
  };
  const relabel = ({ id, start, end, label: before }: Entity, label: string) => {
    if (before === label || isShut(id, 'label')) return;
    if (sameAs(entities, { id, start, end, label })) return say(texts.entities.twice(nameOf(label)), true);
    const next = { ...value, annotations: entities.map((one) => (one.id === id ? { ...one, label } : one)) };
    const broken = new Set(brokenRelations(next, spec.kinds).map((one) => one.id));
    const relationships = relationsOf(value).filter((one) => !broken.has(one.id));
    onChange({ ...next, ...(broken.size > 0 && { relationships }) });
    say(broken.size > 0 ? texts.entities.nowWithout(nameOf(label), broken.size) : texts.entities.now(nameOf(label)));
  };
  const rangeOf = (): Range | undefined => {
    const selection = stage.current?.selection();
    if (!selection || selection.anchor === selection.focus) return undefined;
    return { start: Math.min(selection.anchor, selection.focus), end: Math.max(selection.anchor, selection.focus) };
  };
  /** Of what is selected in the text; else of the selected span; else it is the pen. */
  const applyLabel = (label: string) => {
    const range = rangeOf();
    if (range) mark(range, label);
    else if (current) relabel(current, label);
    else setPen(pen === label ? undefined : label);
    stage.current?.focus();
  };
  const remove = (id: string | undefined) => {
    const one = byId(id);
    if (!one) return false;
    if (isShut(one.id, 'removal')) return true;
    onChange(without(value, new Set([one.id])));
    choose(undefined);
    say(texts.entities.removed(excerpt(one.text)));
    return true;
  };

  const adjust = (side: 'start' | 'end', to: number, together: string) => {
    if (!current || isShut(current.id, 'place')) return;
    const next = adjusted(current, points, side, to);
    if (!next) return;
    if (sameAs(entities, next)) return say(texts.entities.twice(nameOf(next.label)), true);
    edit(current.id, next, together);
    say(excerpt(next.text));
  };
  const step = (side: 'start' | 'end', by: 1 | -1) => () => {
    if (!current) return false;
    const unit = nextCharacter(points.text, points.unitAt(current[side]), by);
    return adjust(side, points.pointAt(unit), `${side} ${current.id}`);
  };

  /** The smallest span at a place; the next larger one when that is selected already. */
  const at = (unit: number, after?: string): PlacedEntity | undefined => {
    const here = seen.filter(({ start, end }) => start <= unit && unit < end);
    here.sort((a, b) => a.end - a.start - (b.end - b.start));
    return here[(here.findIndex(({ id }) => id === after) + 1) % here.length];
  };

  const relateTo = (target: Entity | undefined) => {
    const from = byId(source);
    if (!from || !target) return;
    const kinds = kindsBetween(spec.kinds, from, target);
    if (kinds.length === 0) return say(texts.entities.cannotRelate(nameOf(from.label), nameOf(target.label)), true);
    if (kinds.length === 1) return join(from, target, kinds[0]!);
    setWaiting({ target, kinds });
    say(texts.entities.whichKind);
  };
  const join = (from: Entity, target: Entity, kind: RelationKind) => {
    const relations = relationsOf(value);
    const isThere = relations.some(
      (one) =>
        one.source_ref === from.id && one.target_ref === target.id && (one.name ?? spec.kinds[0]?.name) === kind.name,
    );
    setSource(undefined);
    setWaiting(undefined);
    if (isThere) return say(texts.entities.relatedAlready, true);
    const made = { id: uuid(), source_ref: from.id, target_ref: target.id, name: kind.name };
    onChange({ ...value, relationships: [...relations, made] });
    say(texts.entities.related(excerpt(from.text), kind.name, excerpt(target.text)));
  };
  const relate = () => {
    if (!current) return say(texts.entities.selectFirst, true);
    if (spec.kinds.length === 0) return false;
    setSource(current.id);
    say(texts.entities.pickTarget(excerpt(current.text)));
    return true;
  };

  /** Without a selected span the next one is that behind the caret. */
  const besideCaret = (by: 1 | -1): string | undefined => {
    const caret = stage.current?.selection()?.focus;
    if (caret === undefined) return undefined;
    return by > 0 ? seen.findLast(({ start }) => start < caret)?.id : seen.find(({ start }) => start >= caret)?.id;
  };
  const go = (by: 1 | -1) => () => {
    const next = neighbour(seen, selected ?? besideCaret(by), by);
    if (!next) return false;
    choose(next.id);
    stage.current?.show(next);
    say(texts.entities.spoken(excerpt(next.entity.text), next.name, next.entity.start));
    return true;
  };
  const pick = (_: KeyboardEvent, index: number) => {
    if (waiting) {
      const kind = waiting.kinds[index];
      return kind ? join(byId(source)!, waiting.target, kind) : undefined;
    }
    const label = spec.labels[index];
    return label ? applyLabel(label.name) : false;
  };

  useActions(
    ENTITY_KEYS,
    {
      pick,
      mark: () => {
        if (source !== undefined && source !== selected) return relateTo(current);
        const range = rangeOf();
        const label = pen ?? (spec.labels.length === 1 ? spec.labels[0]!.name : undefined);
        return range && label !== undefined ? mark(range, label) : false;
      },
      next: go(1),
      previous: go(-1),
      remove: () => remove(selected),
      startOut: step('start', -1),
      startIn: step('start', 1),
      endIn: step('end', -1),
      endOut: step('end', 1),
      selectText: () => {
        const one = spans.find(({ id }) => id === selected);
        return one ? stage.current?.select(one) : false;
      },
      words: () => setByWords(!byWords),
      relate,
      nothing: () => {
        if (source !== undefined) return stopRelating();
        choose(undefined);
        setPen(undefined);
        return stage.current?.forget();
      },
    },
    active,
  );
  const stopRelating = () => {
    setSource(undefined);
    setWaiting(undefined);
  };

  return {
    selected,
    pen,
    source,
    waitingKinds: waiting?.kinds,
    choose,
    edit,
    applyLabel,
    relate,
    stopRelating,
    relateAs: (kind: RelationKind) => waiting && join(byId(source)!, waiting.target, kind),
    onRange(range: Range) {
      if (pen !== undefined) return mark(range, pen);
      choose(undefined);
      if (!byWords) return;
      const words = toWords(points.text, range);
      stage.current?.select(words);
    },
    onPick(unit: number) {
      const found = at(unit, selected);
      if (source !== undefined && found) return relateTo(found.entity);
      choose(found?.id);
    },
    adjustTo(side: 'start' | 'end', unit: number) {
      if (!current) return;
      const other = points.unitAt(current[side === 'start' ? 'end' : 'start']);
      const wanted = { start: Math.min(unit, other), end: Math.max(unit, other) };
      // Pulled over its other end there would be nothing left of it.
      if (wanted[side] !== unit || wanted.start === wanted.end) return;
      const next = (byWords ? toWords : trimmed)(points.text, wanted);
      adjust(side, points.pointAt(next[side]), `${side} ${current.id}`);
    },
    linkAt(unit: number) {
      const target = at(unit);
      if (!current || !target || target.id === current.id) return;
      const kinds = kindsBetween(spec.kinds, current, target.entity);
      if (kinds.length === 1) return join(current, target.entity, kinds[0]!);
      if (kinds.length === 0) {
        return say(texts.entities.cannotRelate(nameOf(current.label), nameOf(target.entity.label)), true);
      }
      setSource(current.id);
      setWaiting({ target: target.entity, kinds });
    },
  };
}
