/** Figures of the work -> public JSON. */
import { formatTime } from '../rules/time.ts';
import { type Bucket, emptyBucket, type Overview, type OverviewScope } from '../store/overview.ts';

export function overviewJson(scope: OverviewScope, { backlog, callbacks, buckets }: Overview, now: number): string {
  const { from, to, bucket: length } = scope;
  const pieces = Array.from({ length: Math.ceil((to - from) / length) }, (_, n) => buckets.get(n) ?? emptyBucket());
  const { pending, completed, canceled, error, inWork, inReview, skipped } = backlog;
  return JSON.stringify({
    at: formatTime(now),
    from: formatTime(from),
    to: formatTime(to),
    bucket_seconds: length / 1000,
    backlog: {
      // Counted a moment apart from the pending ones they are part of.
      waiting: Math.max(0, pending - inWork - inReview - skipped),
      in_work: inWork,
      in_review: inReview,
      skipped,
      ...{ pending, completed, canceled, error },
    },
    callbacks: {
      due: callbacks.due,
      failing: callbacks.failing,
      ...(callbacks.oldestAt === null ? {} : { oldest_due_at: formatTime(callbacks.oldestAt) }),
    },
    period: figures(pieces.reduce(added, emptyBucket())),
    buckets: pieces.map((piece, n) => ({ start: formatTime(from + n * length), ...figures(piece) })),
  });
}

const added = (a: Bucket, b: Bucket): Bucket => {
  const sum = emptyBucket();
  for (const name of Object.keys(sum) as (keyof Bucket)[]) sum[name] = a[name] + b[name];
  return sum;
};

/** What cannot be said, as there was none of it, is left out. */
function figures(b: Bucket) {
  const settled = b.delivered + b.failed;
  return {
    completed: b.completed,
    answers: b.answers,
    ...(b.timed === 0 ? {} : { seconds_per_answer: b.secondsSum / b.timed }),
    compared: b.compared,
    ...(b.compared === 0 ? {} : { agreement: b.agreementSum / b.compared }),
    evaluated: b.evaluated,
    ...(b.evaluated === 0 ? {} : { accuracy: b.scoreSum / b.evaluated }),
    callbacks_delivered: b.delivered,
    callbacks_failed: b.failed,
    ...(settled === 0 ? {} : { callback_success: b.delivered / settled }),
  };
}
