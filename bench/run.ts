/** `npm run bench`: the real server beside its floor, in alternating rounds of one run. See docs/performance.md. */
import { loadavg } from 'node:os';
import { fill, measureCreates } from './creates.ts';
import { Figures } from './figures.ts';
import { measureReads } from './reads.ts';
import { type Found, report } from './report.ts';
import { readSettings, type Settings, type StoreName } from './settings.ts';
import { Stage } from './stage.ts';
import { startups } from './startups.ts';

/** Tasks of the small list. */
const FEW = 1000;
/** A run that takes longer is stuck. Milliseconds, a store. */
const LIMIT = 40 * 60_000;

const say = (text: string) => process.stderr.write(`${text}\n`);

async function measure(stage: Stage, store: StoreName, settings: Settings): Promise<Found> {
  const { tasks, starts } = settings;
  const figures = new Figures();
  const load = loadavg()[0]!;
  say(`${store}: ${starts} starts`);
  const firstStart = await startups(stage, starts, () => stage.place());
  const placeOfLarge = await stage.place();
  const large = await stage.taskwright(placeOfLarge);
  const small = await stage.taskwright(await stage.place());
  // The floor is SQLite's; beside PostgreSQL it would compare two things that differ in more than the work done.
  const floor = store === 'sqlite' ? await stage.floor() : undefined;
  say(`filling: ${tasks} tasks`);
  const filling = await fill(stage, large, tasks);
  await fill(stage, small, FEW);
  if (floor) await fill(stage, floor, tasks);
  say('reads');
  await measureReads(stage, { large, small, floor, tasks, few: FEW }, settings, figures);
  await small.stop();
  say('creates');
  const fresh = await stage.taskwright(await stage.place());
  await measureCreates(stage, { fresh, large, floor }, settings, figures);
  await large.stop();
  say(`${starts} starts with tasks`);
  const laterStart = await startups(stage, starts, () => placeOfLarge);
  return { store, load, figures, firstStart, laterStart, filling };
}

async function runStore(store: StoreName, settings: Settings): Promise<void> {
  const stage = await Stage.open(store);
  const close = async (why: string) => {
    say(why);
    await stage.close();
    process.exit(1);
  };
  const timer = setTimeout(close, LIMIT, `not done after ${LIMIT / 60_000} minutes`);
  const interrupted = () => close('interrupted');
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    process.stdout.write(`${report(await measure(stage, store, settings), settings, FEW)}\n`);
  } finally {
    clearTimeout(timer);
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await stage.close();
  }
}

const settings = readSettings(process.argv.slice(2), process.env);
for (const store of settings?.stores ?? []) await runStore(store, settings!);
