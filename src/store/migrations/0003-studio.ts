import type { Dialect } from '../db.ts';

/** Teams with invitations. */
export const up = ({ keyText }: Dialect): string => `
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
`;
