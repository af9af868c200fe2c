/** A process with a callback loop and nothing else, on the store of its environment, until it is killed. */
import pino from 'pino';
import { createMint } from '../../src/ids.ts';
import { CallbackLoop } from '../../src/loops/callbacks.ts';
import { startLoops } from '../../src/loops/loop.ts';
import { openStore } from '../../src/store/open.ts';
import { loopbackSend } from './outbox.ts';

const { DATABASE_URL, TASKWRIGHT_DATA_DIR, VISIBILITY } = process.env;
const store = await openStore({ databaseUrl: DATABASE_URL, dataDir: TASKWRIGHT_DATA_DIR! });
const log = pino({ level: 'error' }, pino.destination({ fd: 2, sync: true }));
const deps = { store, now: Date.now, mint: createMint(Date.now), log };
const loop = new CallbackLoop(deps, { send: loopbackSend().send, visibility: Number(VISIBILITY) });
startLoops([loop], log);
process.stdout.write('started\n');
