/** Stands between a store and PostgreSQL, to lose connections at chosen moments. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface PostgresProxy {
  /** The database through the proxy. */
  url: string;
  /** The next transaction that says `marker` is committed, and its connection is closed before the answer. */
  cutAfterCommitOf(marker: string): void;
  /** From now on nothing is passed on: a database that hangs. */
  hang(): void;
  /** The connections that hung are closed, new ones work. */
  recover(): void;
  close(): Promise<void>;
}

export async function postgresProxy(databaseUrl: string): Promise<PostgresProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let marker: string | undefined;
  let hanging = false;
  const server = createServer((client) => {
    const database = connect(Number(target.port || 5432), target.hostname);
    let said = '';
    let cut = false;
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    client.on('data', (chunk) => {
      if (hanging) return;
      const text = chunk.toString('latin1');
      said += text;
      if (text.includes('commit\0')) {
        cut = marker !== undefined && said.includes(marker);
        said = '';
      }
      database.write(chunk);
    });
    database.on('data', (chunk) => {
      if (hanging) return;
      if (!cut) client.write(chunk);
      else {
        marker = undefined;
        client.destroy();
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    cutAfterCommitOf(text) {
      marker = text;
    },
    hang() {
      hanging = true;
    },
    recover() {
      hanging = false;
      for (const socket of sockets) socket.destroy();
    },
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
