/** The looks at all attachments of a task: one for all while they are in step, or one each. */
import { useState } from 'react';
import { keep, kept } from '../kept.ts';
import { useActions } from '../keymap.ts';
import { closer, type Glance, WHOLE } from './glance.ts';
import { VIEW_KEYS } from './view-keys.ts';

const isGlance = (value: unknown): value is Glance => {
  const { zoom, x, y } = (value ?? {}) as Partial<Glance>;
  return [zoom, x, y].every(Number.isFinite);
};

const STEP = 1.25;
/** Of what is in sight. */
const FAR = 0.15;

export interface Glances {
  at(index: number): Glance;
  change(index: number, next: (glance: Glance) => Glance): void;
}

/** @param inStep all change with any of them. */
export function useGlances(inStep: boolean, active: boolean): Glances {
  const [state, setState] = useState<{ last: number; each: Record<number, Glance>; all: Glance }>(() => ({
    last: 0,
    each: {},
    all: kept('glance', isGlance) ?? WHOLE,
  }));
  const at = (index: number) => state.each[index] ?? state.all;
  const change = (index: number, next: (glance: Glance) => Glance) =>
    setState(({ each, all }) => {
      const changed = next(each[index] ?? all);
      keep('glance', changed);
      return inStep
        ? { last: index, each: {}, all: changed }
        : { last: index, each: { ...each, [index]: changed }, all };
    });
  const changeLast = (next: (glance: Glance) => Glance) => change(state.last, next);
  const move = (x: number, y: number) => () =>
    changeLast((one) =>
      one.zoom === 1 ? one : { ...one, x: clamp(one.x + (x * FAR) / one.zoom), y: clamp(one.y + (y * FAR) / one.zoom) },
    );
  useActions(
    VIEW_KEYS,
    {
      closer: () => changeLast(closer(STEP)),
      farther: () => changeLast(closer(1 / STEP)),
      whole: () => changeLast(() => WHOLE),
      left: move(-1, 0),
      right: move(1, 0),
      up: move(0, -1),
      down: move(0, 1),
    },
    active,
  );
  return { at, change };
}

const clamp = (part: number): number => Math.min(Math.max(part, 0), 1);
