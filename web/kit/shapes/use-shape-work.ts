/** What can be done with the shapes of an answer, and what is said of it. */
import { type RefObject, useMemo, useState } from 'react';
import type { JsonObject } from '../../../task-types/kit.ts';
import { texts } from '../texts/texts.ts';
import { uuid } from '../uuid.ts';
import { fitting, renewed } from './copies.ts';
import type { Drawn, ShapeWork } from './drawn.ts';
import { added, changed, relabeled, without } from './edits.ts';
import type { Changes } from './gesture.ts';
import type { BaseLocks } from './locks.ts';
import { around } from './plane.ts';
import type { StageHandle } from './Stage.tsx';
import type { ShapeSpec, Wanted } from './spec.ts';
import type { Tools } from './use-tools.ts';
import { describe, problemInWords } from './words.ts';

interface Parts {
  spec: ShapeSpec;
  drawn: readonly Drawn[];
  value: JsonObject;
  onChange(value: JsonObject, together?: string): void;
  tools: Tools;
  locks: BaseLocks;
  labelAfter: boolean;
  stage: RefObject<StageHandle | null>;
  say(text: string, isRefusal?: boolean): void;
}

export interface Work extends ShapeWork {
  /** The selected shapes in the order they were selected. */
  chosen: readonly Drawn[];
  isFixed(one: Drawn): boolean;
  /** @returns false where the points drawn so far are to stay. */
  add(shape: JsonObject, wanted: Wanted): boolean;
  change(changes: Changes, together?: string): void;
  /** @param name of the one that changed: its letters are undone as one. */
  answer(one: Drawn, attributes: JsonObject, name: string): void;
  duplicate(): void;
}

const NONE: ReadonlySet<string> = new Set();

