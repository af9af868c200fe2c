import type { Dialect } from '../db.ts';

/** Files that were uploaded or imported. Their bytes are in the file storage, under account, mode and file_id. */
export const up = ({ keyText, clustered }: Dialect): string => `
create table files (
  account_id bigint not null,
  mode ${keyText} not null,
  -- in the order they were made; the first part of the address scaledata://<sequence_id>/<file_id>
  sequence_id ${keyText} not null,
  file_id ${keyText} not null,
  reference_id ${keyText},
  project ${keyText},
  display_name text,
  -- by its content
  mime_type text not null,
  size bigint not null,
  sha256 text not null,
  created_at bigint not null,
  updated_at bigint not null,
  -- JSON object; null when none was given
  metadata text,
  primary key (account_id, mode, sequence_id)
);
-- A link names the file alone, and the file says whose it is.
create index files_file_id on files (file_id);
create unique index files_reference_id on files (account_id, mode, reference_id) where reference_id is not null;
create index files_project on files (account_id, mode, project, sequence_id) where project is not null;

-- One row a key of a file's metadata, to find files by it.
create table file_metadata (
  account_id bigint not null,
  mode ${keyText} not null,
  -- hash of the key and its value
  entry ${keyText} not null,
  sequence_id ${keyText} not null,
  primary key (account_id, mode, entry, sequence_id)
) ${clustered};

-- Bytes that are, or are about to be, in the file storage without a row in files. Noted before they are written, gone
-- in the unit that makes the row; what stays was broken off, and a loop removes the bytes.
create table unclaimed_files (
  account_id bigint not null,
  mode ${keyText} not null,
  file_id ${keyText} not null,
  since bigint not null,
  -- 1 once their removal has begun: they can be claimed no more
  removing bigint not null default 0,
  primary key (account_id, mode, file_id)
);
create index unclaimed_files_since on unclaimed_files (since);
`;
