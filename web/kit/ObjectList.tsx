/** The boxes as a list: for keyboard and screen reader what the canvas is for the mouse. */
import type { ReactNode } from 'react';
import { Button, ListBox, ListBoxItem } from 'react-aria-components';
import type { NamedBox } from './BoxCanvas.tsx';
import { Panel } from './Workspace.tsx';

interface ObjectListProps {
  boxes: readonly NamedBox[];
  selected: string | undefined;
  onSelect(id: string | undefined): void;
  onRemove(id: string): void;
  onAdd(): void;
}

export function ObjectList({ boxes, selected, onSelect, onRemove, onAdd }: ObjectListProps): ReactNode {
  return (
    <Panel title="Boxes" note={boxes.length > 0 ? boxes.length : undefined}>
      <ListBox
        className="objects"
        aria-label="Boxes"
        selectionMode="single"
        selectedKeys={selected === undefined ? [] : [selected]}
        onSelectionChange={(keys) => onSelect(keys === 'all' ? undefined : (keys.values().next().value as string))}
        renderEmptyState={() => <p className="note">None yet. Drag over the picture to draw one.</p>}
      >
        {boxes.map((box, index) => (
          <ListBoxItem className="object" id={box.id} key={box.id} textValue={describe(box, index)}>
            <span className="swatch" style={{ background: box.colour }} aria-hidden="true" />
            <span className="object-name">{box.name || `Box ${index + 1}`}</span>
            <span className="note figures">
              {Math.round(box.width)} × {Math.round(box.height)}
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
      <div className="row">
        <Button className="button small" onPress={onAdd}>
          Add a box <kbd>N</kbd>
        </Button>
        <Button
          className="button small"
          isDisabled={selected === undefined}
          onPress={() => selected !== undefined && onRemove(selected)}
        >
          Remove <kbd>Del</kbd>
        </Button>
      </div>
    </Panel>
  );
}

/** As a screen reader says it. */
export const describe = ({ name, left, top, width, height }: NamedBox, index: number): string =>
  `${index + 1}: ${name || 'box'}, ${width} by ${height} at ${left}, ${top}`;
