import type { ReactNode } from 'react';
import { number } from '../../../kit/texts/format.ts';
import { texts } from '../../../kit/texts/texts.ts';
import { Chart, type Series } from './Chart.tsx';
import type { Figures, OverviewFigures } from './figures.ts';

/** What was done in the period, piece by piece. */
export function Charts({ figures }: { figures: OverviewFigures }): ReactNode {
  const { buckets, period, callbacks, bucket_seconds } = figures;
  const t = texts.overview;
  const of = (read: (bucket: Figures) => number | undefined) => buckets.map((one) => read(one) ?? null);
  const common = { starts: buckets.map(({ start }) => Date.parse(start) / 1000), bucketSeconds: bucket_seconds };
  const line = (name: string, read: (bucket: Figures) => number | undefined): Series[] => [
    { name, kind: 'line', colour: '--accent', values: of(read) },
  ];
  const bars = (name: string, colour: Series['colour'], read: (bucket: Figures) => number): Series => {
    return { name, kind: 'bars', colour, values: of(read) };
  };
  const settled = period.callbacks_delivered + period.callbacks_failed;
  return (
    <div className="charts">
      <Section
        title={t.completed}
        figure={number(period.completed)}
        note={bucket_seconds < 86_400 ? t.perHour : t.perDay}
        isEmpty={period.completed === 0}
      >
        <Chart
          {...common}
          title={t.completed}
          series={[bars(t.completed, '--accent', (one) => one.completed)]}
          say={(value) => (Number.isInteger(value) ? number(value) : '')}
        />
      </Section>
      <Section
        title={t.seconds}
        figure={period.seconds_per_answer === undefined ? '–' : t.inSeconds(period.seconds_per_answer)}
        note={t.ofAnswers(period.answers)}
        isEmpty={period.answers === 0}
      >
        <Chart
          {...common}
          title={t.seconds}
          series={line(t.seconds, (one) => one.seconds_per_answer)}
          say={t.inSeconds}
        />
      </Section>
      <Section
        title={t.agreement}
        figure={period.agreement === undefined ? '–' : t.share(period.agreement)}
        note={t.ofCompared(period.compared)}
        isEmpty={period.compared === 0}
      >
        <Chart
          {...common}
          title={t.agreement}
          series={line(t.agreement, (one) => one.agreement)}
          say={t.share}
          most={1}
        />
      </Section>
      <Section
        title={t.accuracy}
        figure={period.accuracy === undefined ? '–' : t.share(period.accuracy)}
        note={t.ofEvaluated(period.evaluated)}
        isEmpty={period.evaluated === 0}
      >
        <Chart {...common} title={t.accuracy} series={line(t.accuracy, (one) => one.accuracy)} say={t.share} most={1} />
      </Section>
      <Section
        title={t.callbacks}
        figure={period.callback_success === undefined ? '–' : t.share(period.callback_success)}
        note={settled === 0 ? '' : t.success}
        isEmpty={settled === 0}
        more={
          <p className="callback-health note">
            <span>{t.delivered(period.callbacks_delivered)}</span>
            <span className={period.callbacks_failed > 0 ? 'alarm' : ''}>
              {t.notDelivered(period.callbacks_failed)}
            </span>
            <span>{t.due(callbacks.due)}</span>
            <span className={callbacks.failing > 0 ? 'alarm' : ''}>{t.failing(callbacks.failing)}</span>
            {callbacks.oldest_due_at && <span>{t.oldest(callbacks.oldest_due_at)}</span>}
          </p>
        }
      >
        <Chart
          {...common}
          title={t.callbacks}
          series={[
            bars(t.series.delivered, '--accent', (one) => one.callbacks_delivered),
            bars(t.series.failed, '--alarm', (one) => one.callbacks_failed),
          ]}
          say={(value) => (Number.isInteger(value) ? number(value) : '')}
        />
      </Section>
    </div>
  );
}

interface SectionProps {
  title: string;
  /** Of the whole period. */
  figure: string;
  note: string;
  isEmpty: boolean;
  more?: ReactNode;
  children: ReactNode;
}

function Section({ title, figure, note, isEmpty, more, children }: SectionProps): ReactNode {
  return (
    <section className="measure" aria-label={title}>
      <h2>{title}</h2>
      <p>
        <strong className="figure-of">{figure}</strong> <span className="note">{note}</span>
      </p>
      {more}
      {isEmpty ? <p className="nothing note">{texts.overview.none}</p> : children}
    </section>
  );
}
