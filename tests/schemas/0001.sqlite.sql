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
  response text,
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
insert into accounts values (1, 'default', '48aab4263d66b144168f1538f5958853e9229d81135e8cab34674a1a38949d39', 1795442791077);
insert into users values (1, '6b04486704e0007fcd137ecf', 'admin@localhost', 'Admin', 'admin', 1795442791077);
insert into api_keys values (1, '6b04486704e0017e87e176b7', '6b04486704e0007fcd137ecf', 'first live key', 'live', 'admin', '3WH247t8Kam-GZR70XzVhbKD7y1DjjCiKP08RqkjYZ0', 'live_of_t...dump', 1795442791077, 1795442791400, null);
insert into api_keys values (1, '6b04486704e00278cde211f9', '6b04486704e0007fcd137ecf', 'first test key', 'test', 'admin', 'oZYqW-nkIaOehdWjsxWuxYBG9_FQTQWpvTlMXb-CRck', 'test_of_t...dump', 1795442791077, 1795442791373, null);
insert into api_keys values (1, '6b04486719b000bb3a0fc66a', '6b04486704e0007fcd137ecf', 'a second key', 'live', 'admin', 'srSnzdJnqjnB7xgv1svF5pkbMKIZe1SU64P23wlRFcY', 'live_e1ec...01a5', 1795442791400, null, null);
insert into tasks values (1, 'live', '6b0448671570007d24bdeb12', 'imageannotation', 'pending', 1795442791343, 1795442791343, null, 'standard', null, null, null, null, 'kept', 0, '["a","b"]', '{}', null, null, '[]', null, null, '{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}}', null);
insert into tasks values (1, 'live', '6b04486716100020ae829db2', 'imageannotation', 'canceled', 1795442791353, 1795442791369, null, 'standard', null, null, null, null, 'canceled', 0, null, '{"why":"it’s 🐄"}', null, null, '[]', null, null, '{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}}', null);
insert into tasks values (1, 'test', '6b044867188000d52924c5a6', 'categorization', 'completed', 1795442791392, 1795442791392, 1795442791392, 'standard', null, null, null, null, null, 0, null, '{}', 'http://a.example/', null, '[]', null, null, '{"attachment":"x","categories":["a","b"],"allow_multiple":false}', '{"category":"a"}');
insert into task_tags values (1, 'live', 'a', '6b0448671570007d24bdeb12');
insert into task_tags values (1, 'live', 'b', '6b0448671570007d24bdeb12');
insert into task_counts values (1, 'live', '', '', 'imageannotation', 'canceled', 0, 1);
insert into task_counts values (1, 'live', '', '', 'imageannotation', 'pending', 0, 1);
insert into task_counts values (1, 'test', '', '', 'categorization', 'completed', 0, 1);
insert into idempotency_keys values (1, 'live', 'dumped', '6b04486704e0007fcd137ecf', 'POST', '/v1/task/imageannotation', 'ZrlBhIA8iIJOjSQGEG8wHdJAFdP8z7paqzMQMfcDVJI', 200, '{"task_id":"6b0448671570007d24bdeb12","created_at":"2026-11-23T14:06:31.343Z","updated_at":"2026-11-23T14:06:31.343Z","type":"imageannotation","status":"pending","params":{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}},"is_test":false,"urgency":"standard","unique_id":"kept","tags":["a","b"],"metadata":{},"processed_attachments":[]}', 1795442791194);
insert into events values (1, '6b04486704e003d0ab30fda5', 1795442791077, null, 'create account', null, null, null, null, null, '{"name":"default"}');
insert into events values (1, '6b044867157001be7dce7080', 1795442791194, 'live', 'create task', '6b0448671570007d24bdeb12', '6b04486704e0007fcd137ecf', '6b04486704e0017e87e176b7', 'req_04424113a31', null, '{"type":"imageannotation","status":"pending","unique_id":"kept"}');
insert into events values (1, '6b044867161001e015723ad1', 1795442791353, 'live', 'create task', '6b04486716100020ae829db2', '6b04486704e0007fcd137ecf', '6b04486704e0017e87e176b7', 'req_04424113a32', null, '{"type":"imageannotation","status":"pending","unique_id":"canceled"}');
insert into events values (1, '6b04486716a000962fee83b6', 1795442791362, 'live', 'cancel task', '6b04486716100020ae829db2', '6b04486704e0007fcd137ecf', '6b04486704e0017e87e176b7', 'req_04424113a33', '{"status":"pending"}', '{"status":"canceled"}');
insert into events values (1, '6b0448671710006e116baae0', 1795442791369, 'live', 'set metadata', '6b04486716100020ae829db2', '6b04486704e0007fcd137ecf', '6b04486704e0017e87e176b7', 'req_04424113a34', '{"metadata":{}}', '{"metadata":{"why":"it’s 🐄"}}');
insert into events values (1, '6b044867189000c5b0db035f', 1795442791373, 'test', 'create task', '6b044867188000d52924c5a6', '6b04486704e0007fcd137ecf', '6b04486704e00278cde211f9', 'req_04424113a35', null, '{"type":"categorization","status":"completed"}');
insert into events values (1, '6b04486719b001fd12c180f0', 1795442791400, 'live', 'create key', null, '6b04486704e0007fcd137ecf', '6b04486704e0017e87e176b7', 'req_04424113a36', null, '{"key_id":"6b04486719b000bb3a0fc66a","name":"a second key","role":"admin","user_id":"6b04486704e0007fcd137ecf"}');
pragma user_version = 1;
