import type { Dialect } from '../db.ts';

/** How people come in: passwords, providers of OpenID Connect, sessions that tell where they are, and what slows guessing. */
export const up = ({ keyText }: Dialect): string => `
create table passwords (
  account_id bigint not null,
  user_id ${keyText} not null,
  -- with its kind and parameters, in the form of PHC strings
  hash text not null,
  changed_at bigint not null,
  primary key (account_id, user_id)
);

-- Who somebody is at a provider of OpenID Connect.
create table identities (
  account_id bigint not null,
  issuer ${keyText} not null,
  subject ${keyText} not null,
  user_id ${keyText} not null,
  created_at bigint not null,
  primary key (account_id, issuer, subject)
);
create index identities_subject on identities (issuer, subject);
create unique index identities_user on identities (account_id, user_id, issuer);

-- Sign-ins at a provider that are under way. Whose they are is known only at their end, so they are in no account.
create table provider_sign_ins (
  -- of the cookie of the browser that began
  begun_hash ${keyText} not null,
  state text not null,
  nonce text not null,
  verifier text not null,
  -- a path of ours
  return_to text not null,
  expires_at bigint not null,
  primary key (begun_hash)
);
create index provider_sign_ins_expires_at on provider_sign_ins (expires_at);

-- How often somebody was refused lately: by an address, with an e-mail address, by the two together. In no account, as who
-- only tries may have none.
create table sign_in_tries (
  -- a hash: what strangers type is not kept
  subject_hash ${keyText} not null,
  fails bigint not null,
  waits_until bigint not null,
  last_at bigint not null,
  -- when the two together last came in
  good_at bigint,
  primary key (subject_hash)
);
create index sign_in_tries_last_at on sign_in_tries (last_at);

alter table sessions add column seen_at bigint;
-- what the browser says of itself
alter table sessions add column device text;
-- link, password or provider; null where it was not noted yet
alter table sessions add column method ${keyText};
create index sessions_user on sessions (account_id, user_id);
create index sessions_expires_at on sessions (expires_at);

-- Other mails that let somebody in wait there too; null for an invitation.
alter table invitation_mails add column subject text;

-- first, invitation, password; null: it signs in
alter table sign_in_links add column purpose ${keyText};
-- who made it; null for the operator
alter table sign_in_links add column made_by ${keyText};
create index sign_in_links_user on sign_in_links (account_id, user_id);
create index sign_in_links_expires_at on sign_in_links (expires_at);
`;
