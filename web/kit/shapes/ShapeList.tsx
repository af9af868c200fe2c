/** The shapes as a list: for keyboard and screen reader what the canvas is for the mouse. */
import type { ReactNode } from 'react';
import { Button, ListBox, ListBoxItem } from 'react-aria-components';
import { texts } from '../texts/texts.ts';
import { Panel } from '../Workspace.tsx';
import type { ShapeWork } from './drawn.ts';
import type { ShapeSpec } from './spec.ts';
import { describe } from './words.ts';

export function ShapeList({ work, spec }: { work: ShapeWork; spec: ShapeSpec }): ReactNode {
  const { drawn, selected } = work;
  const name = spec.wanted.length === 1 ? spec.wanted[0]!.geometry.name : 'any';
  const title = texts.shapes.many[name];
  return (
    <Panel title={title} note={drawn.length > 0 ? drawn.length : undefined}>
      <ListBox
        className="objects"
        aria-label={title}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={selected}
        onSelectionChange={(keys) => work.select(keys === 'all' ? drawn.map(({ id }) => id) : [...keys].map(String))}
      >
        {drawn.map((one) => (
          <ListBoxItem className="object" id={one.id} key={one.id} textValue={describe(one)}>
            <span className="swatch" style={{ background: one.colour }} aria-hidden="true" />
            <span className="object-name">{one.name || `${texts.shapes.one[one.geometry.name]} ${one.index + 1}`}</span>
            <span className="note figures">
              {Math.round(one.bounds.width)} × {Math.round(one.bounds.height)}
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
      <div className="row">
        <Button className="button small" onPress={work.addInMiddle}>
          + <kbd>N</kbd>
        </Button>
        <Button className="button small" isDisabled={selected.length === 0} onPress={() => work.remove(selected)}>
          − <kbd>Del</kbd>
        </Button>
      </div>
    </Panel>
  );
}
