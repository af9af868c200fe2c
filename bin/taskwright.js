#!/usr/bin/env node
// Starts the server on a Node that can run it. Every Node since 18 has to be able to parse this file.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 24;
/** Set for the process that runWithPinnedNode starts. */
const LAUNCHED = 'TASKWRIGHT_LAUNCHED';

// Each look-up of a host takes a thread for as long as its name server is silent, and four make callbacks wait in line.
process.env.UV_THREADPOOL_SIZE ||= '16';

if (process.env[LAUNCHED] || process.env.npm_lifecycle_event) endWithParent();
if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) await runHere();
else runWithPinnedNode();

async function runHere() {
  silenceExperiments();
  // The emulator writes nothing to a disk, and that would be a folder in the temporary one.
  if (process.argv[2] !== 'emulate') module.enableCompileCache?.();
  // A checkout runs its sources; the package has only the compiled files, as Node strips no types in node_modules.
  const source = new URL('../src/main.ts', import.meta.url);
  await import(existsSync(source) ? source.href : new URL('../dist/src/main.js', import.meta.url).href);
}

/**
 * npm tells only the shell between it and us to stop, and that shell goes without a word; so does a launcher that is
 * killed outright. The signal waits until there is somebody to hear it, and is not sent to one who heard it before.
 */
function endWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent || process.listenerCount('SIGTERM') === 0) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

/** Early releases of Node 24 say this of what is settled since; nobody who runs a server can act on it. */
function silenceExperiments() {
  const emit = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    if (rest[0] === 'ExperimentalWarning' && /^(SQLite|Type Stripping) is an experimental/.test(warning)) return;
    emit.call(process, warning, ...rest);
  };
}

function runWithPinnedNode() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const runtime = findPinnedNode(name);
  if (!runtime) stopWithout(`${name} is not installed`);
  const child = spawn(runtime, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    env: { ...process.env, [LAUNCHED]: '1' },
    stdio: 'inherit',
  });
  child.on('error', (error) => stopWithout(`${name} does not start here: ${error.message}`));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C at a terminal reaches the child by itself; a second one would read as impatience.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    // Reached only where this platform cannot end a process by that signal.
    setTimeout(() => process.exit(128 + (constants.signals[signal] ?? 0)), 1000);
  });
}

function findPinnedNode(name) {
  try {
    const file = process.platform === 'win32' ? 'node.exe' : 'node';
    return module.createRequire(import.meta.url).resolve(`${name}/bin/${file}`);
  } catch {
    return undefined;
  }
}

function stopWithout(reason) {
  console.error(`taskwright needs Node ${OLDEST_NODE} or newer; this is ${process.version}, and ${reason}.`);
  process.exit(1);
}
