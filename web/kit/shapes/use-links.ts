/** Linking shapes: what is being linked, and where it may end. */
import { useMemo, useState } from 'react';
import type { JsonObject } from '../../../task-types/kit.ts';
import { isObject } from '../../../task-types/shared/json.ts';
import { texts } from '../texts/texts.ts';
import type { Drawn } from './drawn.ts';
import { changed } from './edits.ts';
import { type Arrow, arrowsOf, type Linking, targetsOf, withLink, withoutLink } from './links.ts';
import type { ShapeSpec } from './spec.ts';
import { describe } from './words.ts';

export interface LinkWork {
  arrows: readonly Arrow[];
  now: Linking | undefined;
  /** Where it may end. */
  targets: readonly Drawn[];
  /** The one that keys have gone to. */
  candidate: Drawn | undefined;
  begin(linking: Linking): void;
  step(by: number): unknown;
  finish(): unknown;
  to(target: Drawn): void;
  cancel(): void;
  unlink(index: number): void;
}

interface Parts {
  spec: ShapeSpec;
  drawn: readonly Drawn[];
  value: JsonObject;
  onChange(value: JsonObject): void;
  say(text: string, isRefusal?: boolean): void;
}

export function useLinks({ spec, drawn, value, onChange, say }: Parts): LinkWork {
  const { attributes, links } = spec;
  const [now, setNow] = useState<Linking>();
  const [at, setAt] = useState<string>();
  const arrows = useMemo(() => arrowsOf(value, drawn, attributes, links), [value, drawn, attributes, links]);
  const targets = useMemo(() => (now ? targetsOf(now, drawn, attributes, links) : []), [now, drawn, attributes, links]);
  const candidate = targets.find(({ id }) => id === at);
  const isOpen = now && drawn.some(({ id }) => id === now.from);
  const to = (target: Drawn) => {
    if (!now) return;
    onChange(now.kind === 'link' ? linked(now, target) : attributed(now, target));
    setNow(undefined);
    say(texts.shapes.linked(now.name, describe(target)));
  };
  const linked = ({ name, from }: Linking, { id }: Drawn) =>
    withLink(value, name, from, id, links[name]?.is_bidirectional === true);
  const attributed = ({ name, from }: Linking, { id }: Drawn) => {
    const start = drawn.find((one) => one.id === from)!.annotation;
    const given = isObject(start.attributes) ? start.attributes : {};
    return changed(value, new Map([[from, { attributes: { ...given, [name]: id } }]]));
  };
  return {
    arrows,
    now: isOpen ? now : undefined,
    targets,
    candidate,
    begin: (linking) => {
      if (targetsOf(linking, drawn, attributes, links).length === 0) return say(texts.shapes.noTargets, true);
      setAt(undefined);
      setNow(linking);
    },
    step: (by) => {
      const before = candidate ? targets.indexOf(candidate) : by > 0 ? -1 : 0;
      const next = targets[(before + by + targets.length) % targets.length];
      if (!next) return false;
      setAt(next.id);
      return say(describe(next));
    },
    finish: () => (candidate ? to(candidate) : false),
    to,
    cancel: () => setNow(undefined),
    unlink: (index) => onChange(withoutLink(value, index)),
  };
}
