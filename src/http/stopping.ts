import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { errors } from '../errors.ts';
import { drain } from './drain.ts';

/**
 * From SIGTERM on: what was begun is answered and its connection then closed, also one that the client would keep;
 * whatever comes after on a connection that is still open gets a 503, having done nothing.
 */
export function addStopping(app: FastifyInstance): void {
  let stopping = false;
  /** Requests on each connection that are not answered yet: several, when a client does not wait for answers. */
  const unanswered = new WeakMap<Socket, number>();
  const count = (socket: Socket, more: number): void => {
    unanswered.set(socket, (unanswered.get(socket) ?? 0) + more);
  };
  app.addHook('preClose', (done) => {
    stopping = true;
    done();
  });
  app.addHook('onRequest', (request, _reply, done) => {
    count(request.raw.socket, 1);
    if (!stopping) done();
    // Most clients read the answer only after they have sent everything.
    else void drain(request.raw).then(() => done(errors.stopping()));
  });
  app.addHook('onSend', (request, reply, _payload, done) => {
    // Closing behind this answer would lose those to the requests that wait behind it.
    if (stopping && unanswered.get(request.raw.socket) === 1) reply.header('connection', 'close');
    done();
  });
  app.addHook('onResponse', (request, _reply, done) => {
    count(request.raw.socket, -1);
    done();
  });
}
