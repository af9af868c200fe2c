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
  created_at bigint not null,
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
  extra text not null default '{}',
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
  queue_due bigint not null default 0,
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
  active_ms bigint not null default 0,
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
  response text,
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
insert into accounts values (1, 'default', 'b6aaa0abbb43d76af5e9b1a7c55935d37278ec82a65368f14379ef0d89084d1f', 1795452707241);
insert into users values (1, '6b046f230f100089c2be6426', 'admin@localhost', 'Admin', 'admin', 1795452707241);
insert into api_keys values (1, '6b046f230f1002b114d675e4', '6b046f230f100089c2be6426', 'first live key', 'live', 'admin', '3WH247t8Kam-GZR70XzVhbKD7y1DjjCiKP08RqkjYZ0', 'live_of_t...dump', 1795452707241, 1795452707592, null);
insert into api_keys values (1, '6b046f230f200088b3997d2a', '6b046f230f100089c2be6426', 'first test key', 'test', 'admin', 'oZYqW-nkIaOehdWjsxWuxYBG9_FQTQWpvTlMXb-CRck', 'test_of_t...dump', 1795452707241, 1795452707587, null);
insert into api_keys values (1, '6b046f231ea0006c75b2872f', '6b046f230f100089c2be6426', 'a second key', 'live', 'admin', '_lC_vC51hCC5srzbWwXQieaVAw8BlcN3jXjidxXXT_A', 'live_e1dd...f76c', 1795452707487, null, null);
insert into tasks values (1, 'live', '6b046f231bf000ae6b0f09c2', 'imageannotation', 'pending', 1795452707447, 1795452707447, null, 'standard', null, null, null, null, 'kept', 0, '["a","b"]', '{}', null, null, '[]', null, null, '{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}}', null, 1, null, 0, null);
insert into tasks values (1, 'live', '6b046f231c9000d16adaa784', 'imageannotation', 'canceled', 1795452707457, 1795452707465, null, 'standard', null, null, null, null, 'canceled', 0, null, '{"why":"it’s 🐄"}', null, null, '[]', null, null, '{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}}', null, 1, null, 0, null);
insert into tasks values (1, 'test', '6b046f231e0000b9d4a08a37', 'categorization', 'completed', 1795452707480, 1795452707480, 1795452707480, 'standard', null, null, null, null, null, 0, null, '{}', 'http://a.example/', null, '[]', null, null, '{"attachment":"x","categories":["a","b"],"allow_multiple":false}', '{"category":"a"}', 1, null, 0, null);
insert into tasks values (1, 'test', '6b046f2324c000211bf9e2a6', 'categorization', 'completed', 1795452707588, 1795452707588, 1795452707588, 'standard', null, 'dumped', 'dumped', 0, 'in a batch', 0, null, '{}', null, null, '[]', null, null, '{"categories":["a","b"],"attachment":"x","allow_multiple":false}', '{"category":"a"}', 1, null, 0, null);
insert into task_tags values (1, 'live', 'a', '6b046f231bf000ae6b0f09c2');
insert into task_tags values (1, 'live', 'b', '6b046f231bf000ae6b0f09c2');
insert into task_counts values (1, 'live', '', '', 'imageannotation', 'canceled', 0, 1);
insert into task_counts values (1, 'live', '', '', 'imageannotation', 'pending', 0, 1);
insert into task_counts values (1, 'test', '', '', 'categorization', 'completed', 0, 1);
insert into task_counts values (1, 'test', 'dumped', 'dumped', 'categorization', 'completed', 0, 1);
insert into idempotency_keys values (1, 'live', 'dumped', '6b046f230f100089c2be6426', 'POST', '/v1/task/imageannotation', 'ZrlBhIA8iIJOjSQGEG8wHdJAFdP8z7paqzMQMfcDVJI', 200, '{"task_id":"6b046f231bf000ae6b0f09c2","created_at":"2026-11-23T16:51:47.447Z","updated_at":"2026-11-23T16:51:47.447Z","type":"imageannotation","status":"pending","params":{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}},"is_test":false,"urgency":"standard","unique_id":"kept","tags":["a","b"],"metadata":{},"processed_attachments":[]}', 1795452707367);
insert into events values (1, '6b046f230f1001429c4d9ed2', 1795452707241, null, 'create account', null, null, null, null, null, '{"name":"default"}');
insert into events values (1, '6b046f2315b000a2a9288156', 1795452707346, null, 'create sign-in link', null, '6b046f230f100089c2be6426', null, null, null, null);
insert into events values (1, '6b046f231bf001ad2952ae08', 1795452707367, 'live', 'create task', '6b046f231bf000ae6b0f09c2', '6b046f230f100089c2be6426', '6b046f230f1002b114d675e4', 'req_6719d8f5711', null, '{"type":"imageannotation","status":"pending","unique_id":"kept"}');
insert into events values (1, '6b046f231c90012bf20ba91b', 1795452707457, 'live', 'create task', '6b046f231c9000d16adaa784', '6b046f230f100089c2be6426', '6b046f230f1002b114d675e4', 'req_6719d8f5712', null, '{"type":"imageannotation","status":"pending","unique_id":"canceled"}');
insert into events values (1, '6b046f231ce00065cf55ceb7', 1795452707461, 'live', 'cancel task', '6b046f231c9000d16adaa784', '6b046f230f100089c2be6426', '6b046f230f1002b114d675e4', 'req_6719d8f5713', '{"status":"pending"}', '{"status":"canceled"}');
insert into events values (1, '6b046f231d20001bde383ae7', 1795452707465, 'live', 'set metadata', '6b046f231c9000d16adaa784', '6b046f230f100089c2be6426', '6b046f230f1002b114d675e4', 'req_6719d8f5714', '{"metadata":{}}', '{"metadata":{"why":"it’s 🐄"}}');
insert into events values (1, '6b046f231e0001508a162abe', 1795452707470, 'test', 'create task', '6b046f231e0000b9d4a08a37', '6b046f230f100089c2be6426', '6b046f230f200088b3997d2a', 'req_6719d8f5715', null, '{"type":"categorization","status":"completed"}');
insert into events values (1, '6b046f231eb000b0f8535c16', 1795452707487, 'live', 'create key', null, '6b046f230f100089c2be6426', '6b046f230f1002b114d675e4', 'req_6719d8f5716', null, '{"key_id":"6b046f231ea0006c75b2872f","name":"a second key","role":"admin","user_id":"6b046f230f100089c2be6426"}');
insert into events values (1, '6b046f23200000eeb5ab1ecc', 1795452707506, 'live', 'claim task', '6b046f231bf000ae6b0f09c2', '6b046f230f100089c2be6426', '6b046f230f1002b114d675e4', 'req_6719d8f5717', null, '{"lease_id":"6b046f231ff000f7b00b6801"}');
insert into events values (1, '6b046f2320e000ab8d8f3435', 1795452707525, 'live', 'release task', '6b046f231bf000ae6b0f09c2', '6b046f230f100089c2be6426', '6b046f230f1002b114d675e4', 'req_6719d8f5719', null, '{"lease_id":"6b046f231ff000f7b00b6801","user_id":"6b046f230f100089c2be6426"}');
insert into events values (1, '6b046f23239000e422959cb4', 1795452707531, 'live', 'create project', null, '6b046f230f100089c2be6426', '6b046f230f1002b114d675e4', 'req_6719d8f571a', null, '{"project":"dumped","type":"categorization"}');
insert into events values (1, '6b046f23241001445c670a9c', 1795452707574, 'live', 'create batch', null, '6b046f230f100089c2be6426', '6b046f230f1002b114d675e4', 'req_6719d8f571b', null, '{"batch":"dumped","project":"dumped","status":"in_progress"}');
insert into events values (1, '6b046f232450014d62a74447', 1795452707580, 'test', 'create project', null, '6b046f230f100089c2be6426', '6b046f230f200088b3997d2a', 'req_6719d8f571c', null, '{"project":"dumped","type":"categorization"}');
insert into events values (1, '6b046f2324800119836ef523', 1795452707584, 'test', 'create batch', null, '6b046f230f100089c2be6426', '6b046f230f200088b3997d2a', 'req_6719d8f571d', null, '{"batch":"dumped","project":"dumped","status":"in_progress"}');
insert into events values (1, '6b046f2324d00021b7629157', 1795452707587, 'test', 'create task', '6b046f2324c000211bf9e2a6', '6b046f230f100089c2be6426', '6b046f230f200088b3997d2a', 'req_6719d8f571e', null, '{"type":"categorization","status":"completed","unique_id":"in a batch"}');
insert into events values (1, '6b046f2325300072bdaacd7f', 1795452707592, 'live', 'change settings', null, '6b046f230f100089c2be6426', '6b046f230f1002b114d675e4', 'req_6719d8f571f', '{"callback_url":null}', '{"callback_url":"http://b.example/"}');
insert into projects values (1, 'live', 'dumped', 'categorization', 1795452707568, 0, 0, 0, 0, '{}', '{}');
insert into projects values (1, 'test', 'dumped', 'categorization', 1795452707581, 0, 0, 0, 0, '{}', '{}');
insert into project_versions values (1, 'live', 'dumped', 0, 1795452707568, null, '{"categories":["a","b"]}');
insert into project_versions values (1, 'test', 'dumped', 0, 1795452707581, null, '{"categories":["a","b"]}');
insert into batches values (1, 'live', 'dumped', 'dumped', 'in_progress', 1795452707577, null, 0, 0, 0, null, '{}', 0);
insert into batches values (1, 'test', 'dumped', 'dumped', 'in_progress', 1795452707584, null, 0, 0, 0, null, '{}', 0);
insert into open_answers values (1, 'live', '6b046f231bf000ae6b0f09c2', 0, 'label', 1, 'imageannotation', null, null, 0, 0, null, null);
insert into leases values (1, '6b046f231ff000f7b00b6801', 'live', '6b046f231bf000ae6b0f09c2', 0, 'label', '6b046f230f100089c2be6426', '6b046f230f1002b114d675e4', 900, 1795452707506, 1795453607506, 1795452707525, 'released', 1795452707525, 19);
insert into answers values (1, 'live', '6b046f231bf000ae6b0f09c2', '6b046f230f100089c2be6426', 'draft', 1795452707518, 1795452707518, null, null, null, null, null, '{"annotations":[]}');
insert into callbacks values (1, '6b046f231e0002b8b3ea6849', 'test', '6b046f231e0000b9d4a08a37', null, 'completed', 'due', 'http://a.example', 'http://a.example/', 1795452707470, 1795452711794, 1, null, '{"task_id":"6b046f231e0000b9d4a08a37","status":"completed","response":{"category":"a"},"task":{"task_id":"6b046f231e0000b9d4a08a37","created_at":"2026-11-23T16:51:47.480Z","updated_at":"2026-11-23T16:51:47.480Z","completed_at":"2026-11-23T16:51:47.480Z","callback_url":"http://a.example/","type":"categorization","status":"completed","params":{"attachment":"x","categories":["a","b"],"allow_multiple":false},"is_test":true,"urgency":"standard","metadata":{},"processed_attachments":[],"response":{"category":"a"}}}');
insert into callback_attempts values (1, '6b046f231e0002b8b3ea6849', 1, 1795452707500, 13, null, 'The name of a.example could not be resolved.', null);
insert into callback_endpoints values (1, 'http://a.example', 1, 0);
insert into sign_in_links values (1, 'sAYUWLY-HkXCs6K5gYQowrhQrjjvEy119eKB3LDtuiU', '6b046f230f100089c2be6426', 1795452707346, 1795539107346);
insert into settings values (1, 'test', null, '{"callback_auth_key":"test_auth_77617963a01cb22ea740c4c2e5417bb6","signing_secret":"whsec_umG7bnjVZ1Gdq933FCx5Z28pnmlWNRvj5coCNZ0XRzs="}');
insert into settings values (1, 'live', 'http://b.example/', '{"callback_auth_key":"live_auth_15ea3ca46ff263818d84060cf5a3a9f2","signing_secret":"whsec_i5p+14M51ae2A5j/mOokHVpcz6rH8KCRIvYuqtANdrc="}');
pragma user_version = 2;
