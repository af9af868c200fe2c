/** Pages of an origin of their own that have the built client. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface Pages {
  origin: string;
  close(): Promise<void>;
}

/** Below /client is what is in the folder; everything else is an empty page. */
export async function servePages(folder: string): Promise<Pages> {
  const server = createServer((request, response) => {
    const file = /^\/client\/([\w-]+\.js)$/.exec(request.url ?? '')?.[1];
    response.writeHead(200, { 'content-type': file ? 'text/javascript' : 'text/html' });
    response.end(file ? readFileSync(join(folder, file)) : '<!doctype html><title>A page</title>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
