import type { Dialect } from '../db.ts';

/** The first schema. Every primary and unique key starts with account_id (design.md section 8). */
export const up = ({ keyText, clustered }: Dialect): string => `
create table accounts (
  account_id bigint not null,
  name text not null,
  page_token_secret text not null,
  created_at bigint not null,
  primary key (account_id)
);

create table users (
  account_id bigint not null,
  user_id ${keyText} not null,
  email ${keyText} not null,
  name text not null,
  role text not null,
  created_at bigint not null,
  primary key (account_id, user_id)
);
create unique index users_email on users (account_id, email);

create table api_keys (
  account_id bigint not null,
  key_id ${keyText} not null,
  user_id ${keyText} not null,
  name text not null,
  mode text not null,
  role text not null,
  key_hash ${keyText} not null,
  hint text not null,
  created_at bigint not null,
  last_used_at bigint,
  revoked_at bigint,
  primary key (account_id, key_id)
);
create index api_keys_key_hash on api_keys (key_hash);

create table tasks (
  account_id bigint not null,
  mode ${keyText} not null,
  task_id ${keyText} not null,
  type ${keyText} not null,
  status ${keyText} not null,
  created_at bigint not null,
  updated_at bigint not null,
  completed_at bigint,
  urgency text not null,
  priority bigint,
  project ${keyText},
  batch ${keyText},
  project_param_version bigint,
  unique_id ${keyText},
  clear_unique_id_on_error bigint not null default 0,
  tags text,
  metadata text not null,
  callback_url text,
  callback_succeeded bigint,
  processed_attachments text not null default '[]',
  customer_review_status ${keyText},
  instruction text,
  params text not null,
  response text,
  primary key (account_id, mode, task_id)
);
create unique index tasks_unique_id on tasks (account_id, mode, unique_id) where unique_id is not null;
create index tasks_status on tasks (account_id, mode, status, task_id);
create index tasks_type on tasks (account_id, mode, type, task_id);
create index tasks_project on tasks (account_id, mode, project, task_id) where project is not null;
create index tasks_batch on tasks (account_id, mode, batch, task_id) where batch is not null;
create index tasks_updated_at on tasks (account_id, mode, updated_at, task_id);
create index tasks_completed_at on tasks (account_id, mode, completed_at, task_id) where completed_at is not null;
create index tasks_review on tasks (account_id, mode, customer_review_status, task_id)
  where customer_review_status is not null;

create table task_tags (
  account_id bigint not null,
  mode ${keyText} not null,
  tag ${keyText} not null,
  task_id ${keyText} not null,
  primary key (account_id, mode, tag, task_id)
) ${clustered};

create table task_counts (
  account_id bigint not null,
  mode ${keyText} not null,
  project ${keyText} not null,
  batch ${keyText} not null,
  type ${keyText} not null,
  status ${keyText} not null,
  shard bigint not null,
  n bigint not null,
  primary key (account_id, mode, project, batch, type, status, shard)
) ${clustered};

create table idempotency_keys (
  account_id bigint not null,
  mode ${keyText} not null,
  key ${keyText} not null,
  user_id ${keyText} not null,
  method text not null,
  path text not null,
  request_hash text not null,
  status bigint not null,
  response text not null,
  created_at bigint not null,
  primary key (account_id, mode, key)
);
create index idempotency_keys_created_at on idempotency_keys (created_at);

create table events (
  account_id bigint not null,
  event_id ${keyText} not null,
  at bigint not null,
  mode text,
  action text not null,
  task_id text,
  user_id text,
  key_id text,
  request_id text,
  before text,
  after text,
  primary key (account_id, event_id)
) ${clustered};
`;
