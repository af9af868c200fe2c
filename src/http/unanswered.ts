import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** The answers that each connection still waits for: several, when a client does not wait between its requests. */
export class Unanswered {
  private readonly answers = new WeakMap<Socket, Set<ServerResponse>>();

  of(socket: Socket): ReadonlySet<ServerResponse> {
    return this.answers.get(socket) ?? new Set();
  }

  follow(app: FastifyInstance): void {
    app.addHook('onRequest', ({ raw: { socket } }, reply, done) => {
      const waiting = this.answers.get(socket);
      if (waiting) waiting.add(reply.raw);
      else this.answers.set(socket, new Set([reply.raw]));
      done();
    });
    app.addHook('onResponse', ({ raw: { socket } }, reply, done) => {
      this.answers.get(socket)?.delete(reply.raw);
      done();
    });
  }
}
