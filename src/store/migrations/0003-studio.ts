import type { Dialect } from '../db.ts';

/** Teams with invitations, and who works on what in which order. */
export const up = ({ keyText, clustered }: Dialect): string => `
-- until when the link works that he was invited with; null once he has signed in
alter table users add column invited_until bigint;

-- Invitations that are still to be mailed: they hold a link that signs in, and are deleted once they are sent.
create table invitation_mails (
  account_id bigint not null,
  mail_id ${keyText} not null,
  email text not null,
  body text not null,
  next_at bigint not null,
  tries bigint not null default 0,
  -- when the link ends, and with it the mail
  expires_at bigint not null,
  primary key (account_id, mail_id)
);
create index invitation_mails_next_at on invitation_mails (next_at);

-- Who works on which project.
create table assignments (
  account_id bigint not null,
  mode ${keyText} not null,
  user_id ${keyText} not null,
  project ${keyText} not null,
  primary key (account_id, mode, user_id, project)
) ${clustered};
create index assignments_project on assignments (account_id, mode, project, user_id);

create table project_groups (
  account_id bigint not null,
  mode ${keyText} not null,
  project ${keyText} not null,
  name ${keyText} not null,
  group_id ${keyText} not null,
  primary key (account_id, mode, project, name)
);

-- All of them are assigned to the project.
create table group_workers (
  account_id bigint not null,
  mode ${keyText} not null,
  project ${keyText} not null,
  name ${keyText} not null,
  user_id ${keyText} not null,
  primary key (account_id, mode, project, name, user_id)
) ${clustered};

-- Groups of the batch's project that alone work on it.
create table batch_groups (
  account_id bigint not null,
  mode ${keyText} not null,
  batch ${keyText} not null,
  name ${keyText} not null,
  primary key (account_id, mode, batch, name)
) ${clustered};

-- 1: somebody is assigned, and nobody else works on it
alter table projects add column closed bigint not null default 0;
-- Rows of open_answers may still have to follow "closed", at least until then; 0 when none has. Unix milliseconds.
alter table projects add column gate_due bigint not null default 0;
create index projects_closed on projects (account_id, mode, name) where closed = 1;
create index projects_gate_due on projects (account_id, mode, name) where gate_due > 0;

-- 1: it has groups
alter table batches add column closed bigint not null default 0;
-- its place in the order that was set, from 1
alter table batches add column studio_rank bigint;
-- 1: it is completed, and may have tasks to work on all the same, as a recall does
alter table batches add column recalled bigint not null default 0;
create index batches_closed on batches (account_id, mode, project, name)
  where closed = 1 and (status <> 'completed' or recalled = 1);
create index batches_studio_rank on batches (account_id, mode, name) where studio_rank is not null;

-- open_answers.open has two more values, which the queue's own indexes do not hold, so that nobody's claim walks over
-- work that is not his: 3, for those assigned to its project; 4, for the groups of its batch.
create index open_answers_assigned on open_answers
  (account_id, mode, kind, project, priority desc, batch_priority desc, task_id, slot)
  where lease_id is null and open = 3;
create index open_answers_closed_batch on open_answers
  (account_id, mode, kind, batch, priority desc, batch_priority desc, task_id, slot)
  where lease_id is null and open >= 3 and batch is not null;
`;
