/** What lies over the text: the caret, handles at the ends of the selected span, relations as arrows. */
import type { CSSProperties, PointerEvent, ReactNode } from 'react';
import { texts } from '../texts/texts.ts';
import type { Arc, Marks, Spot } from './use-marks.ts';

export interface OverlayProps {
  marks: Marks;
  /** The selected span may be changed at its ends. */
  hasHandles: boolean;
  /** The task has relations: one is drawn from the selected span to another. */
  hasLink: boolean;
  /** Where a relation that is being drawn ends by now. */
  drawing: { x: number; y: number } | undefined;
  onGrab(what: 'start' | 'end' | 'link', event: PointerEvent): void;
}

export function Overlay({ marks, hasHandles, hasLink, drawing, onGrab }: OverlayProps): ReactNode {
  const { caret, ends, arcs } = marks;
  const handle = (side: 'start' | 'end', { x, y, height }: Spot) => (
    <span
      className={`span-handle at-${side}`}
      style={{ left: x, top: y + height, '--line-height': `${height}px` } as CSSProperties}
      title={side === 'start' ? texts.entities.moveStart : texts.entities.moveEnd}
      onPointerDown={(event) => onGrab(side, event)}
    />
  );
  return (
    <div className="text-overlay" aria-hidden="true">
      <svg className="relations">
        <title>{texts.entities.relations}</title>
        <defs>
          <marker
            id="relation-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0,0 L8,4 L0,8 z" />
          </marker>
        </defs>
        {arcs.map((arc) => (
          <path key={arc.id} d={curve(arc.from, arc.to)} markerEnd="url(#relation-arrow)" />
        ))}
        {drawing && ends && (
          <path className="is-drawn" d={curve(ends.end, { ...drawing, height: 0 })} markerEnd="url(#relation-arrow)" />
        )}
      </svg>
      {arcs.map((arc) => arc.name && <Name key={arc.id} arc={arc} />)}
      {caret && <span className="text-caret" style={{ left: caret.x, top: caret.y, height: caret.height }} />}
      {hasHandles && ends && handle('start', ends.start)}
      {hasHandles && ends && handle('end', ends.end)}
      {hasLink && ends && (
        <span
          className="span-link"
          style={{ left: ends.end.x + 8, top: ends.end.y - 12 }}
          title={texts.entities.relate}
          onPointerDown={(event) => onGrab('link', event)}
        />
      )}
    </div>
  );
}

/** Above the line, higher the further apart the two are. */
const rise = (from: Spot, to: Spot): number => 14 + Math.min(26, Math.abs(to.x - from.x) / 14);

function curve(from: Spot, to: Spot): string {
  const top = Math.min(from.y, to.y) - rise(from, to);
  return `M${from.x},${from.y} C${from.x},${top} ${to.x},${top} ${to.x},${to.y}`;
}

function Name({ arc: { from, to, name } }: { arc: Arc }): ReactNode {
  const top = Math.min(from.y, to.y) - rise(from, to);
  return (
    <span className="relation-name" style={{ left: (from.x + to.x) / 2, top: (Math.min(from.y, to.y) + 3 * top) / 4 }}>
      {name}
    </span>
  );
}
