import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Databases } from './databases.ts';
import { Generator } from './generator.ts';
import type { Ask, Result } from './orders.ts';
import { KEY, type Server, startFloor, startTaskwright } from './servers.ts';
import type { StoreName } from './settings.ts';

/** A Taskwright with its place on disk, so that it can be started again on it. */
export interface Place {
  folder: string;
  databaseUrl: string | undefined;
}

export interface Measured extends Result {
  /** Microseconds of the server's CPU an answer; without PostgreSQL's. */
  cpu: number;
}

/** All that a run starts. `close` ends it, whatever happened. */
export class Stage {
  private readonly folder = mkdtempSync(join(tmpdir(), 'taskwright-bench-'));
  private readonly generator = new Generator();
  private readonly databases: Databases | undefined;
  private readonly servers: Server[] = [];
  private folders = 0;

  private constructor(databases: Databases | undefined) {
    this.databases = databases;
  }

  static async open(store: StoreName): Promise<Stage> {
    return new Stage(store === 'postgres' ? await Databases.open(process.env.DATABASE_URL) : undefined);
  }

  async place(): Promise<Place> {
    return { folder: join(this.folder, String(++this.folders)), databaseUrl: await this.databases?.add() };
  }

  async taskwright({ folder, databaseUrl }: Place): Promise<Server> {
    return this.keep(await startTaskwright(folder, databaseUrl));
  }

  async floor(): Promise<Server> {
    return this.keep(await startFloor(join(this.folder, 'floor')));
  }

  async measure(server: Server, connections: number, ask: Ask, end: { answers?: number; seconds?: number }) {
    const before = server.cpu();
    const result = await this.generator.run({ url: server.url, key: KEY, connections, ask, ...end });
    return { ...result, cpu: ((server.cpu() - before) / result.answers) * 1e6 } satisfies Measured;
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.generator.stop(), ...this.servers.map((server) => server.stop())]);
    await this.databases?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private keep(server: Server): Server {
    this.servers.push(server);
    return server;
  }
}
