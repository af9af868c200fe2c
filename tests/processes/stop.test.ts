/** What is asked of a server that stops (SIGTERM) on connections that are still open. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { it } from 'node:test';
import { gone } from '../kit/client.ts';
import { type Server, startServer } from '../kit/server.ts';
import { freshStore, onEachStore } from '../kit/stores.ts';
import { BOX_TASK } from '../kit/suite.ts';
import { until } from '../kit/wait.ts';

/** A connection that says what it is told, piece by piece. */
async function dial(server: Server) {
  const socket: Socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  let heard = '';
  let closed = false;
  socket.setEncoding('latin1').on('data', (text: string) => {
    heard += text;
  });
  socket
    .on('error', () => {})
    .on('close', () => {
      closed = true;
    });
  await once(socket, 'connect');
  return {
    say: (text: string) => socket.write(text),
    /** All that was answered, once the server has closed the connection. */
    answer: async () => {
      await until(
        async () => closed,
        (over) => over,
      );
      return heard;
    },
  };
}

const BODY = JSON.stringify(BOX_TASK);
const head = (server: Server, line: string, headers = '') =>
  `${line} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${server.liveKey}\r\n${headers}`;
const post = (server: Server) =>
  head(
    server,
    'POST /v1/task/imageannotation',
    `Content-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY.slice(0, 10)}`,
  );

onEachStore((store) => {
  it('what was begun is done; what comes after gets a 503 in the envelope, and every connection is closed', async () => {
    const { env, dispose } = await freshStore(store);
    try {
      const server = await startServer({ env });
      const [begun, late, lateWithBody, pipelined] = await Promise.all([1, 2, 3, 4].map(() => dial(server)));
      begun!.say(post(server));
      late!.say(head(server, 'GET /v1/tasks').slice(0, 20));
      lateWithBody!.say(post(server).slice(0, 20));
      pipelined!.say(post(server));
      // Answered: the server has read what was said before.
      const probe = await dial(server);
      probe.say('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
      await probe.answer();
      const stopped = server.stop();
      await gone(server.url);

      begun!.say(BODY.slice(10));
      late!.say(`${head(server, 'GET /v1/tasks').slice(20)}\r\n`);
      lateWithBody!.say(post(server).slice(20));
      pipelined!.say(`${BODY.slice(10)}${head(server, 'GET /healthz')}\r\n`);

      const created = await begun!.answer();
      assert.match(created, /^HTTP\/1\.1 200 OK\r\n/);
      assert.match(created, /\r\nconnection: close\r\n/i);
      const refused = await late!.answer();
      assert.match(refused, /^HTTP\/1\.1 503 Service Unavailable\r\n/);
      assert.match(refused, /\r\nconnection: close\r\n/i);
      assert.match(refused, /\r\nretry-after: \d+\r\n/i);
      assert.match(refused, /\r\ncontent-type: application\/json; charset=utf-8\r\n/i);
      assert.match(refused, /\r\n\r\n\{"status_code":503,"error":"[^"]+"\}$/);
      lateWithBody!.say(BODY.slice(10));
      assert.match(await lateWithBody!.answer(), /^HTTP\/1\.1 503 .*\{"status_code":503/s);
      assert.match(await pipelined!.answer(), /^HTTP\/1\.1 200 OK\r\n.*HTTP\/1\.1 503 .*\{"status_code":503/s);
      await stopped;
      assert.doesNotMatch(server.output(), /request failed/);
    } finally {
      await dispose();
    }
  });
}, 'stop');
