/** A PostgreSQL for the run: the one of DATABASE_URL, or one started for it. */
import pg from 'pg';
import { startPostgres } from '../scripts/with-postgres.ts';

export class Databases {
  private readonly admin: pg.Client;
  private readonly base: string;
  private readonly stopServer: () => Promise<void>;
  private readonly names: string[] = [];

  private constructor(admin: pg.Client, base: string, stopServer: () => Promise<void>) {
    this.admin = admin;
    this.base = base;
    this.stopServer = stopServer;
  }

  static async open(given: string | undefined): Promise<Databases> {
    const { url, stop } = given ? { url: given, stop: async () => {} } : await startPostgres();
    try {
      const admin = new pg.Client(url);
      await admin.connect();
      return new Databases(admin, url, stop);
    } catch (error) {
      await stop();
      throw error;
    }
  }

  /** Makes an empty database. @returns its URL. */
  async add(): Promise<string> {
    const name = `taskwright_bench_${process.pid}_${this.names.length}`;
    await this.admin.query(`create database ${name}`);
    this.names.push(name);
    const url = new URL(this.base);
    url.pathname = `/${name}`;
    return url.href;
  }

  async close(): Promise<void> {
    for (const name of this.names) await this.admin.query(`drop database if exists ${name} with (force)`);
    await this.admin.end();
    await this.stopServer();
  }
}
