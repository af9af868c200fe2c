import type { Dialect } from '../db.ts';

/** What the overview of the work reads by its time: a period costs what was done in it, however much there was before. */
export const up = (_: Dialect): string => `
-- holds all that is read of them, so that the tasks themselves are not touched
create index tasks_completed_work on tasks (account_id, mode, completed_at, project, batch, agreement)
  where completed_at is not null;
create index answers_given on answers (account_id, mode, submitted_at, task_id, time_spent_secs)
  where submitted_at is not null;
-- Of expressions, so that no planner takes it for a claim.
create index open_answers_reviews on open_answers (account_id, mode, (coalesce(project, '')), (coalesce(batch, '')))
  where kind = 'review';
`;
