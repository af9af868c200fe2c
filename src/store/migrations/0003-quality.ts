import type { Dialect } from '../db.ts';

/** Evaluation and training tasks, and how well labelers answered them. They are never rows of tasks or open_answers. */
export const up = ({ keyText, clustered }: Dialect): string => `
create table quality_tasks (
  account_id bigint not null,
  mode ${keyText} not null,
  task_id ${keyText} not null,
  -- evaluation or training
  kind ${keyText} not null,
  -- '' for none
  project ${keyText} not null,
  type ${keyText} not null,
  batch ${keyText},
  created_at bigint not null,
  project_param_version bigint,
  unique_id ${keyText},
  tags text,
  metadata text not null,
  instruction text,
  params text not null,
  expected_response text not null,
  -- what the labeler begins from
  initial_response text,
  primary key (account_id, mode, task_id)
);
create unique index quality_tasks_unique_id on quality_tasks (account_id, mode, unique_id) where unique_id is not null;
create index quality_tasks_pool on quality_tasks (account_id, mode, project, type, kind, task_id);

-- How many there are in a project and type: the one row a claim looks at.
create table quality_pools (
  account_id bigint not null,
  mode ${keyText} not null,
  project ${keyText} not null,
  type ${keyText} not null,
  evaluations bigint not null default 0,
  trainings bigint not null default 0,
  primary key (account_id, mode, project, type)
) ${clustered};

-- A labeler in a project and type.
create table quality_standings (
  account_id bigint not null,
  mode ${keyText} not null,
  user_id ${keyText} not null,
  project ${keyText} not null,
  type ${keyText} not null,
  -- tasks he was handed after the course
  claims bigint not null default 0,
  -- evaluation tasks he is done with: answered, skipped or reported
  evaluated bigint not null default 0,
  -- training tasks he has done well enough
  passed bigint not null default 0,
  -- answers to evaluation tasks that count, and the sum of their scores
  scored bigint not null default 0,
  score_sum double precision not null default 0,
  -- 1: below the bar; he gets nothing more there
  barred bigint not null default 0,
  primary key (account_id, mode, user_id, project, type)
);
create index quality_standings_barred on quality_standings (account_id, mode, user_id, project, type) where barred = 1;

-- What an answer to one of them was worth; of a training task the last one.
create table quality_scores (
  account_id bigint not null,
  mode ${keyText} not null,
  task_id ${keyText} not null,
  user_id ${keyText} not null,
  score_id ${keyText} not null,
  kind ${keyText} not null,
  project ${keyText} not null,
  type ${keyText} not null,
  score double precision not null,
  -- 1: in the accuracy, or of a training task: well enough
  counted bigint not null,
  tries bigint not null,
  answered_at bigint not null,
  time_spent_secs double precision,
  primary key (account_id, mode, task_id, user_id)
);
create index quality_scores_id on quality_scores (account_id, mode, score_id);
create index quality_scores_user on quality_scores (account_id, mode, user_id, project, type);

-- Of a lease on one of them: the task of the queue in whose place it was handed out, and as part of whose batch it shows.
alter table leases add column stands_for ${keyText};
create unique index leases_quality on leases (account_id, mode, user_id, task_id)
  where ended_at is null and stands_for is not null;
`;
