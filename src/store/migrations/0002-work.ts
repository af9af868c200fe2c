import type { Dialect } from '../db.ts';

/** Projects and batches, attachments, the labelers' queue, answers, callbacks, settings. */
export const up = ({ keyText, clustered }: Dialect): string => `
create table projects (
  account_id bigint not null,
  mode ${keyText} not null,
  name ${keyText} not null,
  type ${keyText} not null,
  created_at bigint not null,
  archived bigint not null default 0,
  rapid bigint not null default 0,
  studio bigint not null default 0,
  -- of its params
  last_version bigint not null default 0,
  -- JSON: how the project's work is done (answers required, review rules, time to correct ...)
  settings text not null default '{}',
  -- JSON object of wire fields that are only kept: datasetId, pipeline, consensus_attempts
  extra text not null default '{}',
  primary key (account_id, mode, name)
);

create table project_versions (
  account_id bigint not null,
  mode ${keyText} not null,
  project ${keyText} not null,
  version bigint not null,
  created_at bigint not null,
  instruction text,
  params text not null,
  primary key (account_id, mode, project, version)
);

create table batches (
  account_id bigint not null,
  mode ${keyText} not null,
  name ${keyText} not null,
  project ${keyText} not null,
  -- staging, in_progress or completed
  status ${keyText} not null,
  created_at bigint not null,
  completed_at bigint,
  priority bigint not null default 0,
  calibration_batch bigint not null default 0,
  self_label_batch bigint not null default 0,
  callback_url text,
  metadata text not null,
  -- 1 while rows of open_answers still have to be opened or given its priority
  queue_due bigint not null default 0,
  primary key (account_id, mode, name)
);
create index batches_created_at on batches (account_id, mode, created_at, name);
create index batches_project on batches (account_id, mode, project, created_at, name);
create index batches_in_progress on batches (account_id, mode, name) where status = 'in_progress';
create index batches_queue_due on batches (account_id, mode, name) where queue_due = 1;

alter table tasks add column responses_required bigint not null default 1;
-- how far the answers agree, 0 to 1; only with several answers
alter table tasks add column agreement double precision;
-- 1 while the task has its answers and waits for a reviewer
alter table tasks add column in_review bigint not null default 0;
-- JSON object of wire fields that few tasks have: audits, attempts, prior_responses, customer_reviewed_by ...
alter table tasks add column extra text;

-- What a live task still needs: one row an answer or review. Gone when it was given.
create table open_answers (
  account_id bigint not null,
  mode ${keyText} not null,
  task_id ${keyText} not null,
  slot bigint not null,
  -- label or review
  kind ${keyText} not null,
  -- 1: can be claimed; 0: its batch is staging; 2: skipped by so many that a manager has to look
  open bigint not null,
  type ${keyText} not null,
  project ${keyText},
  batch ${keyText},
  priority bigint not null,
  batch_priority bigint not null,
  -- the live lease, if a labeler holds it
  lease_id ${keyText},
  lease_user_id ${keyText},
  primary key (account_id, mode, task_id, slot)
);
create index open_answers_queue on open_answers
  (account_id, mode, kind, priority desc, batch_priority desc, task_id, slot) where lease_id is null and open = 1;
-- The same order for whoever asks for one type, project or batch: a claim never walks over the work of others.
create index open_answers_type on open_answers
  (account_id, mode, kind, type, priority desc, batch_priority desc, task_id, slot) where lease_id is null and open = 1;
create index open_answers_project on open_answers
  (account_id, mode, kind, project, priority desc, batch_priority desc, task_id, slot)
  where lease_id is null and open = 1 and project is not null;
create index open_answers_batch on open_answers
  (account_id, mode, kind, batch, priority desc, batch_priority desc, task_id, slot)
  where lease_id is null and open = 1 and batch is not null;
create index open_answers_held on open_answers (account_id, mode, kind, lease_user_id) where lease_id is not null;
-- The work of one batch, claimable or not: finalizing and prioritizing walk it. Of an expression, so that no planner
-- takes it for a claim, which would then have to sort.
create index open_answers_follow on open_answers (account_id, mode, (coalesce(batch, '')), open, batch_priority)
  where batch is not null;
create index open_answers_skipped on open_answers (account_id, mode, task_id, slot) where open = 2;

-- What was pending before there was a queue.
insert into open_answers (account_id, mode, task_id, slot, kind, open, type, project, batch, priority, batch_priority)
  select account_id, mode, task_id, 0, 'label', 1, type, project, batch, coalesce(priority, 0), 0
  from tasks where status = 'pending';

create table leases (
  account_id bigint not null,
  lease_id ${keyText} not null,
  mode ${keyText} not null,
  task_id ${keyText} not null,
  slot bigint not null,
  kind ${keyText} not null,
  user_id ${keyText} not null,
  key_id ${keyText},
  seconds bigint not null,
  claimed_at bigint not null,
  expires_at bigint not null,
  -- null while it lives
  ended_at bigint,
  -- submitted, reviewed, skipped, released, expired, ended; errored, canceled, completed: with its task
  outcome text,
  -- when the labeler was last seen to work, and the time counted so far, in milliseconds
  active_at bigint,
  active_ms bigint not null default 0,
  primary key (account_id, lease_id)
);
create index leases_expires_at on leases (expires_at) where ended_at is null;
create index leases_task on leases (account_id, mode, task_id);

-- What a labeler gave, or is about to give: one row a labeler and task.
create table answers (
  account_id bigint not null,
  mode ${keyText} not null,
  task_id ${keyText} not null,
  user_id ${keyText} not null,
  -- draft, submitted, skipped, rejected (by a reviewer) or reviewed (the user is the reviewer)
  state ${keyText} not null,
  created_at bigint not null,
  updated_at bigint not null,
  submitted_at bigint,
  time_spent_secs double precision,
  -- what the labeler wanted the manager to know
  comment text,
  -- why it was skipped
  reason text,
  -- what the reviewer wrote when he rejected it
  review_comments text,
  response text,
  primary key (account_id, mode, task_id, user_id)
);
create index answers_user on answers (account_id, mode, user_id, submitted_at) where submitted_at is not null;
create index answers_flagged on answers (account_id, mode, updated_at) where comment is not null;

create table attachments (
  account_id bigint not null,
  mode ${keyText} not null,
  task_id ${keyText} not null,
  n bigint not null,
  -- of the task: it says whether the attachment must be a picture
  type ${keyText} not null,
  -- due, ok or failed
  state ${keyText} not null,
  -- scheme and host, for the circuit
  host ${keyText} not null,
  tries bigint not null default 0,
  next_at bigint not null,
  created_at bigint not null,
  status_code bigint,
  error text,
  bytes bigint,
  mime_type text,
  width bigint,
  height bigint,
  url text not null,
  primary key (account_id, mode, task_id, n)
);
create index attachments_due on attachments (host, next_at) where state = 'due';

create table callbacks (
  account_id bigint not null,
  callback_id ${keyText} not null,
  mode ${keyText} not null,
  task_id ${keyText},
  batch ${keyText},
  -- completed, error, audit, recall, batch, manual or replay
  reason text not null,
  -- due, delivered or failed
  state ${keyText} not null,
  -- scheme and host of the URL, or the e-mail address: what one circuit guards
  endpoint ${keyText} not null,
  url text not null,
  created_at bigint not null,
  -- when it is to be tried; while a process tries it, when another may take it over
  next_at bigint not null,
  tries bigint not null default 0,
  ended_at bigint,
  -- the exact bytes that are sent; the same at every try
  body text not null,
  primary key (account_id, mode, callback_id)
);
create index callbacks_due on callbacks (account_id, endpoint, next_at) where state = 'due';
create index callbacks_task on callbacks (account_id, mode, task_id, callback_id);
create index callbacks_failed on callbacks (account_id, mode, callback_id) where state = 'failed';

create table callback_attempts (
  account_id bigint not null,
  callback_id ${keyText} not null,
  n bigint not null,
  at bigint not null,
  ms bigint not null,
  -- null when there was no answer
  status_code bigint,
  error text,
  -- the first 20 kB of the answer
  response text,
  primary key (account_id, callback_id, n)
);

-- One row for each place that failed lately; after failures in a row it is left alone until open_until.
create table callback_endpoints (
  account_id bigint not null,
  endpoint ${keyText} not null,
  failures bigint not null default 0,
  open_until bigint not null default 0,
  primary key (account_id, endpoint)
) ${clustered};

-- One row for each account and mode that has set anything.
create table settings (
  account_id bigint not null,
  mode ${keyText} not null,
  -- for tasks that name none; a column because every request reads it
  callback_url text,
  -- JSON: secrets and whatever else is set
  value text not null,
  primary key (account_id, mode)
);
create index events_task on events (account_id, mode, task_id, event_id);
`;
