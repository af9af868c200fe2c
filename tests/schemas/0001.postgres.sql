
CREATE TABLE public.accounts (
    account_id bigint NOT NULL,
    name text NOT NULL,
    page_token_secret text NOT NULL,
    created_at bigint NOT NULL
);
CREATE TABLE public.api_keys (
    account_id bigint NOT NULL,
    key_id text NOT NULL COLLATE pg_catalog."C",
    user_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    mode text NOT NULL,
    role text NOT NULL,
    key_hash text NOT NULL COLLATE pg_catalog."C",
    hint text NOT NULL,
    created_at bigint NOT NULL,
    last_used_at bigint,
    revoked_at bigint
);
CREATE TABLE public.events (
    account_id bigint NOT NULL,
    event_id text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL,
    mode text,
    action text NOT NULL,
    task_id text,
    user_id text,
    key_id text,
    request_id text,
    before text,
    after text
);
CREATE TABLE public.idempotency_keys (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    user_id text NOT NULL COLLATE pg_catalog."C",
    method text NOT NULL,
    path text NOT NULL,
    request_hash text NOT NULL,
    status bigint NOT NULL,
    response text NOT NULL,
    created_at bigint NOT NULL
);
CREATE TABLE public.schema_version (
    version bigint NOT NULL
);
CREATE TABLE public.task_counts (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    project text NOT NULL COLLATE pg_catalog."C",
    batch text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL COLLATE pg_catalog."C",
    status text NOT NULL COLLATE pg_catalog."C",
    shard bigint NOT NULL,
    n bigint NOT NULL
);
CREATE TABLE public.task_tags (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    tag text NOT NULL COLLATE pg_catalog."C",
    task_id text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.tasks (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    task_id text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL COLLATE pg_catalog."C",
    status text NOT NULL COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    completed_at bigint,
    urgency text NOT NULL,
    priority bigint,
    project text COLLATE pg_catalog."C",
    batch text COLLATE pg_catalog."C",
    project_param_version bigint,
    unique_id text COLLATE pg_catalog."C",
    clear_unique_id_on_error bigint DEFAULT 0 NOT NULL,
    tags text,
    metadata text NOT NULL,
    callback_url text,
    callback_succeeded bigint,
    processed_attachments text DEFAULT '[]'::text NOT NULL,
    customer_review_status text COLLATE pg_catalog."C",
    instruction text,
    params text NOT NULL,
    response text
);
CREATE TABLE public.users (
    account_id bigint NOT NULL,
    user_id text NOT NULL COLLATE pg_catalog."C",
    email text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    role text NOT NULL,
    created_at bigint NOT NULL
);
INSERT INTO public.accounts VALUES (1, 'default', '15fa4cc4a4f3d3a7c0894266e3ba88bd51aaac2af7ecbc046c05ad185f62f20a', 1795442792342);
INSERT INTO public.api_keys VALUES (1, '6b0448683180006f5e301e8a', '6b04486815c0002ded0d8159', 'a second key', 'live', 'admin', 'TZnCMbhwd4KEYuGnlWhgfWzde9i7vY6Kw2NZjd3UjYw', 'live_1fdd...6601', 1795442792774, NULL, NULL);
INSERT INTO public.api_keys VALUES (1, '6b04486815d000277bfd4bd5', '6b04486815c0002ded0d8159', 'first live key', 'live', 'admin', '3WH247t8Kam-GZR70XzVhbKD7y1DjjCiKP08RqkjYZ0', 'live_of_t...dump', 1795442792342, 1795442792774, NULL);
INSERT INTO public.api_keys VALUES (1, '6b04486815e0009173a00976', '6b04486815c0002ded0d8159', 'first test key', 'test', 'admin', 'oZYqW-nkIaOehdWjsxWuxYBG9_FQTQWpvTlMXb-CRck', 'test_of_t...dump', 1795442792342, 1795442792729, NULL);
INSERT INTO public.events VALUES (1, '6b04486815e001bbb3f681ea', 1795442792342, NULL, 'create account', NULL, NULL, NULL, NULL, NULL, '{"name":"default"}');
INSERT INTO public.events VALUES (1, '6b044868288000fb0189deb0', 1795442792480, 'live', 'create task', '6b0448682850003284b083e5', '6b04486815c0002ded0d8159', '6b04486815d000277bfd4bd5', 'req_2b3912232f1', NULL, '{"type":"imageannotation","status":"pending","unique_id":"kept"}');
INSERT INTO public.events VALUES (1, '6b0448682bd000610393d7a9', 1795442792699, 'live', 'create task', '6b0448682bc0005c055069f7', '6b04486815c0002ded0d8159', '6b04486815d000277bfd4bd5', 'req_2b3912232f2', NULL, '{"type":"imageannotation","status":"pending","unique_id":"canceled"}');
INSERT INTO public.events VALUES (1, '6b0448682c90002620b0f27d', 1795442792708, 'live', 'cancel task', '6b0448682bc0005c055069f7', '6b04486815c0002ded0d8159', '6b04486815d000277bfd4bd5', 'req_2b3912232f3', '{"status":"pending"}', '{"status":"canceled"}');
INSERT INTO public.events VALUES (1, '6b0448682d2000e4167ccaba', 1795442792718, 'live', 'set metadata', '6b0448682bc0005c055069f7', '6b04486815c0002ded0d8159', '6b04486815d000277bfd4bd5', 'req_2b3912232f4', '{"metadata":{}}', '{"metadata":{"why":"it’s 🐄"}}');
INSERT INTO public.events VALUES (1, '6b0448683000009236381858', 1795442792729, 'test', 'create task', '6b0448682ff00012961e7a71', '6b04486815c0002ded0d8159', '6b04486815e0009173a00976', 'req_2b3912232f5', NULL, '{"type":"categorization","status":"completed"}');
INSERT INTO public.events VALUES (1, '6b0448683190004053a022a7', 1795442792774, 'live', 'create key', NULL, '6b04486815c0002ded0d8159', '6b04486815d000277bfd4bd5', 'req_2b3912232f6', NULL, '{"key_id":"6b0448683180006f5e301e8a","name":"a second key","role":"admin","user_id":"6b04486815c0002ded0d8159"}');
INSERT INTO public.idempotency_keys VALUES (1, 'live', 'dumped', '6b04486815c0002ded0d8159', 'POST', '/v1/task/imageannotation', 'ZrlBhIA8iIJOjSQGEG8wHdJAFdP8z7paqzMQMfcDVJI', 200, '{"task_id":"6b0448682850003284b083e5","created_at":"2026-11-23T14:06:32.645Z","updated_at":"2026-11-23T14:06:32.645Z","type":"imageannotation","status":"pending","params":{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}},"is_test":false,"urgency":"standard","unique_id":"kept","tags":["a","b"],"metadata":{},"processed_attachments":[]}', 1795442792480);
INSERT INTO public.schema_version VALUES (1);
INSERT INTO public.task_counts VALUES (1, 'live', '', '', 'imageannotation', 'canceled', 11, 1);
INSERT INTO public.task_counts VALUES (1, 'live', '', '', 'imageannotation', 'pending', 11, 1);
INSERT INTO public.task_counts VALUES (1, 'test', '', '', 'categorization', 'completed', 11, 1);
INSERT INTO public.task_tags VALUES (1, 'live', 'a', '6b0448682850003284b083e5');
INSERT INTO public.task_tags VALUES (1, 'live', 'b', '6b0448682850003284b083e5');
INSERT INTO public.tasks VALUES (1, 'live', '6b0448682850003284b083e5', 'imageannotation', 'pending', 1795442792645, 1795442792645, NULL, 'standard', NULL, NULL, NULL, NULL, 'kept', 0, '["a","b"]', '{}', NULL, NULL, '[]', NULL, NULL, '{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}}', NULL);
INSERT INTO public.tasks VALUES (1, 'live', '6b0448682bc0005c055069f7', 'imageannotation', 'canceled', 1795442792700, 1795442792718, NULL, 'standard', NULL, NULL, NULL, NULL, 'canceled', 0, NULL, '{"why":"it’s 🐄"}', NULL, NULL, '[]', NULL, NULL, '{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}}', NULL);
INSERT INTO public.tasks VALUES (1, 'test', '6b0448682ff00012961e7a71', 'categorization', 'completed', 1795442792767, 1795442792767, 1795442792767, 'standard', NULL, NULL, NULL, NULL, NULL, 0, NULL, '{}', 'http://a.example/', NULL, '[]', NULL, NULL, '{"attachment":"x","categories":["a","b"],"allow_multiple":false}', '{"category":"a"}');
INSERT INTO public.users VALUES (1, '6b04486815c0002ded0d8159', 'admin@localhost', 'Admin', 'admin', 1795442792342);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (account_id);
ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT api_keys_pkey PRIMARY KEY (account_id, key_id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (account_id, event_id);
ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (account_id, mode, key);
ALTER TABLE ONLY public.task_counts
    ADD CONSTRAINT task_counts_pkey PRIMARY KEY (account_id, mode, project, batch, type, status, shard);
ALTER TABLE ONLY public.task_tags
    ADD CONSTRAINT task_tags_pkey PRIMARY KEY (account_id, mode, tag, task_id);
ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_pkey PRIMARY KEY (account_id, mode, task_id);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (account_id, user_id);
CREATE INDEX api_keys_key_hash ON public.api_keys USING btree (key_hash);
CREATE INDEX idempotency_keys_created_at ON public.idempotency_keys USING btree (created_at);
CREATE INDEX tasks_batch ON public.tasks USING btree (account_id, mode, batch, task_id) WHERE (batch IS NOT NULL);
CREATE INDEX tasks_completed_at ON public.tasks USING btree (account_id, mode, completed_at, task_id) WHERE (completed_at IS NOT NULL);
CREATE INDEX tasks_project ON public.tasks USING btree (account_id, mode, project, task_id) WHERE (project IS NOT NULL);
CREATE INDEX tasks_review ON public.tasks USING btree (account_id, mode, customer_review_status, task_id) WHERE (customer_review_status IS NOT NULL);
CREATE INDEX tasks_status ON public.tasks USING btree (account_id, mode, status, task_id);
CREATE INDEX tasks_type ON public.tasks USING btree (account_id, mode, type, task_id);
CREATE UNIQUE INDEX tasks_unique_id ON public.tasks USING btree (account_id, mode, unique_id) WHERE (unique_id IS NOT NULL);
CREATE INDEX tasks_updated_at ON public.tasks USING btree (account_id, mode, updated_at, task_id);
CREATE UNIQUE INDEX users_email ON public.users USING btree (account_id, email);
