/** Which batch is worked on first: by drag, by its arrows, or by Alt and the arrow keys on its row. */
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button, DropIndicator, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { Link } from 'wouter';
import { texts } from '../../../kit/texts/texts.ts';
import { LIVE, send, useChange, useRead } from '../manage/ask.ts';
import { Loaded, Section } from '../manage/Parts.tsx';
import { moved, stepped } from './order.ts';
import { type OrderedBatch, pageOfProject } from './projects.ts';

const ORDER = '/v1/studio/batches';

export function BatchOrder(): ReactNode {
  const order = useRead<OrderedBatch[]>(ORDER, { refetchInterval: LIVE });
  if (order.data?.length === 0) return null;
  return (
    <Section title={texts.projects.order} note={texts.projects.orderNote}>
      <Loaded of={order}>{(batches) => <Order batches={batches} />}</Loaded>
    </Section>
  );
}

function Order({ batches }: { batches: OrderedBatch[] }): ReactNode {
  /** While the server is told. */
  const [wanted, setWanted] = useState<string[]>();
  const [said, setSaid] = useState('');
  const setOrder = useChange((names: string[]) =>
    send(`${ORDER}/set_priorities`, { batches: names.map((name) => ({ name })) }),
  );
  const reset = useChange(() => send(`${ORDER}/reset_priorities`));
  const names = batches.map(({ name }) => name);
  const shownNames = wanted && wanted.length === names.length ? wanted : names;
  const shown = shownNames.flatMap((name) => batches.find((one) => one.name === name) ?? []);
  const put = (next: string[], name: string) => {
    if (next.join('\n') === shownNames.join('\n')) return;
    setWanted(next);
    setSaid(texts.projects.nowAt(name, next.indexOf(name) + 1));
    setOrder.mutate(next, { onSettled: () => setWanted(undefined) });
  };
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const [first] = keys;
      const place = target.dropPosition === 'before' ? 'before' : 'after';
      put(moved(shownNames, [...keys].map(String), String(target.key), place), String(first));
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className="drop-line" />,
  });
  const onKey = (event: KeyboardEvent) => {
    const by = event.altKey && { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key];
    const name = event.target instanceof Element && event.target.closest<HTMLElement>('[data-key]')?.dataset.key;
    if (!by || !name) return;
    event.preventDefault();
    event.stopPropagation();
    put(stepped(shownNames, name, by), name);
  };
  return (
    // Before the list, which moves its focus by the same keys.
    <div className="order" onKeyDownCapture={onKey}>
      <GridList
        aria-label={texts.projects.order}
        className="order-list"
        items={shown}
        dragAndDropHooks={dragAndDropHooks}
        dependencies={[shownNames.join('\n'), setOrder.isPending]}
        keyboardNavigationBehavior="tab"
      >
        {({ name, projectName, total, completed, groups }) => (
          <GridListItem id={name} textValue={name} className="order-row">
            <Button slot="drag" className="tool grip">
              ⠿
            </Button>
            <span className="order-place">{shownNames.indexOf(name) + 1}</span>
            <span className="order-name">
              {name} <Link href={pageOfProject(projectName)}>{projectName}</Link>
              {groups.map((group) => (
                <span key={group} className="badge">
                  {group}
                </span>
              ))}
            </span>
            <span className="note order-count">{texts.projects.doneOf(completed, total)}</span>
            <Button
              className="tool"
              aria-label={texts.projects.up(name)}
              isDisabled={shownNames[0] === name}
              onPress={() => put(stepped(shownNames, name, -1), name)}
            >
              ↑
            </Button>
            <Button
              className="tool"
              aria-label={texts.projects.down(name)}
              isDisabled={shownNames.at(-1) === name}
              onPress={() => put(stepped(shownNames, name, 1), name)}
            >
              ↓
            </Button>
          </GridListItem>
        )}
      </GridList>
      <p className="form-end">
        <span className="note" role="status">
          {setOrder.isError ? setOrder.error.message : said}
        </span>
        {batches.some(({ studioPriority }) => studioPriority !== undefined) && (
          <Button className="button small quiet" isPending={reset.isPending} onPress={() => reset.mutate()}>
            {texts.projects.resetOrder}
          </Button>
        )}
      </p>
    </div>
  );
}
