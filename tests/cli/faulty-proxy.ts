/** What stands between an import and a real source, and fails. */
import { once } from 'node:events';
import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Answers in the place of the server behind it; undefined lets the request through. */
type Fault = (path: string, n: number, response: ServerResponse) => boolean | undefined;

/** A proxy before a real server that fails as it is told, and may change what is answered. */
export async function startProxy(
  target: string,
  fault: Fault,
  change = (text: string) => text,
  reach = (path: string) => path,
) {
  const paths: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const path = incoming.url!;
    paths.push(path);
    if (fault(path, paths.length, outgoing)) return;
    const sent = request(new URL(reach(path), target), {
      headers: { ...incoming.headers, host: new URL(target).host },
    });
    sent.end();
    const [answer] = await once(sent, 'response');
    const text = change((await buffer(answer)).toString());
    outgoing.writeHead(answer.statusCode, { 'content-type': 'application/json' });
    outgoing.end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    paths,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