export function useShapeWork({ spec, drawn, value, onChange, tools, locks, labelAfter, stage, say }: Parts): Work {
  const [ids, setIds] = useState<readonly string[]>([]);
  const [hidden, setHidden] = useState(NONE);
  const [locked, setLocked] = useState(NONE);
  const { attributes, most, labels } = spec;
  const chosen = useMemo(() => {
    if (ids.length === 0) return [];
    const byId = new Map(drawn.map((one) => [one.id, one]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }, [ids, drawn]);
  const isFixed = (one: Drawn) => one.locks.place || locked.has(one.id);
  const named = (one: Drawn) => texts.shapes.one[one.geometry.name];
  const refuse = (text: string) => say(text, true);

  const fresh = (shape: JsonObject, wanted: Wanted, label: string | undefined): JsonObject => ({
    uuid: uuid(),
    type: wanted.geometry.name,
    geometry: wanted.geometry.name,
    ...(label !== undefined && { label }),
    ...(attributes.length > 0 && { attributes: {} }),
    ...shape,
  });
  /** Whether so many more may come. */
  const mayAdd = (count: number): boolean => {
    if (locks.adding) refuse(texts.shapes.lockedAdding);
    else if (drawn.length + count > most) refuse(texts.shapes.most(most));
    else return true;
    return false;
  };
  const put = (more: readonly JsonObject[]) => {
    onChange(added(value, more));
    setIds(more.map((one) => String(one.uuid)));
  };

  const add = (shape: JsonObject, wanted: Wanted): boolean => {
    if (!mayAdd(1)) return true;
    const problem = wanted.geometry.problem(shape, tools.limitsOf(wanted));
    if (problem && !('isWarning' in problem)) {
      refuse(problemInWords(problem, wanted.geometry));
      return problem.kind !== 'few';
    }
    const asks = labelAfter && labels.length > 1 && !tools.order;
    put([fresh(shape, wanted, asks ? undefined : tools.pen)]);
    if (tools.order) {
      // The next label is for the next point, not for this one.
      setIds([]);
      tools.goOn();
    }
    const name = asks ? '' : tools.look.name;
    const words = texts.shapes.added(texts.shapes.one[wanted.geometry.name], drawn.length + 1, name);
    const warning = problem ? ` ${problemInWords(problem, wanted.geometry)}` : '';
    say(`${words}${warning}${asks ? ` ${texts.shapes.askLabel}` : ''}`, warning !== '');
    stage.current?.focus();
    return true;
  };
  const change = (changes: Changes, together?: string) => {
    onChange(changed(value, changes), together);
    if (changes.size !== 1) return;
    const [[id, shape]] = [...changes] as [[string, JsonObject]];
    const one = drawn.find((other) => other.id === id);
    if (one) say(describe({ ...one, bounds: one.geometry.bounds(shape) }));
  };
  const remove = (gone: readonly string[]) => {
    const these = drawn.filter(({ id }) => gone.includes(id));
    const free = these.filter((one) => !one.locks.removal && !locked.has(one.id));
    if (free.length === 0) return these.length > 0 ? refuse(texts.shapes.lockedRemoval) : undefined;
    onChange(without(value, new Set(free.map(({ id }) => id)), attributes));
    setIds([]);
    say(texts.shapes.removed(free.length, named(free[0]!), free[0]!.index + 1));
  };
  const relabel = (label: string) => {
    tools.setPen(label);
    if (chosen.length === 0) return;
    const free = chosen.filter((one) => !one.locks.label);
    if (free.length === 0) return refuse(texts.shapes.lockedLabel);
    const fitting = free.filter(({ geometry }) => wantedOf(geometry.name)?.labels.has(label));
    const shown = labels.find(({ name }) => name === label)?.shown ?? label;
    if (fitting.length === 0) return refuse(texts.shapes.mayNotHave(named(free[0]!), shown));
    const other = fitting.filter((one) => one.label !== label);
    if (other.length === 0) return;
    const fields = other.map((one) => [one.id, relabeled(one.annotation, label, attributes)] as const);
    onChange(changed(value, new Map(fields)));
    say(texts.shapes.relabeled(shown));
  };
  const wantedOf = (name: string) => spec.wanted.find(({ geometry }) => geometry.name === name);
  const paste = (annotations: readonly JsonObject[]): number => {
    const some = fitting(annotations, spec, tools.limitsOf);
    if (some.length === 0 || !mayAdd(some.length)) return 0;
    put(renewed(some, attributes, uuid));
    say(texts.shapes.allSelected(some.length));
    return some.length;
  };
  const duplicate = () => {
    const copies = chosen.map(({ annotation, geometry, shape, limits }) => {
      const beside = geometry.move(shape, BESIDE, BESIDE, limits);
      return { ...annotation, type: geometry.name, geometry: geometry.name, ...beside };
    });
    paste(copies);
  };

  return {
    drawn,
    selected: ids,
    chosen,
    hidden,
    locked,
    pen: tools.pen,
    isFixed,
    select: setIds,
    show: (some) => {
      const these = drawn.filter(({ id }) => some.includes(id));
      const corners = these.flatMap(({ bounds: { left, top, width, height } }) => [
        { x: left, y: top },
        { x: left + width, y: top + height },
      ]);
      if (corners.length > 0) stage.current?.show(around(corners));
    },
    hide: (some, on) => setHidden(withOrWithout(hidden, some, on)),
    lock: (some, on) => setLocked(withOrWithout(locked, some, on)),
    remove,
    relabel,
    paste,
    duplicate,
    add,
    change,
    answer: ({ id }, given, name) => onChange(changed(value, new Map([[id, { attributes: given }]])), `${id} ${name}`),
    addInMiddle: () => {
      const wanted = tools.tool.kind === 'draw' ? tools.tool.wanted : tools.drawing[0];
      if (!wanted) return refuse(texts.shapes.lockedAdding);
      const room = stage.current?.room();
      if (room) add(wanted.geometry.inMiddle(room, tools.limitsOf(wanted)), wanted);
    },
  };
}

/** A copy lies so many pixels to the right and below. */
const BESIDE = 10;

function withOrWithout(all: ReadonlySet<string>, some: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(all);
  for (const id of some) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return next;
}
