/** What is known of the selected shape: figures, attributes, links, and what may not be done with it. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { isObject } from '../../../task-types/shared/json.ts';
import { AttributeFields } from '../AttributeFields.tsx';
import { KeyCaps } from '../KeyCaps.tsx';
import { texts } from '../texts/texts.ts';
import { Panel } from '../Workspace.tsx';
import type { Drawn } from './drawn.ts';
import { FigureFields } from './FigureFields.tsx';
import { LinksPanel } from './LinksPanel.tsx';
import { SHAPE_KEYS } from './shape-keys.ts';
import type { ShapeSpec } from './spec.ts';
import type { LinkWork } from './use-links.ts';
import type { Work } from './use-shape-work.ts';
import type { VertexWork } from './use-vertices.ts';
import { describe, problemInWords } from './words.ts';

interface SelectedPanelProps {
  one: Drawn;
  work: Work;
  vertices: VertexWork;
  linking: LinkWork;
  spec: ShapeSpec;
  /** Gives the focus back to the picture. */
  leave(): void;
}

export function SelectedPanel({ one, work, vertices, linking, spec, leave }: SelectedPanelProps): ReactNode {
  const { id, annotation, geometry, shape, limits, locks } = one;
  const problem = geometry.problem(shape, limits);
  const { place, label, removal } = locks;
  const lock =
    place && label ? texts.shapes.locked : place ? texts.shapes.lockedPlace : label && texts.shapes.lockedLabel;
  const isSelected = new Set(work.selected);
  return (
    <div onKeyDownCapture={(event) => event.key === 'Escape' && leave()}>
      <Panel title={texts.shapes.selected(work.chosen.length)}>
        {lock && <p className="note">{lock}</p>}
        {!lock && removal && <p className="note">{texts.shapes.lockedRemoval}</p>}
        {problem && <p className="warning">{problemInWords(problem, geometry)}</p>}
        {work.chosen.length === 1 && (
          <AttributeFields
            rules={spec.attributes}
            label={one.label}
            value={isObject(annotation.attributes) ? annotation.attributes : {}}
            targets={work.drawn.flatMap((other) =>
              isSelected.has(other.id) ? [] : [{ id: other.id, shown: describe(other), label: other.label }],
            )}
            onPick={(name) => linking.begin({ from: id, name, kind: 'attribute' })}
            onChange={(next, name) => work.answer(one, next, name)}
          />
        )}
        <FigureFields
          one={one}
          handle={vertices.at}
          isDisabled={work.isFixed(one)}
          onChange={(next) => work.change(new Map([[id, next]]), `figures ${id}`)}
        />
        <div className="row">
          <Button className="button small" onPress={work.duplicate}>
            {texts.shapes.duplicate} <KeyCaps group={SHAPE_KEYS} compact action="duplicate" />
          </Button>
          {geometry.vertices && (
            <Button className="button small" isDisabled={work.isFixed(one)} onPress={() => vertices.simplify()}>
              {texts.shapes.simplify} <KeyCaps group={SHAPE_KEYS} compact action="simplify" />
            </Button>
          )}
        </div>
      </Panel>
      {Object.keys(spec.links).length > 0 && work.chosen.length === 1 && (
        <LinksPanel one={one} drawn={work.drawn} spec={spec} linking={linking} />
      )}
    </div>
  );
}
