/** How the work goes: what waits, what was done and how well, and whether it arrives. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { Link, useSearchParams } from 'wouter';
import { Loading, Trouble } from '../../../kit/Trouble.tsx';
import { number } from '../../../kit/texts/format.ts';
import { texts } from '../../../kit/texts/texts.ts';
import { type LiveState, useLive } from '../../live.ts';
import { Charts } from './Charts.tsx';
import { type OverviewFigures, PERIODS, type Period, readBatches, readOverview, readProjects } from './figures.ts';
import './overview.css';

const isPeriod = (text: string | null): text is Period => PERIODS.includes(text as Period);

export default function Overview(): ReactNode {
  const [search, setSearch] = useSearchParams();
  const project = search.get('project') ?? '';
  const batch = search.get('batch') ?? '';
  const given = search.get('period');
  const period = isPeriod(given) ? given : '24h';
  const choose = (changes: Record<string, string>) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  const figures = useQuery({
    queryKey: ['overview', project, batch, period],
    queryFn: () => readOverview(project, batch, period),
    placeholderData: keepPreviousData,
  });
  const live = useLive('types=task,batch,queue', () => figures.refetch());
  return (
    <div className="overview">
      <header className="page-head">
        <h1>{texts.overview.title}</h1>
        <Scope project={project} batch={batch} choose={choose} />
        <RadioGroup
          className="periods"
          orientation="horizontal"
          value={period}
          onChange={(next) => choose({ period: next === '24h' ? '' : next })}
        >
          <Label className="unseen">{texts.overview.period}</Label>
          {PERIODS.map((one) => (
            <Radio key={one} value={one} className="period">
              {texts.overview.periods[one]}
            </Radio>
          ))}
        </RadioGroup>
        <LiveNote state={live} />
      </header>
      {figures.data ? (
        <Shown
          figures={figures.data}
          isFiltered={project !== '' || batch !== ''}
          clear={() => choose({ project: '', batch: '' })}
        />
      ) : figures.isError ? (
        <Trouble title={texts.overview.failed} action={[texts.work.tryAgain, () => void figures.refetch()]}>
          <p>{figures.error.message}</p>
        </Trouble>
      ) : (
        <Loading what={texts.overview.loading} />
      )}
    </div>
  );
}

/** Whether the page hears of changes by itself. */
export function LiveNote({ state }: { state: LiveState }): ReactNode {
  return (
    <span className={`live-note note ${state}`} role="status">
      {state === 'live' ? texts.frame.live : texts.frame.polling}
    </span>
  );
}

interface ScopeProps {
  project: string;
  batch: string;
  choose(changes: Record<string, string>): void;
}

function Scope({ project, batch, choose }: ScopeProps): ReactNode {
  const projects = useQuery({ queryKey: ['projects', 'names'], queryFn: readProjects });
  const batches = useQuery({ queryKey: ['batches', 'names', project], queryFn: () => readBatches(project) });
  const named = (names: string[] | undefined, chosen: string) => [
    ...new Set([...(names ?? []), ...(chosen ? [chosen] : [])]),
  ];
  const t = texts.overview;
  return (
    <>
      <label className="scope">
        <span>{t.project}</span>
        <select
          className="react-aria-Input"
          value={project}
          onChange={({ target }) => choose({ project: target.value, batch: '' })}
        >
          <option value="">{texts.frame.all}</option>
          {named(projects.data, project).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label className="scope">
        <span>{t.batch}</span>
        <select className="react-aria-Input" value={batch} onChange={({ target }) => choose({ batch: target.value })}>
          <option value="">{texts.frame.all}</option>
          {named(batches.data, batch).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
    </>
  );
}

function Shown({
  figures,
  isFiltered,
  clear,
}: {
  figures: OverviewFigures;
  isFiltered: boolean;
  clear(): void;
}): ReactNode {
  const t = texts.overview;
  const { backlog } = figures;
  const isEmpty = backlog.pending + backlog.completed + backlog.canceled + backlog.error === 0;
  if (isEmpty) {
    return (
      <div className="notice">
        <h2>{isFiltered ? t.noneIn : t.empty}</h2>
        {isFiltered ? (
          <button type="button" className="button" onClick={clear}>
            {t.showAll}
          </button>
        ) : (
          <>
            <p>{t.emptyHow}</p>
            <Link className="button primary" href="/projects">
              {t.toProjects}
            </Link>
          </>
        )}
      </div>
    );
  }
  const now: [string, number, boolean?][] = [
    [t.waiting, backlog.waiting],
    [t.inWork, backlog.in_work],
    [t.inReview, backlog.in_review],
    [t.skipped, backlog.skipped, backlog.skipped > 0],
    [t.errored, backlog.error, backlog.error > 0],
    [t.completedEver, backlog.completed],
  ];
  return (
    <>
      <dl className="backlog" aria-label={t.now}>
        {now.map(([name, count, isAlarm]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={isAlarm ? 'alarm' : ''}>{number(count)}</dd>
          </div>
        ))}
      </dl>
      <Charts figures={figures} />
    </>
  );
}
