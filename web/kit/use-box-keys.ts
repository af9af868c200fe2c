/** The keys of the box editor. */
import type { RefObject } from 'react';
import type { CanvasHandle, NamedBox } from './BoxCanvas.tsx';
import { type Box, type Limits, moveBox, resizeBox } from './boxes.ts';
import { isElsewhere, type Keys, useKeys } from './keys.ts';
import type { Choice } from './labels.ts';

interface BoxKeys {
  canvas: RefObject<CanvasHandle | null>;
  boxes: readonly NamedBox[];
  selected: NamedBox | undefined;
  limits: Limits;
  labels: readonly Choice[];
  active: boolean;
  add(box: Box): void;
  addInMiddle(): void;
  remove(id: string): void;
  reshape(id: string, box: Box, together: string): void;
  relabel(name: string): void;
  choose(id: string | undefined): void;
}

const ARROWS = { arrowleft: [-1, 0], arrowright: [1, 0], arrowup: [0, -1], arrowdown: [0, 1] } as const;
/** Pixels with Shift. */
const FAR = 10;

export function useBoxKeys(box: BoxKeys): void {
  const { canvas, boxes, selected, labels } = box;
  const step = (by: number) => {
    if (boxes.length === 0) return false;
    const at = selected ? boxes.indexOf(selected) : by > 0 ? -1 : 0;
    box.choose(boxes[(at + by + boxes.length) % boxes.length]!.id);
    return true;
  };
  const remove = () => (selected ? box.remove(selected.id) : false);
  const keys: Keys = {
    n: box.addInMiddle,
    '.': () => step(1),
    ',': () => step(-1),
    delete: remove,
    backspace: remove,
    'mod+d': () => (selected ? box.add(moveBox(sidesOf(selected), FAR, FAR, box.limits)) : undefined),
  };
  for (const [index, { name }] of labels.slice(0, 9).entries()) keys[index + 1] = () => box.relabel(name);
  for (const [arrow, [x, y]] of Object.entries(ARROWS)) {
    const act = (far: number, change: (of: Box) => Box) => (event: KeyboardEvent) => {
      if (!selected || isElsewhere(event, canvas.current?.element)) return false;
      box.reshape(selected.id, change(sidesOf(selected)), `${far} ${selected.id}`);
      return true;
    };
    for (const [shift, far] of [
      ['', 1],
      ['shift+', FAR],
    ] as const) {
      keys[shift + arrow] = act(1, (of) => moveBox(of, x * far, y * far, box.limits));
      keys[`alt+${shift}${arrow}`] = act(2, (of) => resizeBox(of, 'se', x * far, y * far, box.limits));
    }
  }
  useKeys(keys, box.active);
}

const sidesOf = ({ left, top, width, height }: Box): Box => ({ left, top, width, height });
