/** All tasks: found by the filters in the address, walked page by page, changed many at a time. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { Link, useSearchParams } from 'wouter';
import { useActions } from '../../../kit/keymap.ts';
import { Loading, Trouble } from '../../../kit/Trouble.tsx';
import { texts } from '../../../kit/texts/texts.ts';
import { createTask } from '../commands.ts';
import { BulkBar } from './BulkBar.tsx';
import { rememberList } from './came-from.ts';
import { FilterBar } from './FilterBar.tsx';
import { dayOf, filtersOf, JUMP, timeOf, withFilters } from './filters.ts';
import { Jobs } from './Jobs.tsx';
import type { Target } from './jobs.ts';
import { readPage, readTotal } from './list.ts';
import { LIST_KEYS } from './list-keys.ts';
import { TaskRows } from './TaskRows.tsx';
import './tasks.css';

const NOTHING: ReadonlySet<string> = new Set();

export default function Tasks(): ReactNode {
  const cache = useQueryClient();
  const page = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useSearchParams();
  const filters = filtersOf(search);
  const jump = search.get(JUMP) ?? '';
  const walk = useInfiniteQuery({
    queryKey: ['tasks', filters, jump],
    queryFn: ({ pageParam }) => readPage(filters, jump, pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const counted = useQuery({ queryKey: ['tasks-total', filters], queryFn: () => readTotal(filters) });
  const rows = useMemo(() => walk.data?.pages.flatMap((one) => one.rows) ?? [], [walk.data]);
  const total = counted.data ?? walk.data?.pages[0]?.total ?? 0;

  // What is selected is of these filters: with others it is another list.
  const [chosen, setChosen] = useState<{ filters: string; ids: ReadonlySet<string>; isAll: boolean }>();
  const { ids: selected, isAll } = chosen?.filters === filters ? chosen : { ids: NOTHING, isAll: false };
  const select = (ids: readonly string[], isSelected: boolean) => {
    const next = new Set(isAll ? rows.map(({ task_id }) => task_id) : selected);
    for (const id of ids) {
      if (isSelected) next.add(id);
      else next.delete(id);
    }
    setChosen({ filters, ids: next, isAll: false });
  };
  const selectAll = () => setChosen({ filters, ids: NOTHING, isAll: true });
  const target: Target = isAll ? { filters, total } : { ids: [...selected] };
  const refresh = async () => {
    await Promise.all([
      cache.resetQueries({ queryKey: ['tasks', filters, jump] }),
      cache.invalidateQueries({ queryKey: ['tasks-total'] }),
    ]);
  };
  useActions(LIST_KEYS, {
    all: () => total > 0 && selectAll(),
    refresh: () => void refresh(),
    filter: () => page.current?.querySelector<HTMLElement>('.filters select')?.focus(),
  });
  const t = texts.tasks;
  const isFiltered = filters !== '';
  return (
    <div className="tasks" ref={page}>
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="note" role="status">
          {counted.data === undefined ? '' : t.total(counted.data)}
        </span>
        <label className="scope jump">
          <span>{t.jump}</span>
          <input
            type="date"
            className="react-aria-Input"
            value={dayOf(jump)}
            onChange={({ target: { value } }) => setSearch((now) => withFilters(now, { at: timeOf(value, 'last') }))}
          />
        </label>
        {jump !== '' && (
          <Button className="button small" onPress={() => setSearch((now) => withFilters(now, { at: '' }))}>
            {t.toNewest}
          </Button>
        )}
        <Button className="button refresh" onPress={() => void refresh()}>
          {t.refresh} <kbd>R</kbd>
        </Button>
      </header>
      <FilterBar
        search={search}
        isFiltered={isFiltered}
        change={(changes) => setSearch((now) => withFilters(now, { at: '', ...changes }))}
        clear={() => setSearch(new URLSearchParams())}
      />
      <Jobs />
      {(isAll || selected.size > 0) && (
        <BulkBar
          target={target}
          all={isAll || selected.size >= total ? undefined : { total, select: selectAll }}
          clear={() => setChosen(undefined)}
          changed={() => {
            setChosen(undefined);
            void refresh();
          }}
        />
      )}
      {walk.isPending ? (
        <Loading what={t.loading} />
      ) : walk.isError && rows.length === 0 ? (
        <Trouble title={t.failed} action={[texts.work.tryAgain, () => void walk.refetch()]}>
          <p>{walk.error.message}</p>
        </Trouble>
      ) : rows.length === 0 ? (
        <Empty isFiltered={isFiltered || jump !== ''} clear={() => setSearch(new URLSearchParams())} />
      ) : (
        <TaskRows
          key={`${filters} ${jump}`}
          rows={rows}
          total={walk.data?.pages[0]?.total ?? total}
          hasMore={walk.hasNextPage}
          isLoadingMore={walk.isFetchingNextPage}
          problem={walk.isFetchNextPageError ? walk.error?.message : undefined}
          more={() => void walk.fetchNextPage()}
          selected={selected}
          isAll={isAll}
          select={select}
          leave={() =>
            rememberList({ href: `/tasks?${search}`.replace(/\?$/, ''), ids: rows.map(({ task_id }) => task_id) })
          }
        />
      )}
    </div>
  );
}

function Empty({ isFiltered, clear }: { isFiltered: boolean; clear(): void }): ReactNode {
  const t = texts.tasks;
  return (
    <div className="notice">
      <h2>{isFiltered ? t.noMatch : t.none}</h2>
      <p>{isFiltered ? t.noMatchHow : t.noneHow}</p>
      {isFiltered ? (
        <Button className="button" onPress={clear}>
          {t.clearFilters}
        </Button>
      ) : (
        <>
          <pre className="example">{createTask()}</pre>
          <Link className="button primary" href="/projects">
            {texts.overview.toProjects}
          </Link>
        </>
      )}
    </div>
  );
}
