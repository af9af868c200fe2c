CREATE TABLE accounts (
  account_id bigint not null,
  name text not null,
  page_token_secret text not null,
  created_at bigint not null,
  primary key (account_id)
);
CREATE TABLE users (
  account_id bigint not null,
  user_id text not null,
  email text not null,
  name text not null,
  role text not null,
  created_at bigint not null, invited_until bigint,
  primary key (account_id, user_id)
);
CREATE TABLE api_keys (
  account_id bigint not null,
  key_id text not null,
  user_id text not null,
  name text not null,
  mode text not null,
  role text not null,
  key_hash text not null,
  hint text not null,
  created_at bigint not null,
  last_used_at bigint,
  revoked_at bigint,
  primary key (account_id, key_id)
);
CREATE TABLE tasks (
  account_id bigint not null,
  mode text not null,
  task_id text not null,
  type text not null,
  status text not null,
  created_at bigint not null,
  updated_at bigint not null,
  completed_at bigint,
  urgency text not null,
  priority bigint,
  project text,
  batch text,
  project_param_version bigint,
  unique_id text,
  clear_unique_id_on_error bigint not null default 0,
  tags text,
  metadata text not null,
  callback_url text,
  callback_succeeded bigint,
  processed_attachments text not null default '[]',
  customer_review_status text,
  instruction text,
  params text not null,
  response text, responses_required bigint not null default 1, agreement double precision, in_review bigint not null default 0, extra text,
  primary key (account_id, mode, task_id)
);
CREATE TABLE task_tags (
  account_id bigint not null,
  mode text not null,
  tag text not null,
  task_id text not null,
  primary key (account_id, mode, tag, task_id)
) without rowid;
CREATE TABLE task_counts (
  account_id bigint not null,
  mode text not null,
  project text not null,
  batch text not null,
  type text not null,
  status text not null,
  shard bigint not null,
  n bigint not null,
  primary key (account_id, mode, project, batch, type, status, shard)
) without rowid;
CREATE TABLE idempotency_keys (
  account_id bigint not null,
  mode text not null,
  key text not null,
  user_id text not null,
  method text not null,
  path text not null,
  request_hash text not null,
  status bigint not null,
  response text not null,
  created_at bigint not null,
  primary key (account_id, mode, key)
);
CREATE TABLE events (
  account_id bigint not null,
  event_id text not null,
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
) without rowid;
CREATE TABLE projects (
  account_id bigint not null,
  mode text not null,
  name text not null,
  type text not null,
  created_at bigint not null,
  archived bigint not null default 0,
  rapid bigint not null default 0,
  studio bigint not null default 0,
  -- of its params
  last_version bigint not null default 0,
  -- JSON: how the project's work is done (answers required, review rules, time to correct ...)
  settings text not null default '{}',
  -- JSON object of wire fields that are only kept: datasetId, pipeline, consensus_attempts
  extra text not null default '{}', closed bigint not null default 0, gate_due bigint not null default 0,
  primary key (account_id, mode, name)
);
CREATE TABLE project_versions (
  account_id bigint not null,
  mode text not null,
  project text not null,
  version bigint not null,
  created_at bigint not null,
  instruction text,
  params text not null,
  primary key (account_id, mode, project, version)
);
CREATE TABLE batches (
  account_id bigint not null,
  mode text not null,
  name text not null,
  project text not null,
  -- staging, in_progress or completed
  status text not null,
  created_at bigint not null,
  completed_at bigint,
  priority bigint not null default 0,
  calibration_batch bigint not null default 0,
  self_label_batch bigint not null default 0,
  callback_url text,
  metadata text not null,
  -- 1 while rows of open_answers still have to be opened or given its priority
  queue_due bigint not null default 0, closed bigint not null default 0, studio_rank bigint, recalled bigint not null default 0,
  primary key (account_id, mode, name)
);
CREATE TABLE open_answers (
  account_id bigint not null,
  mode text not null,
  task_id text not null,
  slot bigint not null,
  -- label or review
  kind text not null,
  -- 1: can be claimed; 0: its batch is staging; 2: skipped by so many that a manager has to look
  open bigint not null,
  type text not null,
  project text,
  batch text,
  priority bigint not null,
  batch_priority bigint not null,
  -- the live lease, if a labeler holds it
  lease_id text,
  lease_user_id text,
  primary key (account_id, mode, task_id, slot)
);
CREATE TABLE leases (
  account_id bigint not null,
  lease_id text not null,
  mode text not null,
  task_id text not null,
  slot bigint not null,
  kind text not null,
  user_id text not null,
  key_id text,
  seconds bigint not null,
  claimed_at bigint not null,
  expires_at bigint not null,
  -- null while it lives
  ended_at bigint,
  -- submitted, reviewed, skipped, released, expired, ended; errored, canceled, completed: with its task
  outcome text,
  -- when the labeler was last seen to work, and the time counted so far, in milliseconds
  active_at bigint,
  active_ms bigint not null default 0, submit_at bigint, submit_secs double precision, stands_for text,
  primary key (account_id, lease_id)
);
CREATE TABLE answers (
  account_id bigint not null,
  mode text not null,
  task_id text not null,
  user_id text not null,
  -- draft, submitted, skipped, rejected (by a reviewer) or reviewed (the user is the reviewer)
  state text not null,
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
  response text, draft_version bigint not null default 0,
  primary key (account_id, mode, task_id, user_id)
);
CREATE TABLE attachments (
  account_id bigint not null,
  mode text not null,
  task_id text not null,
  n bigint not null,
  -- of the task: it says whether the attachment must be a picture
  type text not null,
  -- due, ok or failed
  state text not null,
  -- scheme and host, for the circuit
  host text not null,
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
CREATE TABLE callbacks (
  account_id bigint not null,
  callback_id text not null,
  mode text not null,
  task_id text,
  batch text,
  -- completed, error, audit, recall, batch, manual or replay
  reason text not null,
  -- due, delivered or failed
  state text not null,
  -- scheme and host of the URL, or the e-mail address: what one circuit guards
  endpoint text not null,
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
CREATE TABLE callback_attempts (
  account_id bigint not null,
  callback_id text not null,
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
CREATE TABLE callback_endpoints (
  account_id bigint not null,
  endpoint text not null,
  failures bigint not null default 0,
  open_until bigint not null default 0,
  primary key (account_id, endpoint)
) without rowid;
CREATE TABLE sessions (
  account_id bigint not null,
  session_hash text not null,
  user_id text not null,
  created_at bigint not null,
  expires_at bigint not null,
  primary key (account_id, session_hash)
);
CREATE TABLE sign_in_links (
  account_id bigint not null,
  link_hash text not null,
  user_id text not null,
  created_at bigint not null,
  expires_at bigint not null,
  primary key (account_id, link_hash)
);
CREATE TABLE settings (
  account_id bigint not null,
  mode text not null,
  -- for tasks that name none; a column because every request reads it
  callback_url text,
  -- JSON: secrets and whatever else is set
  value text not null,
  primary key (account_id, mode)
);
CREATE TABLE outcomes (
  account_id bigint not null,
  mode text not null,
  outcome_id text not null,
  created_at bigint not null,
  -- null matches any
  type text,
  project text,
  -- with * for any characters
  unique_id text,
  -- tasks it is for, and those it was taken for already
  times bigint not null,
  used bigint not null default 0,
  -- JSON: the outcome as it was sent
  outcome text not null,
  primary key (account_id, mode, outcome_id)
);
CREATE TABLE delayed_outcomes (
  account_id bigint not null,
  mode text not null,
  task_id text not null,
  due_at bigint not null,
  -- JSON: {"response": ...} or {"error": ...}
  outcome text not null,
  primary key (account_id, mode, task_id)
);
CREATE TABLE callback_faults (
  account_id bigint not null,
  mode text not null,
  task_id text not null,
  remaining bigint not null,
  status_code bigint not null,
  primary key (account_id, mode, task_id)
);
CREATE TABLE files (
  account_id bigint not null,
  mode text not null,
  -- in the order they were made; the first part of the address scaledata://<sequence_id>/<file_id>
  sequence_id text not null,
  file_id text not null,
  reference_id text,
  project text,
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
CREATE TABLE file_metadata (
  account_id bigint not null,
  mode text not null,
  -- hash of the key and its value
  entry text not null,
  sequence_id text not null,
  primary key (account_id, mode, entry, sequence_id)
) without rowid;
CREATE TABLE unclaimed_files (
  account_id bigint not null,
  mode text not null,
  file_id text not null,
  since bigint not null,
  -- 1 once their removal has begun: they can be claimed no more
  removing bigint not null default 0,
  primary key (account_id, mode, file_id)
);
CREATE TABLE invitation_mails (
  account_id bigint not null,
  mail_id text not null,
  email text not null,
  body text not null,
  next_at bigint not null,
  tries bigint not null default 0,
  -- when the link ends, and with it the mail
  expires_at bigint not null,
  primary key (account_id, mail_id)
);
CREATE TABLE assignments (
  account_id bigint not null,
  mode text not null,
  user_id text not null,
  project text not null,
  primary key (account_id, mode, user_id, project)
) without rowid;
CREATE TABLE project_groups (
  account_id bigint not null,
  mode text not null,
  project text not null,
  name text not null,
  group_id text not null,
  primary key (account_id, mode, project, name)
);
CREATE TABLE group_workers (
  account_id bigint not null,
  mode text not null,
  project text not null,
  name text not null,
  user_id text not null,
  primary key (account_id, mode, project, name, user_id)
) without rowid;
CREATE TABLE batch_groups (
  account_id bigint not null,
  mode text not null,
  batch text not null,
  name text not null,
  primary key (account_id, mode, batch, name)
) without rowid;
CREATE TABLE imported (
  account_id bigint not null,
  mode text not null,
  -- project, batch or task
  kind text not null,
  -- the name, or the task_id
  name text not null,
  -- of its wire JSON, as it came: tells whether it changed there since, and whether it changed here
  hash text not null,
  -- of a batch that is staging here until its tasks are in: what it is to be then
  held text,
  primary key (account_id, mode, kind, name)
) without rowid;
CREATE TABLE imports (
  account_id bigint not null,
  mode text not null,
  -- the address
  source text not null,
  -- JSON: the end of what is still to be read, and counts
  progress text not null,
  primary key (account_id, mode, source)
);
CREATE TABLE quality_tasks (
  account_id bigint not null,
  mode text not null,
  task_id text not null,
  -- evaluation or training
  kind text not null,
  -- '' for none
  project text not null,
  type text not null,
  batch text,
  created_at bigint not null,
  project_param_version bigint,
  unique_id text,
  tags text,
  metadata text not null,
  instruction text,
  params text not null,
  expected_response text not null,
  -- what the labeler begins from
  initial_response text,
  -- since when it is handed to nobody
  canceled_at bigint,
  primary key (account_id, mode, task_id)
);
CREATE TABLE quality_pools (
  account_id bigint not null,
  mode text not null,
  project text not null,
  type text not null,
  evaluations bigint not null default 0,
  trainings bigint not null default 0,
  primary key (account_id, mode, project, type)
) without rowid;
CREATE TABLE quality_standings (
  account_id bigint not null,
  mode text not null,
  user_id text not null,
  project text not null,
  type text not null,
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
CREATE TABLE quality_scores (
  account_id bigint not null,
  mode text not null,
  task_id text not null,
  user_id text not null,
  score_id text not null,
  kind text not null,
  project text not null,
  type text not null,
  score double precision not null,
  -- 1: in the accuracy, or of a training task: well enough
  counted bigint not null,
  tries bigint not null,
  answered_at bigint not null,
  time_spent_secs double precision,
  primary key (account_id, mode, task_id, user_id)
);
CREATE UNIQUE INDEX users_email on users (account_id, email);
CREATE INDEX api_keys_key_hash on api_keys (key_hash);
CREATE UNIQUE INDEX tasks_unique_id on tasks (account_id, mode, unique_id) where unique_id is not null;
CREATE INDEX tasks_status on tasks (account_id, mode, status, task_id);
CREATE INDEX tasks_type on tasks (account_id, mode, type, task_id);
CREATE INDEX tasks_project on tasks (account_id, mode, project, task_id) where project is not null;
CREATE INDEX tasks_batch on tasks (account_id, mode, batch, task_id) where batch is not null;
CREATE INDEX tasks_updated_at on tasks (account_id, mode, updated_at, task_id);
CREATE INDEX tasks_completed_at on tasks (account_id, mode, completed_at, task_id) where completed_at is not null;
CREATE INDEX tasks_review on tasks (account_id, mode, customer_review_status, task_id)
  where customer_review_status is not null;
CREATE INDEX idempotency_keys_created_at on idempotency_keys (created_at);
CREATE INDEX batches_created_at on batches (account_id, mode, created_at, name);
CREATE INDEX batches_project on batches (account_id, mode, project, created_at, name);
CREATE INDEX batches_in_progress on batches (account_id, mode, name) where status = 'in_progress';
CREATE INDEX batches_queue_due on batches (account_id, mode, name) where queue_due = 1;
CREATE INDEX open_answers_queue on open_answers
  (account_id, mode, kind, priority desc, batch_priority desc, task_id, slot) where lease_id is null and open = 1;
CREATE INDEX open_answers_type on open_answers
  (account_id, mode, kind, type, priority desc, batch_priority desc, task_id, slot) where lease_id is null and open = 1;
CREATE INDEX open_answers_project on open_answers
  (account_id, mode, kind, project, priority desc, batch_priority desc, task_id, slot)
  where lease_id is null and open = 1 and project is not null;
CREATE INDEX open_answers_batch on open_answers
  (account_id, mode, kind, batch, priority desc, batch_priority desc, task_id, slot)
  where lease_id is null and open = 1 and batch is not null;
CREATE INDEX open_answers_held on open_answers (account_id, mode, kind, lease_user_id) where lease_id is not null;
CREATE INDEX open_answers_follow on open_answers (account_id, mode, (coalesce(batch, '')), open, batch_priority)
  where batch is not null;
CREATE INDEX open_answers_skipped on open_answers (account_id, mode, task_id, slot) where open = 2;
CREATE INDEX leases_expires_at on leases (expires_at) where ended_at is null;
CREATE INDEX leases_task on leases (account_id, mode, task_id);
CREATE INDEX answers_user on answers (account_id, mode, user_id, submitted_at) where submitted_at is not null;
CREATE INDEX answers_flagged on answers (account_id, mode, updated_at) where comment is not null;
CREATE INDEX attachments_due on attachments (host, next_at) where state = 'due';
CREATE INDEX callbacks_due on callbacks (account_id, endpoint, next_at) where state = 'due';
CREATE INDEX callbacks_task on callbacks (account_id, mode, task_id, callback_id);
CREATE INDEX callbacks_failed on callbacks (account_id, mode, callback_id) where state = 'failed';
CREATE INDEX sessions_hash on sessions (session_hash);
CREATE INDEX sign_in_links_hash on sign_in_links (link_hash);
CREATE INDEX events_task on events (account_id, mode, task_id, event_id);
CREATE INDEX delayed_outcomes_due on delayed_outcomes (due_at);
CREATE INDEX files_file_id on files (file_id);
CREATE UNIQUE INDEX files_reference_id on files (account_id, mode, reference_id) where reference_id is not null;
CREATE INDEX files_project on files (account_id, mode, project, sequence_id) where project is not null;
CREATE INDEX unclaimed_files_since on unclaimed_files (since);
CREATE INDEX invitation_mails_next_at on invitation_mails (next_at);
CREATE INDEX assignments_project on assignments (account_id, mode, project, user_id);
CREATE INDEX projects_closed on projects (account_id, mode, name) where closed = 1;
CREATE INDEX projects_gate_due on projects (account_id, mode, name) where gate_due > 0;
CREATE INDEX batches_closed on batches (account_id, mode, project, name)
  where closed = 1 and (status <> 'completed' or recalled = 1);
CREATE INDEX batches_studio_rank on batches (account_id, mode, name) where studio_rank is not null;
CREATE INDEX open_answers_assigned on open_answers
  (account_id, mode, kind, project, priority desc, batch_priority desc, task_id, slot)
  where lease_id is null and open = 3;
CREATE INDEX open_answers_closed_batch on open_answers
  (account_id, mode, kind, batch, priority desc, batch_priority desc, task_id, slot)
  where lease_id is null and open >= 3 and batch is not null;
CREATE INDEX imported_held on imported (account_id, mode, name) where held is not null;
CREATE INDEX answers_drafts on answers (account_id, mode, user_id, updated_at)
  where state = 'draft' and response is not null;
CREATE INDEX leases_submit_at on leases (submit_at) where submit_at is not null and ended_at is null;
CREATE UNIQUE INDEX quality_tasks_unique_id on quality_tasks (account_id, mode, unique_id)
  where unique_id is not null and canceled_at is null;
CREATE INDEX quality_tasks_pool on quality_tasks (account_id, mode, project, type, kind, task_id) where canceled_at is null;
CREATE INDEX quality_standings_barred on quality_standings (account_id, mode, user_id, project, type) where barred = 1;
CREATE INDEX quality_scores_id on quality_scores (account_id, mode, score_id);
CREATE INDEX quality_scores_user on quality_scores (account_id, mode, user_id, project, type);
CREATE UNIQUE INDEX leases_quality on leases (account_id, mode, user_id, task_id)
  where ended_at is null and stands_for is not null;
CREATE INDEX leases_given_back on leases (account_id, mode, user_id, task_id)
  where stands_for is not null and outcome in ('released', 'expired', 'ended');
insert into accounts values (1, 'default', 'da83c9b8dfd250e7f5134ce654b24bbdae133522c08ad1f3032d2b080005c047', 1795475986392);
insert into users values (1, '6b04ca1218900032a34541e0', 'admin@localhost', 'Admin', 'admin', 1795475986392, null);
insert into api_keys values (1, '6b04ca121890029b3ddde1c0', '6b04ca1218900032a34541e0', 'first live key', 'live', 'admin', '3WH247t8Kam-GZR70XzVhbKD7y1DjjCiKP08RqkjYZ0', 'live_of_t...dump', 1795475986392, 1795475986720, null);
insert into api_keys values (1, '6b04ca12189003c13da9da1b', '6b04ca1218900032a34541e0', 'first test key', 'test', 'admin', 'oZYqW-nkIaOehdWjsxWuxYBG9_FQTQWpvTlMXb-CRck', 'test_of_t...dump', 1795475986392, 1795475986718, null);
insert into api_keys values (1, '6b04ca12289000441f053af6', '6b04ca1218900032a34541e0', 'a second key', 'live', 'admin', 'Zw-rj9DOf9vss2SmJINW0i4Z5DjNrMfKYh_F42e3LPk', 'live_38bd...e922', 1795475986647, null, null);
insert into tasks values (1, 'live', '6b04ca1226400004e3413948', 'imageannotation', 'pending', 1795475986612, 1795475986612, null, 'standard', null, null, null, null, 'kept', 0, '["a","b"]', '{}', null, null, '[]', null, null, '{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}}', null, 1, null, 0, null);
insert into tasks values (1, 'live', '6b04ca1226e0000d03cbd92b', 'imageannotation', 'canceled', 1795475986622, 1795475986630, null, 'standard', null, null, null, null, 'canceled', 0, null, '{"why":"it’s 🐄"}', null, null, '[]', null, null, '{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}}', null, 1, null, 0, null);
insert into tasks values (1, 'test', '6b04ca12282000eb06be03ef', 'categorization', 'completed', 1795475986642, 1795475986642, 1795475986642, 'standard', null, null, null, null, null, 0, null, '{}', 'http://a.example/', null, '[]', null, null, '{"attachment":"x","categories":["a","b"],"allow_multiple":false}', '{"category":"a"}', 1, null, 0, null);
insert into tasks values (1, 'test', '6b04ca122cf0001e6cdbafa3', 'categorization', 'completed', 1795475986719, 1795475986719, 1795475986719, 'standard', null, 'dumped', 'dumped', 0, 'in a batch', 0, null, '{}', null, null, '[]', null, null, '{"categories":["a","b"],"attachment":"x","allow_multiple":false}', '{"category":"a"}', 1, null, 0, null);
insert into task_tags values (1, 'live', 'a', '6b04ca1226400004e3413948');
insert into task_tags values (1, 'live', 'b', '6b04ca1226400004e3413948');
insert into task_counts values (1, 'live', '', '', 'imageannotation', 'canceled', 0, 1);
insert into task_counts values (1, 'live', '', '', 'imageannotation', 'pending', 0, 1);
insert into task_counts values (1, 'test', '', '', 'categorization', 'completed', 0, 1);
insert into task_counts values (1, 'test', 'dumped', 'dumped', 'categorization', 'completed', 0, 1);
insert into idempotency_keys values (1, 'live', 'dumped', '6b04ca1218900032a34541e0', 'POST', '/v1/task/imageannotation', 'ZrlBhIA8iIJOjSQGEG8wHdJAFdP8z7paqzMQMfcDVJI', 200, '{"task_id":"6b04ca1226400004e3413948","created_at":"2026-11-23T23:19:46.612Z","updated_at":"2026-11-23T23:19:46.612Z","type":"imageannotation","status":"pending","params":{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}},"is_test":false,"urgency":"standard","unique_id":"kept","tags":["a","b"],"metadata":{},"processed_attachments":[]}', 1795475986541);
insert into events values (1, '6b04ca12189001f8959e682e', 1795475986392, null, 'create account', null, null, null, null, null, '{"name":"default"}');
insert into events values (1, '6b04ca121f40000390e5607b', 1795475986498, null, 'create sign-in link', null, '6b04ca1218900032a34541e0', null, null, null, null);
insert into events values (1, '6b04ca1226500003a05d14ab', 1795475986541, 'live', 'create task', '6b04ca1226400004e3413948', '6b04ca1218900032a34541e0', '6b04ca121890029b3ddde1c0', 'req_1768b714561', null, '{"type":"imageannotation","status":"pending","unique_id":"kept"}');
insert into events values (1, '6b04ca1226e00138171b6b17', 1795475986622, 'live', 'create task', '6b04ca1226e0000d03cbd92b', '6b04ca1218900032a34541e0', '6b04ca121890029b3ddde1c0', 'req_1768b714562', null, '{"type":"imageannotation","status":"pending","unique_id":"canceled"}');
insert into events values (1, '6b04ca12273000e1abe6450a', 1795475986626, 'live', 'cancel task', '6b04ca1226e0000d03cbd92b', '6b04ca1218900032a34541e0', '6b04ca121890029b3ddde1c0', 'req_1768b714563', '{"status":"pending"}', '{"status":"canceled"}');
insert into events values (1, '6b04ca122770006b2b5aefad', 1795475986630, 'live', 'set metadata', '6b04ca1226e0000d03cbd92b', '6b04ca1218900032a34541e0', '6b04ca121890029b3ddde1c0', 'req_1768b714564', '{"metadata":{}}', '{"metadata":{"why":"it’s 🐄"}}');
insert into events values (1, '6b04ca122820013fbdf27b01', 1795475986634, 'test', 'create task', '6b04ca12282000eb06be03ef', '6b04ca1218900032a34541e0', '6b04ca12189003c13da9da1b', 'req_1768b714565', null, '{"type":"categorization","status":"completed"}');
insert into events values (1, '6b04ca122890018a0e793e74', 1795475986647, 'live', 'create key', null, '6b04ca1218900032a34541e0', '6b04ca121890029b3ddde1c0', 'req_1768b714566', null, '{"key_id":"6b04ca12289000441f053af6","name":"a second key","role":"admin","user_id":"6b04ca1218900032a34541e0"}');
insert into events values (1, '6b04ca12291000b7f19efd70', 1795475986652, 'live', 'claim task', '6b04ca1226400004e3413948', '6b04ca1218900032a34541e0', '6b04ca121890029b3ddde1c0', 'req_1768b714567', null, '{"lease_id":"6b04ca122900007557200f75"}');
insert into events values (1, '6b04ca122a200003c1a56bd1', 1795475986673, 'live', 'release task', '6b04ca1226400004e3413948', '6b04ca1218900032a34541e0', '6b04ca121890029b3ddde1c0', 'req_1768b714569', null, '{"lease_id":"6b04ca122900007557200f75","user_id":"6b04ca1218900032a34541e0"}');
insert into events values (1, '6b04ca122bf001e2866bc191', 1795475986677, 'live', 'create project', null, '6b04ca1218900032a34541e0', '6b04ca121890029b3ddde1c0', 'req_1768b71456a', null, '{"project":"dumped","type":"categorization"}');
insert into events values (1, '6b04ca122c7001dff45bf64a', 1795475986709, 'live', 'create batch', null, '6b04ca1218900032a34541e0', '6b04ca121890029b3ddde1c0', 'req_1768b71456b', null, '{"batch":"dumped","project":"dumped","status":"in_progress"}');
insert into events values (1, '6b04ca122ca00184799b940d', 1795475986714, 'test', 'create project', null, '6b04ca1218900032a34541e0', '6b04ca12189003c13da9da1b', 'req_1768b71456c', null, '{"project":"dumped","type":"categorization"}');
insert into events values (1, '6b04ca122cc00117ac484e0d', 1795475986715, 'test', 'create batch', null, '6b04ca1218900032a34541e0', '6b04ca12189003c13da9da1b', 'req_1768b71456d', null, '{"batch":"dumped","project":"dumped","status":"in_progress"}');
insert into events values (1, '6b04ca122cf0011d66ec8b03', 1795475986718, 'test', 'create task', '6b04ca122cf0001e6cdbafa3', '6b04ca1218900032a34541e0', '6b04ca12189003c13da9da1b', 'req_1768b71456e', null, '{"type":"categorization","status":"completed","unique_id":"in a batch"}');
insert into events values (1, '6b04ca122d30001d1406dbd3', 1795475986721, 'live', 'change settings', null, '6b04ca1218900032a34541e0', '6b04ca121890029b3ddde1c0', 'req_1768b71456f', '{"callback_url":null}', '{"callback_url":"http://b.example/"}');
insert into projects values (1, 'live', 'dumped', 'categorization', 1795475986703, 0, 0, 0, 0, '{}', '{}', 0, 0);
insert into projects values (1, 'test', 'dumped', 'categorization', 1795475986714, 0, 0, 0, 0, '{}', '{}', 0, 0);
insert into project_versions values (1, 'live', 'dumped', 0, 1795475986703, null, '{"categories":["a","b"]}');
insert into project_versions values (1, 'test', 'dumped', 0, 1795475986714, null, '{"categories":["a","b"]}');
insert into batches values (1, 'live', 'dumped', 'dumped', 'in_progress', 1795475986711, null, 0, 0, 0, null, '{}', 0, 0, null, 0);
insert into batches values (1, 'test', 'dumped', 'dumped', 'in_progress', 1795475986716, null, 0, 0, 0, null, '{}', 0, 0, null, 0);
insert into open_answers values (1, 'live', '6b04ca1226400004e3413948', 0, 'label', 1, 'imageannotation', null, null, 0, 0, null, null);
insert into leases values (1, '6b04ca122900007557200f75', 'live', '6b04ca1226400004e3413948', 0, 'label', '6b04ca1218900032a34541e0', '6b04ca121890029b3ddde1c0', 900, 1795475986652, 1795476886652, 1795475986673, 'released', 1795475986673, 21, null, null, null);
insert into answers values (1, 'live', '6b04ca1226400004e3413948', '6b04ca1218900032a34541e0', 'draft', 1795475986667, 1795475986667, null, null, null, null, null, '{"annotations":[]}', 1);
insert into callbacks values (1, '6b04ca12283000b0353844dc', 'test', '6b04ca12282000eb06be03ef', null, 'completed', 'due', 'http://a.example', 'http://a.example/', 1795475986634, 1795475991587, 1, null, '{"task_id":"6b04ca12282000eb06be03ef","status":"completed","response":{"category":"a"},"task":{"task_id":"6b04ca12282000eb06be03ef","created_at":"2026-11-23T23:19:46.642Z","updated_at":"2026-11-23T23:19:46.642Z","completed_at":"2026-11-23T23:19:46.642Z","callback_url":"http://a.example/","type":"categorization","status":"completed","params":{"attachment":"x","categories":["a","b"],"allow_multiple":false},"is_test":true,"urgency":"standard","metadata":{},"processed_attachments":[],"response":{"category":"a"}}}');
insert into callback_attempts values (1, '6b04ca12283000b0353844dc', 1, 1795475986663, 6, null, 'The name of a.example could not be resolved.', null);
insert into callback_endpoints values (1, 'http://a.example', 1, 0);
insert into sign_in_links values (1, 'TaOim4NPzyUJmCV2CxxeQ2BVXctUEXa0RVpm0Ph_tcc', '6b04ca1218900032a34541e0', 1795475986498, 1795562386498);
insert into settings values (1, 'test', null, '{"callback_auth_key":"test_auth_1c05dbe889be5524d0b5fa5f00d3cf98","signing_secret":"whsec_acJHm7/rzfzkxm63JYV5DlQ8liocOU/IvNGLaU4+6FQ="}');
insert into settings values (1, 'live', 'http://b.example/', '{"callback_auth_key":"live_auth_e0c81de3c0168e418ce6394b8f1ccd38","signing_secret":"whsec_g+DBKCNVqA4TAmfEFZ3G02ZnA5n9qeYeM/7EhMWegJQ="}');
pragma user_version = 3;
