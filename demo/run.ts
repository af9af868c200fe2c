/**
 * `npm run demo`: a server with a sample project of each kind, and the link that signs a newcomer in. What one labels in it
 * stays in demo-data; `npm run demo -- --fresh` begins anew.
 */
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fillDemo } from './fill.ts';
import { linkFor, openTeam, startDemoServer } from './server.ts';

const { values } = parseArgs({
  options: { fresh: { type: 'boolean' }, 'data-dir': { type: 'string' }, port: { type: 'string' } },
});
const dataDir = values['data-dir'] ?? join(import.meta.dirname, '../demo-data');
if (values.fresh) rmSync(dataDir, { recursive: true, force: true });

const team = await openTeam(dataDir);
const running = await startDemoServer(dataDir, Number(values.port ?? process.env.PORT ?? 3000));
const stop = () => void running.stop();
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
await fillDemo(running.url, team);
const token = await linkFor(dataDir, team.adminId);
console.log(`
The demo runs. Open this link, once, and press "Start labeling":

  ${running.url}/sign-in#${token}

What you submit is the answer of its task a few seconds later (the task's id is in the bar of the page):

  curl -u ${team.liveKey}: ${running.url}/v1/task/TASK_ID

Ctrl+C ends it. Your answers stay in ${dataDir}; npm run demo -- --fresh begins anew.
`);
if (running.child.exitCode === null) await once(running.child, 'exit');
process.exitCode = running.child.exitCode ?? 0;
