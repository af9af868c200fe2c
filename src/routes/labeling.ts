/** /v1/labeling: claiming, answering, reviewing (design.md sections 6 and 7). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Verb } from '../actions/atomically.ts';
import { checkClaim, claimTasks } from '../actions/claim-tasks.ts';
import { checkCorrection, correctAnswer } from '../actions/correct-answer.ts';
import * as lists from '../actions/labeling-lists.ts';
import { leaseAttachment } from '../actions/lease-attachment.ts';
import { checkSkip, endAnyLease, releaseLease, skipTask } from '../actions/leave-lease.ts';
import { answerAttachment, ownAnswerOf, ownAnswersListJson, ownWorkJson } from '../actions/own-answers.ts';
import { ownLeaseJson } from '../actions/own-lease.ts';
import { submit, takeBack } from '../actions/postponed-submit.ts';
import { checkErrorReport, checkFlag, flagTask, reportError } from '../actions/report-task.ts';
import { checkRequeue, requeueTask } from '../actions/requeue-task.ts';
import { checkReview, reviewTask } from '../actions/review-task.ts';
import { checkDraft, saveDraft } from '../actions/save-draft.ts';
import { checkSubmit } from '../actions/submit-answer.ts';
import { checkToday, todayJson } from '../actions/today.ts';
import { checkHeartbeat, heartbeat } from '../actions/work-on-lease.ts';
import type { Context, Deps } from '../deps.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import { perform } from '../http/perform.ts';
import { AttachmentStreams } from '../http/send-attachment.ts';
import type { ParsedBody } from '../rules/body.ts';
import type { Permission } from '../rules/roles.ts';
import { answerJson, leaseJson, savedDraftJson, submittedJson } from '../wire/labeling.ts';
import { taskJson } from '../wire.ts';
import * as doc from './labeling.doc.ts';

type Tx = Parameters<Verb<unknown>['act']>[0];
type LeaseVerb<I, T> = (tx: Tx, context: Context, leaseId: string, input: I) => Promise<T>;

const param = (request: FastifyRequest, name: string): string => (request.params as Record<string, string>)[name]!;
const nothing = (): undefined => undefined;

export function addLabelingRoutes(v1: FastifyInstance, deps: Deps): void {
  /** A verb on what the path names: its body is checked, its row becomes the answer. */
  function verb<I, T>(
    [method, path, permission]: ['POST' | 'PUT', string, Permission],
    schema: object,
    check: (body: ParsedBody | undefined) => I,
    act: LeaseVerb<I, T>,
    json: (row: T) => string,
  ): void {
    const name = /:(\w+)/.exec(path)![1]!;
    v1.route({
      method,
      url: `/labeling${path}`,
      config: { permission },
      schema,
      handler: (request, reply) =>
        perform(deps, request, reply, {
          check: () => check(bodyOf(request)),
          act: async (tx, context, input) => json(await act(tx, context, param(request, name), input)),
        }),
    });
  }

  v1.post('/labeling/claim', { config: { permission: 'label' }, schema: doc.claim }, (request, reply) =>
    perform(deps, request, reply, { check: () => checkClaim(bodyOf(request)), act: claimTasks }),
  );
  const lease = '/leases/:lease_id';
  verb(['POST', `${lease}/heartbeat`, 'label'], doc.heartbeat, checkHeartbeat, heartbeat, leaseJson);
  verb(['PUT', `${lease}/draft`, 'label'], doc.saveDraft, checkDraft, saveDraft, savedDraftJson);
  verb(['POST', `${lease}/submit`, 'label'], doc.submit, checkSubmit, submit, submittedJson);
  verb(['POST', `${lease}/take_back`, 'label'], doc.takeBack, nothing, takeBack, leaseJson);
  verb(['POST', `${lease}/skip`, 'label'], doc.skip, checkSkip, skipTask, leaseJson);
  verb(['POST', `${lease}/release`, 'label'], doc.release, nothing, releaseLease, leaseJson);
  verb(['POST', `${lease}/error`, 'label'], doc.reportError, checkErrorReport, reportError, leaseJson);
  verb(['POST', `${lease}/flag`, 'label'], doc.flag, checkFlag, flagTask, leaseJson);
  verb(['POST', `${lease}/review`, 'review'], doc.review, checkReview, reviewTask, taskJson);
  verb(['POST', `${lease}/end`, 'run the queue'], doc.endLease, nothing, endAnyLease, leaseJson);
  verb(['POST', '/answers/:task_id/correct', 'label'], doc.correct, checkCorrection, correctAnswer, answerJson);
  verb(['POST', '/tasks/:task_id/requeue', 'run the queue'], doc.requeue, checkRequeue, requeueTask, taskJson);

  const label = { config: { permission: 'label' } } as const;
  const run = { config: { permission: 'run the queue' } } as const;
  v1.get(`/labeling${lease}`, { ...label, schema: doc.getLease }, async (request, reply) =>
    sendJson(reply, 200, await ownLeaseJson(deps, request.caller, param(request, 'lease_id'))),
  );
  const streams = new AttachmentStreams();
  const stream = (
    request: FastifyRequest,
    reply: FastifyReply,
    { url, type }: { url: string; type: string | undefined },
  ) =>
    streams.send(request, reply, type, async (wish) => {
      return (await deps.openAttachment?.(url, wish)) ?? 'This server fetches none.';
    });
  v1.get(`/labeling${lease}/attachments/:n`, { ...label, schema: doc.getAttachment }, async (request, reply) => {
    const ids = [param(request, 'lease_id'), param(request, 'n')] as const;
    return stream(request, reply, await leaseAttachment(deps, request.caller, ...ids));
  });
  const answer = '/labeling/answers/:task_id';
  v1.get(`${answer}/attachments/:n`, { ...label, schema: doc.getAnswerAttachment }, async (request, reply) => {
    const ids = [param(request, 'task_id'), param(request, 'n')] as const;
    return stream(request, reply, await answerAttachment(deps, request.caller, ...ids));
  });
  v1.get(answer, { ...label, schema: doc.getAnswer }, async (request, reply) =>
    sendJson(reply, 200, await ownAnswerOf(deps, request.caller, param(request, 'task_id'))),
  );
  v1.get('/labeling/today', { ...label, schema: doc.getToday }, async (request, reply) =>
    sendJson(reply, 200, await todayJson(deps, request.caller, checkToday(request.query))),
  );
  v1.get('/labeling/work', { ...label, schema: doc.getWork }, async (request, reply) =>
    sendJson(reply, 200, await ownWorkJson(deps, request.caller)),
  );
  v1.get('/labeling/leases', { ...label, schema: doc.listLeases }, async (request, reply) =>
    sendJson(reply, 200, await lists.liveLeasesJson(deps, request.caller, lists.checkLimit(request.query).limit)),
  );
  v1.get('/labeling/answers', { ...label, schema: doc.listAnswers }, async (request, reply) =>
    sendJson(reply, 200, await ownAnswersListJson(deps, request.caller, lists.checkLimit(request.query).limit)),
  );
  v1.get('/labeling/flags', { ...run, schema: doc.listFlags }, async (request, reply) =>
    sendJson(reply, 200, await lists.flagListJson(deps, request.caller, lists.checkLimit(request.query).limit)),
  );
  v1.get('/labeling/skipped', { ...run, schema: doc.listSkipped }, async (request, reply) =>
    sendJson(reply, 200, await lists.skippedTasksJson(deps, request.caller, lists.checkSkippedQuery(request.query))),
  );
}
