/** The corner of the selected shape that keys move, and what is done with its vertices. */
import { useState } from 'react';
import { texts } from '../texts/texts.ts';
import type { Drawn } from './drawn.ts';
import { vertexHandle, vertexOf } from './geometry.ts';
import type { Work } from './use-shape-work.ts';

export interface VertexWork {
  /** Its handle; undefined where the whole shape is moved. */
  at: string | undefined;
  choose(handle: string | undefined): void;
  step(by: number): unknown;
  addAfter(): unknown;
  remove(one: Drawn, indices: readonly number[]): void;
  simplify(): unknown;
}

/** How far off the old outline may be, in pixels of the picture. */
const TOLERANCE = 2;

export function useVertices(work: Work, say: (text: string, isRefusal?: boolean) => void): VertexWork {
  const [chosen, setChosen] = useState<{ id: string; handle: string }>();
  const one = work.chosen.length === 1 ? work.chosen[0] : undefined;
  const free = one && !work.isFixed(one) ? one : undefined;
  const at = free && chosen?.id === free.id ? chosen.handle : undefined;
  const choose = (handle: string | undefined) =>
    setChosen(free && handle !== undefined ? { id: free.id, handle } : undefined);
  const handles = () => free!.geometry.handles(free!.shape, Infinity);

  return {
    at,
    choose,
    step: (by) => {
      if (!free) return false;
      const all = handles();
      if (all.length === 0) return false;
      const before = all.findIndex(({ id }) => id === at);
      const index = before < 0 ? (by > 0 ? 0 : all.length - 1) : (before + by + all.length) % all.length;
      const { id, x, y } = all[index]!;
      choose(id);
      const number = vertexOf(id);
      const place = [Math.round(x), Math.round(y)] as const;
      say(
        number === undefined
          ? texts.shapes.onHandle(...place)
          : texts.shapes.onVertex(number + 1, all.length, ...place),
      );
      return true;
    },
    addAfter: () => {
      const editing = free?.geometry.vertices;
      if (!free || !editing) return false;
      const all = handles();
      const index = vertexOf(at) ?? 0;
      const isLast = !free.geometry.isClosed && index === all.length - 1;
      const [a, b] = isLast
        ? [all[index - 1] ?? all[index]!, all[index]!]
        : [all[index]!, all[(index + 1) % all.length]!];
      const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
      const next = editing.insert(free.shape, isLast ? index : index + 1, middle, free.limits);
      if (!next)
        return say(texts.shapes.problems.many(texts.shapes.many[free.geometry.name], free.limits.maxVertices), true);
      work.change(new Map([[free.id, next]]));
      return choose(vertexHandle(isLast ? index : index + 1));
    },
    remove: (from, indices) => {
      const next = from.geometry.vertices?.remove(from.shape, indices, from.limits);
      if (!next) {
        const least = from.geometry.handles(from.shape, Infinity).length;
        return say(texts.shapes.keepsVertices(texts.shapes.one[from.geometry.name], least), true);
      }
      work.change(new Map([[from.id, next]]));
      const left = from.geometry.handles(next, Infinity).length;
      choose(vertexHandle(Math.min(indices[0] ?? 0, left - 1)));
    },
    simplify: () => {
      const able = work.chosen.filter((other) => !work.isFixed(other) && other.geometry.vertices);
      if (able.length === 0) return false;
      const count = (shape: Drawn['shape'], { geometry }: Drawn) => geometry.handles(shape, Infinity).length;
      const next = able.map(
        (other) => [other, other.geometry.vertices!.simplify(other.shape, TOLERANCE, other.limits)] as const,
      );
      const before = able.reduce((sum, other) => sum + count(other.shape, other), 0);
      const after = next.reduce((sum, [other, shape]) => sum + count(shape, other), 0);
      if (after < before) work.change(new Map(next.map(([{ id }, shape]) => [id, shape])));
      choose(undefined);
      return say(texts.shapes.simplified(before, after));
    },
  };
}
