/** The tool and the label at hand. */
import { useMemo, useState } from 'react';
import type { Limits } from './geometry.ts';
import { labelAfter, orderOf } from './keypoints.ts';
import type { BaseLocks } from './locks.ts';
import { lookOf } from './read.ts';
import { limitsOn, type ShapeSpec, type Wanted } from './spec.ts';
import type { Tool } from './tools.ts';

export interface Tools {
  tool: Tool;
  /** Those that the task has use for; undefined chooses nothing. */
  drawing: readonly Wanted[];
  /** The task has shapes of vertices. */
  hasVertices: boolean;
  pen: string | undefined;
  look: { name: string; colour: string };
  /** The labels that come one after the other, point by point; undefined where they have no order. */
  order: readonly string[] | undefined;
  /** Goes on to the next label of the order, or back. */
  goOn(by?: 1 | -1): void;
  /** Of a geometry, on this picture. */
  limitsOf(wanted: Wanted): Limits;
  take(name: 'select' | 'erase' | Wanted): void;
  /** The label of the next shape; another tool where the one at hand has no such label. */
  setPen(label: string): void;
}

export function useTools(spec: ShapeSpec, picture: { width: number; height: number }, locks: BaseLocks): Tools {
  const drawing = locks.adding ? [] : spec.wanted;
  const [taken, take] = useState<'select' | 'erase' | Wanted>(drawing[0] ?? 'select');
  const first = (wanted: Wanted | undefined) => spec.labels.find(({ name }) => wanted?.labels.has(name))?.name;
  const [chosen, setChosen] = useState(() => first(drawing[0]));
  const wanted = typeof taken === 'string' ? undefined : taken;
  // What the tool at hand cannot draw waits for one that can.
  const pen = wanted && (chosen === undefined || !wanted.labels.has(chosen)) ? first(wanted) : chosen;
  const limits = useMemo(() => new Map(spec.wanted.map((one) => [one, limitsOn(one, spec, picture)])), [spec, picture]);
  const tool = useMemo(
    (): Tool =>
      typeof taken === 'string' ? { kind: taken } : { kind: 'draw', wanted: taken, limits: limits.get(taken)! },
    [taken, limits],
  );
  const order = useMemo(() => wanted && orderOf(wanted), [wanted]);
  return {
    tool,
    drawing,
    hasVertices: spec.wanted.some(({ geometry }) => geometry.vertices),
    pen,
    look: useMemo(() => lookOf(pen, spec), [pen, spec]),
    order,
    goOn: (by) => order && setChosen(labelAfter(pen, order, by)),
    limitsOf: (one) => limits.get(one)!,
    take,
    setPen: (label) => {
      setChosen(label);
      const other = wanted && !wanted.labels.has(label) && drawing.find(({ labels }) => labels.has(label));
      if (other) take(other);
    },
  };
}
