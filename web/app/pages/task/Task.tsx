/** One task: what was asked, what was answered, what happened, and what can be done about it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Link, useLocation, useParams, useSearchParams } from 'wouter';
import { useActions } from '../../../kit/keymap.ts';
import { Loading, Trouble } from '../../../kit/Trouble.tsx';
import { number } from '../../../kit/texts/format.ts';
import { texts } from '../../../kit/texts/texts.ts';
import { useLive } from '../../live.ts';
import { Refused } from '../../server.ts';
import { useSession } from '../../session.ts';
import { lastList } from '../tasks/came-from.ts';
import { TASK_PAGE_KEYS } from '../tasks/list-keys.ts';
import { Attempts } from './Attempts.tsx';
import { Callbacks } from './Callbacks.tsx';
import { Drawn } from './Drawn.tsx';
import { Facts } from './Facts.tsx';
import { RawJson } from './RawJson.tsx';
import { Timeline } from './Timeline.tsx';
import { readCallbacks, readEvents, readTask, readWork } from './task-calls.ts';
import { Verbs } from './Verbs.tsx';
import './task.css';

export default function Task(): ReactNode {
  const { id = '' } = useParams<{ id: string }>();
  return <OneTask key={id} id={id} />;
}

type View = 'answer' | 'attempts' | 'timeline' | 'callbacks' | 'json';

function OneTask({ id }: { id: string }): ReactNode {
  const cache = useQueryClient();
  const { permissions } = useSession();
  const [search, setSearch] = useSearchParams();
  const [list] = useState(lastList);
  const [, navigate] = useLocation();
  const seesWork = permissions.includes('see work');
  const seesCallbacks = permissions.includes('see callbacks');
  const key = (what: string) => ['task', id, what];
  const task = useQuery({ queryKey: key('task'), queryFn: () => readTask(id) });
  const work = useQuery({ queryKey: key('work'), queryFn: () => readWork(id), enabled: seesWork });
  const events = useQuery({ queryKey: key('events'), queryFn: () => readEvents(id), enabled: seesWork });
  const callbacks = useQuery({ queryKey: key('callbacks'), queryFn: () => readCallbacks(id), enabled: seesCallbacks });
  const refresh = () => cache.invalidateQueries({ queryKey: ['task', id] });
  useLive(`task_id=${encodeURIComponent(id)}`, refresh);

  const views: View[] = [
    'answer',
    ...(seesWork ? (['attempts', 'timeline'] as const) : []),
    ...(seesCallbacks ? (['callbacks'] as const) : []),
    'json',
  ];
  const asked = search.get('show') as View;
  const view = views.includes(asked) ? asked : 'answer';
  const show = (next: string) => setSearch(next === 'answer' ? {} : { show: next }, { replace: true });
  const at = list?.ids.indexOf(id) ?? -1;
  const back = list?.href ?? '/tasks';
  const step = (by: 1 | -1) => {
    const to = at === -1 ? undefined : list!.ids[at + by];
    if (to) navigate(`/tasks/${to}${view === 'answer' ? '' : `?show=${view}`}`);
  };
  useActions(TASK_PAGE_KEYS, {
    next: () => step(1),
    previous: () => step(-1),
    list: () => navigate(back),
    copy: () => void navigator.clipboard?.writeText(id),
    show: (_, index) => views[index] && show(views[index]),
  });
  const t = texts.task;
  const counts: Partial<Record<View, number | undefined>> = {
    attempts: work.data?.answers.length,
    timeline: events.data?.length,
    callbacks: callbacks.data?.length,
  };
  return (
    <div className="one-task">
      <header className="page-head">
        <Link className="button" href={back}>
          <span aria-hidden="true">←</span> {texts.tasks.title}
        </Link>
        <h1 className="task-name">
          {task.data && <span>{task.data.type}</span>}
          <Button
            className="task-id"
            aria-label={texts.work.copyId(id)}
            onPress={() => void navigator.clipboard?.writeText(id)}
          >
            {id}
          </Button>
        </h1>
        {list && at !== -1 && (
          <span className="steps">
            <Button className="tool" aria-label={t.before} isDisabled={at === 0} onPress={() => step(-1)}>
              ↑
            </Button>
            <span className="note">{t.place(at + 1, list.ids.length)}</span>
            <Button
              className="tool"
              aria-label={t.after}
              isDisabled={at === list.ids.length - 1}
              onPress={() => step(1)}
            >
              ↓
            </Button>
          </span>
        )}
        {task.data && <Verbs task={task.data} work={work.data} done={refresh} />}
      </header>
      {task.isPending && <Loading what={texts.work.openingTask} />}
      {task.isError && (
        <Trouble
          title={task.error instanceof Refused && task.error.status === 404 ? t.unknown : texts.work.taskNotOpened}
          action={[texts.work.tryAgain, () => void task.refetch()]}
        >
          <p>{task.error.message}</p>
        </Trouble>
      )}
      {task.data && (
        <>
          <Facts task={task.data} work={work.data} />
          <Tabs className="views" selectedKey={view} onSelectionChange={(next) => show(String(next))}>
            <TabList className="view-tabs" aria-label={t.views}>
              {views.map((one) => (
                <Tab key={one} id={one} className="view-tab">
                  {t.view[one]}
                  {counts[one] !== undefined && <span className="note">{number(counts[one])}</span>}
                </Tab>
              ))}
            </TabList>
            <TabPanel id="answer" className="view fills">
              {seesWork && work.isPending ? (
                <Loading what={texts.work.openingTask} />
              ) : (
                <Drawn task={task.data} work={work.data} response={task.data.response} />
              )}
            </TabPanel>
            {seesWork && (
              <>
                <TabPanel id="attempts" className="view">
                  <Read of={work}>{(data) => <Attempts task={task.data} work={data} done={refresh} />}</Read>
                </TabPanel>
                <TabPanel id="timeline" className="view">
                  <Read of={events}>{(data) => <Timeline events={data} />}</Read>
                </TabPanel>
              </>
            )}
            {seesCallbacks && (
              <TabPanel id="callbacks" className="view">
                <Read of={callbacks}>{(data) => <Callbacks task={task.data} callbacks={data} done={refresh} />}</Read>
              </TabPanel>
            )}
            <TabPanel id="json" className="view">
              <RawJson task={task.data} />
            </TabPanel>
          </Tabs>
        </>
      )}
    </div>
  );
}

interface Reading<T> {
  data: T | undefined;
  error: Error | null;
  refetch(): unknown;
}

function Read<T>({ of, children }: { of: Reading<T>; children(data: T): ReactNode }): ReactNode {
  if (of.data !== undefined) return children(of.data);
  if (!of.error) return <Loading what={texts.task.reading} />;
  return (
    <Trouble title={texts.task.notRead} action={[texts.work.tryAgain, () => void of.refetch()]}>
      <p>{of.error.message}</p>
    </Trouble>
  );
}
