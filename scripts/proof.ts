/**
 * `npm run proof` runs the programs that try to make tasks get lost, in full, and writes what they found into
 * docs/proof.md; `npm run proof -- life queue` only these, leaving the other sections as they are. An hour or so.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { startPostgres } from './with-postgres.ts';

const ROOT = join(import.meta.dirname, '..');
const PAGE = join(ROOT, 'docs/proof.md');

interface Program {
  name: string;
  says: string;
  file: string;
  settings: Record<string, string>;
}

const PROGRAMS: Program[] = [
  {
    name: 'life',
    says:
      'Tasks are created, checked, claimed, answered, reviewed and called back while the server is killed with kill -9 at ' +
      'random moments and started again; afterwards a checker, which planted faults prove able to fail, holds what clients ' +
      'saw and what the database has against the promises. Then two servers on one PostgreSQL, one of which is killed. ' +
      'Tasks left pending were skipped by so many that a manager has to look.',
    file: 'tests/life/life.test.ts',
    settings: { ROUNDS: '30' },
  },
  {
    name: 'whole-life',
    says: 'The seven types from create to signed callback, with the example labelers, through three kills.',
    file: 'tests/life/whole-life.test.ts',
    settings: {},
  },
  {
    name: 'queue',
    says: 'A hundred labelers at once, with lost leases, skips, double submits and cancels; then the checker of the queue.',
    file: 'tests/queue/simulation.test.ts',
    settings: { TASKS: '20000' },
  },
  {
    name: 'attachments',
    says: 'A store with so many objects is away for two minutes.',
    file: 'tests/loops/attachments.test.ts',
    settings: { OBJECTS: '20000' },
  },
  {
    name: 'dead-endpoint',
    says: 'So many callbacks to one dead endpoint delay no other.',
    file: 'tests/loops/callback-circuit.test.ts',
    settings: { ROWS: '10000' },
  },
  {
    name: 'one-directory',
    says: 'Servers that meet on one SQLite directory, twenty of them at once.',
    file: 'tests/processes/one-server.test.ts',
    settings: {},
  },
];

interface Row {
  suite: string;
  test: string;
  passed: boolean;
  seconds: number;
  notes: string[];
}

/** The totals that the runner tells of each file. */
const TOTALS = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /;

async function runProgram({ file, settings }: Program): Promise<Row[]> {
  Object.assign(process.env, settings);
  const rows: Row[] = [];
  const path: string[] = [];
  const events = run({ files: [join(ROOT, file)], cwd: ROOT, concurrency: 1 });
  events.on('test:start', ({ name, nesting }) => void path.splice(nesting, path.length, name));
  for (const kind of ['test:pass', 'test:fail'] as const) {
    events.on(kind, ({ name, nesting, details, skip }) => {
      if (details.type === 'suite' || skip) return;
      const suite = path.slice(0, nesting).join(' ');
      rows.push({ suite, test: name, passed: kind === 'test:pass', seconds: details.duration_ms / 1000, notes: [] });
      if ('error' in details) console.error(details.error);
    });
  }
  events.on('test:diagnostic', ({ message }) => {
    if (!TOTALS.test(message)) rows.at(-1)?.notes.push(message);
  });
  for await (const _ of events);
  for (const name of Object.keys(settings)) delete process.env[name];
  return rows;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

function sectionOf({ name, says, file, settings }: Program, rows: Row[]): string {
  const set = Object.entries(settings).map(([key, value]) => `${key}=${value} `);
  const lines = rows.map(({ suite, test, passed, seconds, notes }) => {
    return `| ${cell(suite)} | ${cell(test)} | ${passed ? 'passed' : '**failed**'} | ${seconds.toFixed(0)} s | ${cell(notes.join('; '))} |`;
  });
  const table = ['| | test | | time | what happened |', '|---|---|---|---:|---|', ...lines];
  return [`## ${name}`, says, `\`${set.join('')}node --test ${file}\`, ${whereAndWhen()}:`, table.join('\n')].join(
    '\n\n',
  );
}

function whereAndWhen(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB`;
  return `${new Date().toISOString().slice(0, 10)}, commit ${commit}, Node ${process.versions.node}, ${machine}`;
}

/** The sections of the page by their names, as they were. */
function sectionsOf(page: string): Map<string, string> {
  const sections = page.split(/^(?=## )/m).slice(1);
  return new Map(sections.map((section) => [/^## (.*)$/m.exec(section)![1]!, section.trim()]));
}

const TITLE = `# Proof

What the programs that try to make tasks get lost, or be done twice, have found. \`npm run proof\` runs them in full and
writes this page; \`npm test\` runs them all too, smaller.`;

function write(sections: Map<string, string>): void {
  const parts = PROGRAMS.flatMap(({ name }) => sections.get(name) ?? []);
  writeFileSync(PAGE, `${[TITLE, ...parts].join('\n\n')}\n`);
}

const readPage = (): string => {
  try {
    return readFileSync(PAGE, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
};

async function main(wanted: string[]): Promise<boolean> {
  const unknown = wanted.find((name) => !PROGRAMS.some((program) => program.name === name));
  if (unknown !== undefined) throw new Error(`no program ${unknown}; there are ${PROGRAMS.map(({ name }) => name)}`);
  const postgres = process.env.TASKWRIGHT_TEST_DATABASE_URL ? undefined : await startPostgres();
  if (postgres) process.env.TASKWRIGHT_TEST_DATABASE_URL = postgres.url;
  try {
    let allPassed = true;
    for (const program of PROGRAMS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      const rows = await runProgram(program);
      const section = sectionOf(program, rows);
      console.log(`${section}\n`);
      write(sectionsOf(readPage()).set(program.name, section));
      allPassed &&= rows.length > 0 && rows.every(({ passed }) => passed);
    }
    return allPassed;
  } finally {
    await postgres?.stop();
  }
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
