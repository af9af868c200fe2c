/** The shapes of a picture as a list. */
import { type ReactNode, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { KeyCaps } from '../KeyCaps.tsx';
import type { Listed } from '../objects/arranged.ts';
import { ObjectList } from '../objects/ObjectList.tsx';
import { texts } from '../texts/texts.ts';
import type { Drawn, ShapeWork } from './drawn.ts';
import { SHAPE_KEYS } from './shape-keys.ts';
import type { ShapeSpec } from './spec.ts';
import { describe } from './words.ts';

interface ShapeListProps {
  work: ShapeWork;
  spec: ShapeSpec;
  active: boolean;
  /** Takes over the shapes of the task before, where the page knows of one. */
  fromPrevious: (() => unknown) | undefined;
}

export function ShapeList({ work, spec, active, fromPrevious }: ShapeListProps): ReactNode {
  const { drawn, selected, hidden, locked } = work;
  const objects = useMemo(() => drawn.map(listed), [drawn]);
  return (
    <ObjectList
      title={texts.shapes.many[spec.wanted.length === 1 ? spec.wanted[0]!.geometry.name : 'any']}
      objects={objects}
      selected={selected}
      hidden={hidden}
      locked={locked}
      empty={texts.shapes.none}
      active={active}
      onSelect={work.select}
      onShow={work.show}
      onHide={work.hide}
      onLock={work.lock}
    >
      <div className="row">
        <Button className="button small" onPress={work.addInMiddle}>
          {texts.shapes.add} <KeyCaps group={SHAPE_KEYS} compact action="add" />
        </Button>
        <Button className="button small" isDisabled={selected.length === 0} onPress={() => work.remove(selected)}>
          {texts.shapes.remove} <KeyCaps group={SHAPE_KEYS} compact action="remove" />
        </Button>
        {fromPrevious && drawn.length === 0 && (
          <Button className="button small" onPress={() => void fromPrevious()}>
            {texts.shapes.fromPrevious} <KeyCaps group={SHAPE_KEYS} compact action="fromPrevious" />
          </Button>
        )}
      </div>
    </ObjectList>
  );
}

/** By annotation: as long as one stays the same, so does its row. */
const known = new WeakMap<Drawn['annotation'], Listed & { index: number }>();

function listed(one: Drawn): Listed {
  const before = known.get(one.annotation);
  if (before?.index === one.index && before.colour === one.colour) return before;
  const next = { ...rowOf(one), index: one.index };
  known.set(one.annotation, next);
  return next;
}

function rowOf(one: Drawn): Listed {
  const { id, index, name, colour, geometry, bounds, locks } = one;
  const { left, top, width, height } = bounds;
  const detail =
    width > 0 || height > 0 ? [width, height].map(Math.round).join(' × ') : [left, top].map(Math.round).join(', ');
  return {
    id,
    name,
    title: `${texts.shapes.one[geometry.name]} ${index + 1}`,
    detail,
    colour,
    spoken: describe(one),
    isFixed: locks.place,
  };
}
