/** What the keys of the picture editor do. */
import type { RefObject } from 'react';
import { useActions } from '../keymap.ts';
import { isElsewhere, type Keys, useKeys } from '../keys.ts';
import type { Choice } from '../labels.ts';
import { texts } from '../texts/texts.ts';
import { copiedShapes, copyShapes } from './clipboard.ts';
import type { Drawn } from './drawn.ts';
import { vertexOf } from './geometry.ts';
import { dragged, moved } from './gesture.ts';
import type { Options } from './options.ts';
import { round } from './plane.ts';
import type { StageHandle } from './Stage.tsx';
import { SHAPE_KEYS, type ShapeAction } from './shape-keys.ts';
import type { LinkWork } from './use-links.ts';
import type { Work } from './use-shape-work.ts';
import type { Tools } from './use-tools.ts';
import type { VertexWork } from './use-vertices.ts';

interface ShapeKeys {
  stage: RefObject<StageHandle | null>;
  work: Work;
  tools: Tools;
  vertices: VertexWork;
  linking: LinkWork;
  options: Options;
  fromPrevious: (() => unknown) | undefined;
  labels: readonly Choice[];
  active: boolean;
  say(text: string): void;
}

const ARROWS = { arrowleft: [-1, 0], arrowright: [1, 0], arrowup: [0, -1], arrowdown: [0, 1] } as const;
/** Pixels with Shift. */
const FAR = 10;
/** Of a turn by key, in radians. */
const TURN = Math.PI / 180;

export function useShapeKeys({
  stage,
  work,
  tools,
  vertices,
  linking,
  options,
  fromPrevious,
  labels,
  active,
  say,
}: ShapeKeys): void {
  const { chosen, drawn } = work;
  const free = chosen.filter((one) => !work.isFixed(one));
  const last = chosen.at(-1);

  const step = (by: number) => {
    if (linking.now) return linking.step(by);
    const shown = drawn.filter(({ id }) => !work.hidden.has(id));
    if (shown.length === 0) return false;
    const at = last ? shown.indexOf(last) : by > 0 ? -1 : 0;
    return work.select([shown[(at + by + shown.length) % shown.length]!.id]);
  };
  const removeVertex = () => {
    const index = vertexOf(vertices.at);
    if (index === undefined || free.length !== 1 || !free[0]!.geometry.vertices) return false;
    vertices.remove(free[0]!, [index]);
    return true;
  };
  const remove = () => removeVertex() || (chosen.length > 0 ? work.remove(work.selected) : false);
  const turn = (by: number) => {
    const able = free.filter(({ geometry }) => geometry.turn);
    if (able.length === 0) return false;
    const turned = able.map(({ id, geometry, shape, limits }) => [id, geometry.turn!(shape, by, limits)] as const);
    return work.change(new Map(turned), `turn ${able.map(({ id }) => id)}`);
  };
  const isOnStage = (event: KeyboardEvent) => !isElsewhere(event, stage.current?.element);

  const drawers = Object.fromEntries(
    tools.drawing.map((wanted) => [wanted.geometry.name, () => tools.take(wanted)]),
  ) as Partial<Record<ShapeAction, () => void>>;
  useActions(
    SHAPE_KEYS,
    {
      ...drawers,
      select: () => tools.take('select'),
      ...(tools.hasVertices && { erase: () => tools.take('erase') }),
      snapping: () => options.turn('snapping'),
      twoClicks: () => options.turn('twoClicks'),
      guides: () => options.turn('guides'),
      ...(labels.length > 1 && { labelAfter: () => options.turn('labelAfter') }),
      add: work.addInMiddle,
      finish: () => (linking.now ? linking.finish() : (stage.current?.finish() ?? false)),
      back: () => stage.current?.back() || remove(),
      remove,
      next: () => step(1),
      previous: () => step(-1),
      nextVertex: () => vertices.step(1),
      previousVertex: () => vertices.step(-1),
      addVertex: () => vertices.addAfter(),
      simplify: () => vertices.simplify(),
      turn: () => turn(TURN),
      turnBack: () => turn(-TURN),
      duplicate: () => (chosen.length > 0 ? work.duplicate() : undefined),
      copy: () => {
        if (chosen.length === 0 || !getSelection()?.isCollapsed) return false;
        copyShapes(chosen.map(({ annotation, geometry }) => ({ ...annotation, type: geometry.name })));
        return say(texts.shapes.copied(chosen.length));
      },
      paste: () => (copiedShapes().length > 0 ? work.paste(copiedShapes()) : false),
      selectAll: (event) => {
        if (!isOnStage(event)) return false;
        work.select(drawn.filter(({ id }) => !work.hidden.has(id) && !work.locked.has(id)).map(({ id }) => id));
        return say(texts.shapes.allSelected(drawn.length));
      },
      ...(tools.order && { nextName: () => tools.goOn(), previousName: () => tools.goOn(-1) }),
      ...(fromPrevious && { fromPrevious }),
      label: (_event, index) => (labels[index] ? work.relabel(labels[index].name) : false),
    },
    active,
  );

  const keys: Keys = {
    escape: () => {
      if (linking.now) return linking.cancel();
      if (stage.current?.cancel()) return true;
      if (vertices.at !== undefined) return vertices.choose(undefined);
      return chosen.length > 0 ? work.select([]) : false;
    },
  };
  for (const [arrow, [x, y]] of Object.entries(ARROWS)) {
    const act = (far: number, isSize: boolean) => (event: KeyboardEvent) => {
      if (free.length === 0 || !isOnStage(event)) return false;
      const together = `${isSize} ${vertices.at} ${free.map(({ id }) => id)}`;
      work.change(nudged(free, vertices.at, x * far, y * far, isSize), together);
      return true;
    };
    for (const [shift, far] of [
      ['', 1],
      ['shift+', FAR],
    ] as const) {
      keys[shift + arrow] = act(far, false);
      keys[`alt+${shift}${arrow}`] = act(far, true);
    }
  }
  useKeys(keys, active);
}

/** By arrow keys: the handle at hand, or the shapes, or their size. */
function nudged(free: readonly Drawn[], handle: string | undefined, dx: number, dy: number, isSize: boolean) {
  const [one] = free;
  if (isSize) {
    return new Map(free.map(({ id, geometry, shape, limits }) => [id, geometry.resize(shape, dx, dy, limits)]));
  }
  const at = free.length === 1 && one!.geometry.handles(one!.shape, Infinity).find(({ id }) => id === handle);
  if (!at) return moved(free, dx, dy);
  return dragged(one!, at.id, { x: round(at.x + dx), y: round(at.y + dy) }, { shift: false, alt: false });
}
