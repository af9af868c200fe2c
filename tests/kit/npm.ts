/** Runs npm as the operator's shell would: the host's npm and Node, not the ones of a running npm script. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { text } from 'node:stream/consumers';
import { ended, track } from './children.ts';
import { bareEnv } from './server.ts';

/** Installing takes the registry's time. Milliseconds. */
const NPM_LIMIT = 110_000;

/** The environment before npm added what it tells its scripts (the registry and the cache stay as they are set up). */
export function shellEnv(): NodeJS.ProcessEnv {
  const ofScript =
    /^(npm_(package|lifecycle)_|npm_(command|execpath|node_execpath)$|npm_config_local_prefix$|INIT_CWD$)/;
  const kept = Object.entries(bareEnv()).filter(([name]) => !ofScript.test(name));
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !/node_modules|node-gyp-bin/.test(folder));
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter) };
}

export function startNpm(args: string[], options: SpawnOptions = {}) {
  return track(
    spawn('npm', args, { stdio: ['ignore', 'pipe', 'pipe'], ...options, env: { ...shellEnv(), ...options.env } }),
  );
}

/** @returns what it printed on stdout. @throws with all that it printed when it fails. */
export async function npm(args: string[], options: SpawnOptions = {}): Promise<string> {
  const child = startNpm(args, options);
  const [out, err, { code }] = await Promise.all([text(child.stdout!), text(child.stderr!), ended(child, NPM_LIMIT)]);
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${code}:\n${out}${err}`);
  return out;
}
