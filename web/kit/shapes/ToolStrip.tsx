/** The tools that a task has use for, and how somebody likes to draw. */
import type { ReactNode } from 'react';
import { Group, ToggleButton, Toolbar, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { GeometryName } from '../../../task-types/shared/geometry-params.ts';
import { KeyCaps } from '../KeyCaps.tsx';
import { texts } from '../texts/texts.ts';
import type { OptionName, Options } from './options.ts';
import { SHAPE_KEYS, type ShapeAction } from './shape-keys.ts';
import { nameOf } from './tools.ts';
import type { Tools } from './use-tools.ts';

/** On a square of 20 by 20. */
const ICONS: Record<'select' | 'erase' | GeometryName | OptionName, string> = {
  select: 'M5 3l10 7-4.5 1L8 16z',
  erase: 'M4 13l7-8 5 4-6 7H6z M8 8.5l5 4',
  box: 'M4 5h12v10H4z',
  polygon: 'M10 3l6.5 5-2.5 8H6L3.5 8z',
  line: 'M3 15l5-8 4 5 5-8',
  point: 'M10 6.5a3.5 3.5 0 100 7 3.5 3.5 0 000-7z M10 2v2 M10 16v2 M2 10h2 M16 10h2',
  ellipse: 'M10 5c4 0 7 2.2 7 5s-3 5-7 5-7-2.2-7-5 3-5 7-5z',
  cuboid: 'M3 7h9v9H3z M3 7l4-3h10l-5 3 M17 4v9l-5 3',
  snapping: 'M5 4v6a5 5 0 0010 0V4h-3.5v6a1.5 1.5 0 01-3 0V4z M5 7h3.5 M11.5 7H15',
  twoClicks: 'M4 4h4 M4 4v4 M16 16h-4 M16 16v-4',
  guides: 'M10 2v16 M2 10h16',
  labelAfter: 'M3 6h8l5 4-5 4H3z',
};

const OPTIONS: readonly OptionName[] = ['snapping', 'twoClicks', 'guides', 'labelAfter'];

interface ToolStripProps {
  tools: Tools;
  options: Options;
  /** There are labels to choose from. */
  hasLabels: boolean;
}

export function ToolStrip({ tools, options, hasLabels }: ToolStripProps): ReactNode {
  const { tool, drawing, hasVertices, take } = tools;
  const current = nameOf(tool);
  const byDrag = drawing.some(({ geometry }) => geometry.drawnBy === 'drag' || geometry.drawnBy === 'steps');
  const useful = OPTIONS.filter((name) => {
    if (name === 'twoClicks') return byDrag;
    return drawing.length > 0 && (name !== 'labelAfter' || hasLabels);
  });
  return (
    <Toolbar className="tool-strip" orientation="vertical" aria-label={texts.shapes.tools}>
      <Group className="tool-group" aria-label={texts.shapes.tools}>
        <Tool name="select" title={texts.shapes.select} isOn={current === 'select'} onTurn={() => take('select')} />
        {drawing.map((wanted) => {
          const { name } = wanted.geometry;
          const title = texts.shapes.draw(texts.shapes.one[name]);
          return <Tool key={name} name={name} title={title} isOn={current === name} onTurn={() => take(wanted)} />;
        })}
        {hasVertices && (
          <Tool name="erase" title={texts.shapes.erase} isOn={current === 'erase'} onTurn={() => take('erase')} />
        )}
      </Group>
      {useful.length > 0 && (
        <Group className="tool-group" aria-label={texts.shapes.options}>
          {useful.map((name) => (
            <Tool
              key={name}
              name={name}
              title={texts.shapes[name]}
              isOn={options[name]}
              onTurn={() => options.turn(name)}
            />
          ))}
        </Group>
      )}
    </Toolbar>
  );
}

interface ToolProps {
  name: keyof typeof ICONS & ShapeAction;
  title: string;
  isOn: boolean;
  onTurn(): void;
}

function Tool({ name, title, isOn, onTurn }: ToolProps): ReactNode {
  return (
    <TooltipTrigger delay={500}>
      <ToggleButton className="tool strip-tool" aria-label={title} isSelected={isOn} onChange={onTurn}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d={ICONS[name]} />
        </svg>
      </ToggleButton>
      <Tooltip className="tooltip" placement="right">
        {title} <KeyCaps group={SHAPE_KEYS} compact action={name} />
      </Tooltip>
    </TooltipTrigger>
  );
}
