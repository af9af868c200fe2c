/** The figures of one store as text: tables that can go into docs/performance.md as they are. */
import { availableParallelism } from 'node:os';
import type { Figures } from './figures.ts';
import type { Settings, StoreName } from './settings.ts';

export interface Found {
  store: StoreName;
  /** Load average of the machine before the run: what else was going on. */
  load: number;
  figures: Figures;
  /** Milliseconds. */
  firstStart: number;
  laterStart: number;
  /** Creates a second of each tenth. */
  filling: number[];
}

/** Row, name, row of the floor, and how much of the floor's speed is aimed at. */
const ROWS: [row: string, name: string, floor?: string, aim?: number][] = [
  ['creates, both keys', 'creates, unique_id and idempotency key', 'floor: creates', 0.45],
  ['creates, unique_id', 'creates, unique_id', 'floor: creates', 0.6],
  ['creates, large', 'creates, both keys, LARGE tasks and more', 'floor: creates'],
  ['floor: creates', 'floor: creates'],
  ['gets', 'gets, LARGE tasks', 'floor: gets', 0.67],
  ['floor: gets', 'floor: gets'],
  ...['first', 'middle', 'last'].flatMap((which): [string, string, string][] => [
    [`${which} page, small`, `${which} page of SMALL tasks`, 'floor: page'],
    [`${which} page, large`, `${which} page of LARGE tasks`, 'floor: page'],
  ]),
  ['floor: page', 'floor: first page'],
  ['counted total', 'total under a filter, LARGE matches, one after another'],
  ['a get beside it', 'one get after another, beside those totals'],
  ['a get alone', 'one get after another, alone'],
];

const number = (value: number, digits = 0): string =>
  Number.isNaN(value)
    ? '-'
    : value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

export function report(found: Found, { rounds, seconds, tasks, starts }: Settings, few: number): string {
  const { store, load, figures, firstStart, laterStart, filling } = found;
  const beside = !Number.isNaN(figures.median('floor: gets', 'perSecond'));
  const lines = ROWS.map(([row, name, floor, aim]) => {
    const figure = (which: Parameters<Figures['median']>[1], digits: number) =>
      number(figures.median(row, which), digits);
    const cells = [
      name.replace('LARGE', number(tasks)).replace('SMALL', number(few)),
      figure('perSecond', 0),
      figure('p50', 2),
      figure('p99', 2),
      figure('cpu', 0),
      number(figures.median(row, 'generator') * 100),
      ...(beside ? [floor ? number(figures.ratio(row, floor, 'perSecond'), 2) : '', aim ? String(aim) : ''] : []),
    ];
    return { row, text: `| ${cells.join(' | ')} |` };
  });
  const there = lines.filter(({ row }) => !Number.isNaN(figures.median(row, 'perSecond')));
  const growth = ['first', 'middle', 'last'].map(
    (which) => `${which} ${number(figures.ratio(`${which} page, large`, `${which} page, small`, 'p50'), 2)}`,
  );
  return `## ${store === 'sqlite' ? 'SQLite' : 'PostgreSQL'}

Medians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, ${seconds} s a figure. ${availableParallelism()} cores; load average ${number(load, 1)} before the run.

| | a second | p50 ms | p99 ms | server CPU µs an answer | generator, % of a core |${beside ? ' of the floor | aim |' : ''}
|---|--:|--:|--:|--:|--:|${beside ? '--:|--:|' : ''}
${there.map(({ text }) => text).join('\n')}

- A list page at ${number(tasks)} tasks takes, in p50 of that at ${number(few)} (aim: at most 1.5): ${growth.join(', ')}.
- Longest wait for a get: ${number(figures.median('a get beside it', 'most'))} ms beside the totals, ${number(figures.median('a get alone', 'most'))} ms alone.
- Filling: ${number(filling[0]!)} creates a second in the first tenth, ${number(filling.at(-1)!)} in the last.
- Start to ready: ${number(firstStart)} ms on an empty data directory, ${number(laterStart)} ms on ${number(tasks)} tasks and more (medians of ${starts}).
`;
}
