/** A shell for the commands of a page, as its reader has one. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { track } from './children.ts';
import { shellEnv } from './npm.ts';
import { until } from './until.ts';

/** One for a whole page: what a block starts in the background, and its variables, stay for the next. */
export class Shell {
  private readonly child: ChildProcess;
  private printed = '';

  constructor(cwd: string, variables: Record<string, string>) {
    const npm = { npm_config_audit: 'false', npm_config_fund: 'false', npm_config_prefer_offline: 'true' };
    const env = { ...shellEnv(), ...npm, ...variables, NO_COLOR: '1' };
    this.child = track(spawn('bash', { cwd, env, stdio: ['pipe', 'pipe', 'pipe'], detached: true }));
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.printed += text;
      });
    }
  }

  /** @returns what the block printed. @throws unless it ends well. */
  async run(block: string): Promise<string> {
    const end = `end-${randomUUID()}`;
    this.printed = '';
    // Its own commands end at the first that fails; servers in the background and variables stay.
    this.child.stdin!.write(`set -e\n${block}\nset +e\necho "${end} 0"\n`);
    await until(
      () => this.printed.includes(end) || this.child.exitCode !== null,
      (ended) => ended,
      150_000,
    );
    assert.equal(this.child.exitCode, null, `${block}\n${this.printed}`);
    return this.printed;
  }

  end(): void {
    try {
      process.kill(-this.child.pid!, 'SIGKILL');
    } catch {
      // It ended by itself, and all that it started.
    }
  }
}
