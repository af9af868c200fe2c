import type { Dialect } from '../db.ts';

/** What `taskwright import` knows: what came from another server as what, and how far a walk over its tasks is. */
export const up = ({ keyText, clustered }: Dialect): string => `
create table imported (
  account_id bigint not null,
  mode ${keyText} not null,
  -- project, batch or task
  kind ${keyText} not null,
  -- the name, or the task_id
  name ${keyText} not null,
  -- of its wire JSON, as it came: tells whether it changed there since, and whether it changed here
  hash text not null,
  -- of a batch that is staging here until its tasks are in: what it is to be then
  held text,
  primary key (account_id, mode, kind, name)
) ${clustered};
create index imported_held on imported (account_id, mode, name) where held is not null;

-- One row while a walk is under way, or after it was broken off.
create table imports (
  account_id bigint not null,
  mode ${keyText} not null,
  -- the address
  source ${keyText} not null,
  -- JSON: the end of what is still to be read, and counts
  progress text not null,
  primary key (account_id, mode, source)
);
`;
