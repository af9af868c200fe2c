/** taskwright import: projects, batches and tasks from another server that speaks the same API. */
import { readFileSync } from 'node:fs';
import { releaseBatch } from '../actions/import-batch.ts';
import { systemContext } from '../actions/system.ts';
import { ConfigError, readCommandLine } from '../config.ts';
import { loadRegistry } from '../registry.ts';
import type { Mode } from '../rules/roles.ts';
import { formatTime } from '../rules/time.ts';
import { listHeld, saveProgress } from '../store/imported.ts';
import { isDoc } from '../wire/read.ts';
import { asksForHelp, settingsHelp } from './help.ts';
import { type ImportRun, Places } from './import-places.ts';
import { Source } from './import-source.ts';
import { emptyTally, refusedOf, summary } from './import-tally.ts';
import { importLate, importTasks, progressOf } from './import-walk.ts';
import { type Opened, withStore } from './open.ts';
import { accountOf } from './operator.ts';

const KEY = 'TASKWRIGHT_IMPORT_KEY';

const USAGE = `Usage: taskwright import --from URL --mode live|test [flags]

Brings projects, batches and tasks over from another server that speaks the same API, Scale's or a Taskwright: with
their ids, unique_ids, tags, metadata, responses and times. Nothing is changed there. It writes into the database, also
while servers run on it. Broken off anywhere and run again, it goes on; run again after the end, it brings what is new
there or has changed. What is pending there can be claimed here; callbacks are sent only of what is done here.
Ends with 0 when all is in, with 1 when something was refused: each has a line that says why.

  --from URL     the address of the other server, such as https://api.scale.com
  --mode MODE    live or test: the mode of the key, and of what is imported
  --account ID   the account here, by its number or name; may be left out when there is one
  ${KEY}, or ${KEY}_FILE: an API key of the other server

`;

export async function run(args: string[]): Promise<number> {
  if (asksForHelp(args)) {
    process.stdout.write(USAGE + settingsHelp(['TASKWRIGHT_DATA_DIR', 'DATABASE_URL']));
    return 0;
  }
  const { config, flags, positionals } = readCommandLine(args, process.env, ['from', 'mode', 'account']);
  if (positionals.length > 0) throw new ConfigError(`import knows no ${positionals[0]}; see taskwright import --help`);
  const mode = modeOf(flags.mode);
  const source = new Source({ url: addressOf(flags.from), key: keyOf(process.env) });
  const registry = await loadRegistry();
  return withStore(config, async ({ store, mint, now }: Opened) => {
    const accountId = await accountOf(store, flags.account);
    const context = () => systemContext({ mint, now, registry }, accountId, mode);
    await probe(source, mode);
    return importAll({ store, source, context, tally: emptyTally() });
  });
}

/** Before anything is written: is it the API, is the key known, is it of this mode? @throws ConfigError */
async function probe(source: Source, mode: Mode): Promise<void> {
  const { docs } = (await source.page('/tasks?limit=1'))!;
  const [task] = docs;
  if (!isDoc(task) || typeof task.is_test !== 'boolean') return;
  const there = task.is_test ? 'test' : 'live';
  if (there !== mode) throw new ConfigError(`the key is a ${there} key of ${source.url}: --mode ${there} is needed`);
}

async function importAll(begun: ImportRun): Promise<number> {
  const { store, context } = begun;
  const before = await progressOf(begun);
  if (before?.until) process.stderr.write(`goes on with the tasks made before ${formatTime(before.until)}\n`);
  const run: ImportRun = before ? { ...begun, tally: { ...emptyTally(), withFiles: before.tally.withFiles } } : begun;
  // What was refused before is met again below, and so are projects and batches: they are few.
  if (before) run.tally.counts.task = { ...before.tally.counts.task, refused: 0 };
  const places = new Places(run);
  await places.importAll();
  const until = before?.until ?? null;
  await importTasks(run, places, { until });
  // What was read before it was broken off may have changed in the meantime, and new tasks may have come.
  if (until !== null) await importTasks(run, places, { until: null, since: until });
  await importLate(run, places);
  const { accountId, mode } = context().caller;
  for (const name of await listHeld(store, { accountId, mode })) {
    await places.refresh(name);
    await store.write((tx) => releaseBatch(tx, context(), { accountId, mode, name }));
  }
  await store.write((tx) => saveProgress(tx, { accountId, mode }, run.source.url, null));
  process.stdout.write(summary(run.tally));
  return refusedOf(run.tally) > 0 ? 1 : 0;
}

/** @returns without /v1 and a slash at its end. @throws ConfigError */
function addressOf(flag: string | undefined): string {
  if (!flag) throw new ConfigError('import needs --from; see taskwright import --help');
  const url = URL.parse(flag);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new ConfigError('--from must be an http(s) URL');
  }
  if (url.username || url.password) throw new ConfigError(`--from must not hold a key: it goes into ${KEY}`);
  return url.href.replace(/\/+$/, '').replace(/\/v1$/, '');
}

function modeOf(flag: string | undefined): Mode {
  if (flag !== 'live' && flag !== 'test') throw new ConfigError('import needs --mode, live or test');
  return flag;
}

/** From the environment alone: other users of the machine see the command line. @throws ConfigError */
function keyOf(env: NodeJS.ProcessEnv): string {
  const file = env[`${KEY}_FILE`];
  let key = env[KEY];
  try {
    if (!key && file) key = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new ConfigError(`${KEY}_FILE cannot be read: ${(error as Error).message}`);
  }
  if (!key) throw new ConfigError(`a key of the other server is needed in ${KEY}`);
  return key;
}
