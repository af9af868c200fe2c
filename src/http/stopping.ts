import type { FastifyInstance } from 'fastify';
import { errors } from '../errors.ts';
import { drain } from './drain.ts';
import type { Unanswered } from './unanswered.ts';

/**
 * From SIGTERM on: what was begun is answered and its connection then closed, also one that the client would keep;
 * whatever comes after on a connection that is still open gets a 503, having done nothing.
 */
export function addStopping(app: FastifyInstance, unanswered: Unanswered): void {
  let stopping = false;
  app.addHook('preClose', (done) => {
    stopping = true;
    done();
  });
  app.addHook('onRequest', (request, _reply, done) => {
    if (!stopping) done();
    // Most clients read the answer only after they have sent everything.
    else void drain(request.raw).then(() => done(errors.stopping()));
  });
  app.addHook('onSend', (request, reply, _payload, done) => {
    // Closing behind this answer would lose those to the requests that wait behind it.
    if (stopping && unanswered.of(request.raw.socket).size === 1) reply.header('connection', 'close');
    done();
  });
}
