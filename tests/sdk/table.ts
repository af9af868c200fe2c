/** The tables of docs/sdk.md: a row for each method of Scale's clients, a column for each store and scheme. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreName } from '../kit/stores.ts';
import type { Run, Scheme, Sdk } from './programs.ts';

const PAGE = join(import.meta.dirname, '../../docs/sdk.md');
const [BEGIN, END] = ['<!-- Written by tests/sdk/write-table.ts. -->\n', '<!-- To here. -->\n'];
const STORE_TITLES: Record<StoreName, string> = { sqlite: 'SQLite', postgres: 'PostgreSQL' };

export const column = (store: StoreName, scheme: Scheme) => `${STORE_TITLES[store]}, ${scheme}`;
export const heading = ({ title }: Sdk, version: string) => `### ${title}: scaleapi ${version}`;

/** @param runs of one SDK, by column. */
export function tableOf(sdk: Sdk, runs: Map<string, Run>): string {
  const [first] = runs.values();
  const titles = [...runs.keys()];
  const row = (cells: string[]) => `| ${cells.join(' | ')} |\n`;
  const told = (run: Run, name: string) => (run.methods.get(name) ? 'pass' : 'fail');
  return [
    `${heading(sdk, first!.version)}\n\n`,
    row(['Method', ...titles]),
    `|${'---|'.repeat(titles.length + 1)}\n`,
    ...[...first!.methods.keys()].map((name) =>
      row([`\`${name}\``, ...[...runs.values()].map((run) => told(run, name))]),
    ),
  ].join('');
}

export function writeTables(tables: string[]): void {
  const page = readFileSync(PAGE, 'utf8');
  const [before, after] = [page.indexOf(BEGIN) + BEGIN.length, page.indexOf(END)];
  writeFileSync(PAGE, `${page.slice(0, before)}\n${tables.join('\n')}\n${page.slice(after)}`);
}

/** What the page says of an SDK: its version, and for each column whether each method passes, in the page's order. */
export function committed(sdk: Sdk): { version: string; columns: Map<string, Map<string, boolean>> } {
  const page = readFileSync(PAGE, 'utf8');
  const written = page.slice(page.indexOf(BEGIN), page.indexOf(END));
  const begin = heading(sdk, '');
  const section = written.split(/^(?=### )/m).find((one) => one.startsWith(begin));
  if (section === undefined) throw new Error(`docs/sdk.md has no "${begin}"`);
  const [titles, , ...rows] = [...section.matchAll(/^\| (.*) \|$|^\|(?:---\|)+$/gm)].map(([, cells = '']) =>
    cells.split(' | '),
  );
  const columns = titles!
    .slice(1)
    .map((title, at): [string, Map<string, boolean>] => [
      title,
      new Map(rows.map((cells) => [cells[0]!.replaceAll('`', ''), cells[at + 1] === 'pass'])),
    ]);
  return { version: section.slice(begin.length).split('\n', 1)[0]!, columns: new Map(columns) };
}
