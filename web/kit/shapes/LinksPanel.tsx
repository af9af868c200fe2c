/** The links of the selected shape, and the way to more. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../texts/texts.ts';
import { Panel } from '../Workspace.tsx';
import type { Drawn } from './drawn.ts';
import { mayBegin } from './links.ts';
import type { ShapeSpec } from './spec.ts';
import type { LinkWork } from './use-links.ts';
import { describe } from './words.ts';

interface LinksPanelProps {
  one: Drawn;
  drawn: readonly Drawn[];
  spec: ShapeSpec;
  linking: LinkWork;
}

export function LinksPanel({ one, drawn, spec, linking }: LinksPanelProps): ReactNode {
  const own = linking.arrows.filter(({ from, to, index }) => index !== undefined && (from === one.id || to === one.id));
  const names = Object.entries(spec.links).filter(([, link]) => mayBegin(link, one));
  const wordsOf = (id: string) => {
    const found = drawn.find((other) => other.id === id);
    return found ? describe(found) : id;
  };
  return (
    <Panel title={texts.shapes.links}>
      {own.map(({ index, name, from, to, bothWays }) => {
        const other = wordsOf(from === one.id ? to : from);
        return (
          <div className="row link-row" key={index}>
            <span className="object-name">
              {name} {bothWays ? '↔' : from === one.id ? '→' : '←'} {other}
            </span>
            <Button className="tool" aria-label={texts.shapes.unlink(other)} onPress={() => linking.unlink(index!)}>
              ×
            </Button>
          </div>
        );
      })}
      {names.map(([name]) => (
        <Button className="button small" key={name} onPress={() => linking.begin({ from: one.id, name, kind: 'link' })}>
          {texts.shapes.linkTo(name)}
        </Button>
      ))}
    </Panel>
  );
}
