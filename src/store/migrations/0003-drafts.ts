import type { Dialect } from '../db.ts';

/** Drafts that know of each other, and submits that can be taken back for a while. */
export const up = (_: Dialect): string => `
-- counts the saves of the draft: who saves on top of an older one is told
alter table answers add column draft_version bigint not null default 0;
-- what somebody has begun and not given
create index answers_drafts on answers (account_id, mode, user_id, updated_at)
  where state = 'draft' and response is not null;

-- The draft is to be submitted then, unless it is taken back; null when that was not asked for.
alter table leases add column submit_at bigint;
-- the time spent on it, in seconds
alter table leases add column submit_secs double precision;
create index leases_submit_at on leases (submit_at) where submit_at is not null and ended_at is null;
`;
