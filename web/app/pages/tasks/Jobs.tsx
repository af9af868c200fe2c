/** What is under way with many tasks, and what came of it. */
import type { ReactNode } from 'react';
import { Button, ProgressBar } from 'react-aria-components';
import { Link } from 'wouter';
import { texts } from '../../../kit/texts/texts.ts';
import { dismiss, type Job, stopJob, useJobs } from './jobs.ts';

export function Jobs(): ReactNode {
  const jobs = useJobs();
  if (jobs.length === 0) return null;
  return (
    <section className="jobs" aria-label={texts.tasks.jobs}>
      {jobs.map((job) => (
        <JobLine key={job.id} job={job} />
      ))}
    </section>
  );
}

/** So many refusals are listed. */
const MOST = 200;

function JobLine({ job }: { job: Job }): ReactNode {
  const t = texts.tasks;
  const { id, kind, state, done, total, changed, refused, error } = job;
  const isRunning = state === 'running';
  return (
    <div className="job">
      <div className="row">
        <span role="status">
          {isRunning ? t.running[kind](done, total) : t.ended[kind](changed)}
          {state === 'stopped' && ` ${t.stopped(total - done)}`}
        </span>
        {isRunning ? (
          <Button className="button small" onPress={() => stopJob(id)}>
            {t.stop}
          </Button>
        ) : (
          <Button className="button small" onPress={() => dismiss(id)}>
            {texts.work.close}
          </Button>
        )}
      </div>
      {isRunning && (
        <ProgressBar className="job-progress" aria-label={t.progress} value={done} maxValue={Math.max(1, total)}>
          {({ percentage = 0 }) => <span style={{ inlineSize: `${percentage}%` }} />}
        </ProgressBar>
      )}
      {error !== undefined && <p className="refusal">{error}</p>}
      {refused.length > 0 && (
        <details className="refused">
          <summary>{t.refused(refused.length)}</summary>
          <ul>
            {refused.slice(0, MOST).map((one) => (
              <li key={one.task_id}>
                <Link href={`/tasks/${one.task_id}`}>
                  <code>{one.task_id}</code>
                </Link>{' '}
                {one.error}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
