/** The relations as a list, and how one is made without a mouse. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { KeyCaps } from '../KeyCaps.tsx';
import { texts } from '../texts/texts.ts';
import { Panel } from '../Workspace.tsx';
import type { RelationKind } from './entities.ts';
import { ENTITY_KEYS } from './entity-keys.ts';
import type { Placed } from './segments.ts';
import type { Joined } from './use-marks.ts';

interface RelationProps {
  relations: readonly Joined[];
  selected: Placed | undefined;
  /** Where one that is being made begins. */
  source: Placed | undefined;
  /** Asked for, once both ends are known. */
  kinds: readonly RelationKind[] | undefined;
  textOf(span: Placed): string;
  onBegin(): unknown;
  onCancel(): void;
  onKind(kind: RelationKind): unknown;
  onRemove(id: string): void;
}

export function RelationPanel(props: RelationProps): ReactNode {
  const { relations, selected, source, kinds, textOf, onBegin, onCancel, onKind, onRemove } = props;
  const { entities } = texts;
  return (
    <Panel title={entities.relations} note={relations.length > 0 ? relations.length : undefined}>
      {source && !kinds && <p className="note">{entities.pickTarget(textOf(source))}</p>}
      {kinds && (
        <fieldset className="row" aria-label={entities.whichKind}>
          {kinds.map((kind, index) => (
            <Button key={kind.name} className="button small" onPress={() => onKind(kind)}>
              {kind.name} {index < 9 && <kbd>{index + 1}</kbd>}
            </Button>
          ))}
        </fieldset>
      )}
      {relations.length > 0 && (
        <ul className="relation-list">
          {relations.map(({ id, name, source: from, target }) => (
            <li key={id}>
              <span>
                {textOf(from)} <strong>{name}</strong> {textOf(target)}
              </span>
              <Button
                className="button small quiet"
                aria-label={entities.removeRelation(textOf(from), name, textOf(target))}
                onPress={() => onRemove(id)}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {source ? (
          <Button className="button small" onPress={onCancel}>
            {entities.cancel} <KeyCaps group={ENTITY_KEYS} action="nothing" />
          </Button>
        ) : (
          <Button className="button small" isDisabled={!selected} onPress={() => void onBegin()}>
            {entities.relate} <KeyCaps group={ENTITY_KEYS} action="relate" />
          </Button>
        )}
      </div>
    </Panel>
  );
}
