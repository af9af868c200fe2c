import type { Dialect } from '../db.ts';

/** What test helpers keep: scripted outcomes, those that come later, and callbacks that are to fail. */
export const up = ({ keyText }: Dialect): string => `
-- What becomes of the next tasks that match: the oldest that fits is taken.
create table outcomes (
  account_id bigint not null,
  mode ${keyText} not null,
  outcome_id ${keyText} not null,
  created_at bigint not null,
  -- null matches any
  type ${keyText},
  project ${keyText},
  -- with * for any characters
  unique_id text,
  -- tasks it is for, and those it was taken for already
  times bigint not null,
  used bigint not null default 0,
  -- JSON: the outcome as it was sent
  outcome text not null,
  primary key (account_id, mode, outcome_id)
);

-- A pending task that ends by itself.
create table delayed_outcomes (
  account_id bigint not null,
  mode ${keyText} not null,
  task_id ${keyText} not null,
  due_at bigint not null,
  -- JSON: {"response": ...} or {"error": ...}
  outcome text not null,
  primary key (account_id, mode, task_id)
);
create index delayed_outcomes_due on delayed_outcomes (due_at);

-- A task whose callbacks fail as often as this before they are sent.
create table callback_faults (
  account_id bigint not null,
  mode ${keyText} not null,
  task_id ${keyText} not null,
  remaining bigint not null,
  status_code bigint not null,
  primary key (account_id, mode, task_id)
);
`;
