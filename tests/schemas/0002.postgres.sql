
CREATE TABLE public.accounts (
    account_id bigint NOT NULL,
    name text NOT NULL,
    page_token_secret text NOT NULL,
    created_at bigint NOT NULL
);
CREATE TABLE public.answers (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    task_id text NOT NULL COLLATE pg_catalog."C",
    user_id text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    submitted_at bigint,
    time_spent_secs double precision,
    comment text,
    reason text,
    review_comments text,
    response text
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
CREATE TABLE public.attachments (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    task_id text NOT NULL COLLATE pg_catalog."C",
    n bigint NOT NULL,
    type text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    host text NOT NULL COLLATE pg_catalog."C",
    tries bigint DEFAULT 0 NOT NULL,
    next_at bigint NOT NULL,
    created_at bigint NOT NULL,
    status_code bigint,
    error text,
    bytes bigint,
    mime_type text,
    width bigint,
    height bigint,
    url text NOT NULL
);
CREATE TABLE public.batches (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    project text NOT NULL COLLATE pg_catalog."C",
    status text NOT NULL COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    completed_at bigint,
    priority bigint DEFAULT 0 NOT NULL,
    calibration_batch bigint DEFAULT 0 NOT NULL,
    self_label_batch bigint DEFAULT 0 NOT NULL,
    callback_url text,
    metadata text NOT NULL,
    queue_due bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.callback_attempts (
    account_id bigint NOT NULL,
    callback_id text NOT NULL COLLATE pg_catalog."C",
    n bigint NOT NULL,
    at bigint NOT NULL,
    ms bigint NOT NULL,
    status_code bigint,
    error text,
    response text
);
CREATE TABLE public.callback_endpoints (
    account_id bigint NOT NULL,
    endpoint text NOT NULL COLLATE pg_catalog."C",
    failures bigint DEFAULT 0 NOT NULL,
    open_until bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.callbacks (
    account_id bigint NOT NULL,
    callback_id text NOT NULL COLLATE pg_catalog."C",
    mode text NOT NULL COLLATE pg_catalog."C",
    task_id text COLLATE pg_catalog."C",
    batch text COLLATE pg_catalog."C",
    reason text NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    endpoint text NOT NULL COLLATE pg_catalog."C",
    url text NOT NULL,
    created_at bigint NOT NULL,
    next_at bigint NOT NULL,
    tries bigint DEFAULT 0 NOT NULL,
    ended_at bigint,
    body text NOT NULL
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
    after text,
    "position" bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL
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
CREATE TABLE public.leases (
    account_id bigint NOT NULL,
    lease_id text NOT NULL COLLATE pg_catalog."C",
    mode text NOT NULL COLLATE pg_catalog."C",
    task_id text NOT NULL COLLATE pg_catalog."C",
    slot bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    user_id text NOT NULL COLLATE pg_catalog."C",
    key_id text COLLATE pg_catalog."C",
    seconds bigint NOT NULL,
    claimed_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    ended_at bigint,
    outcome text,
    active_at bigint,
    active_ms bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.open_answers (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    task_id text NOT NULL COLLATE pg_catalog."C",
    slot bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    open bigint NOT NULL,
    type text NOT NULL COLLATE pg_catalog."C",
    project text COLLATE pg_catalog."C",
    batch text COLLATE pg_catalog."C",
    priority bigint NOT NULL,
    batch_priority bigint NOT NULL,
    lease_id text COLLATE pg_catalog."C",
    lease_user_id text COLLATE pg_catalog."C"
);
CREATE TABLE public.project_versions (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    project text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    instruction text,
    params text NOT NULL
);
CREATE TABLE public.projects (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    archived bigint DEFAULT 0 NOT NULL,
    rapid bigint DEFAULT 0 NOT NULL,
    studio bigint DEFAULT 0 NOT NULL,
    last_version bigint DEFAULT 0 NOT NULL,
    settings text DEFAULT '{}'::text NOT NULL,
    extra text DEFAULT '{}'::text NOT NULL
);
CREATE TABLE public.schema_version (
    version bigint NOT NULL
);
CREATE TABLE public.sessions (
    account_id bigint NOT NULL,
    session_hash text NOT NULL COLLATE pg_catalog."C",
    user_id text NOT NULL COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE TABLE public.settings (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    callback_url text,
    value text NOT NULL
);
CREATE TABLE public.sign_in_links (
    account_id bigint NOT NULL,
    link_hash text NOT NULL COLLATE pg_catalog."C",
    user_id text NOT NULL COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
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
    response text,
    responses_required bigint DEFAULT 1 NOT NULL,
    agreement double precision,
    in_review bigint DEFAULT 0 NOT NULL,
    extra text
);
CREATE TABLE public.users (
    account_id bigint NOT NULL,
    user_id text NOT NULL COLLATE pg_catalog."C",
    email text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    role text NOT NULL,
    created_at bigint NOT NULL
);
INSERT INTO public.accounts VALUES (1, 'default', 'a9ca9f49b7be05751e91d233c3b2a98682cebc46595c1e3a77ddf238b0b9e049', 1795452708431);
INSERT INTO public.answers VALUES (1, 'live', '6b046f242bd000d098bc7bcf', '6b046f241b20007d6dc2d45f', 'draft', 1795452708815, 1795452708815, NULL, NULL, NULL, NULL, NULL, '{"annotations":[]}');
INSERT INTO public.api_keys VALUES (1, '6b046f2430b0005ad29e786b', '6b046f241b20007d6dc2d45f', 'a second key', 'live', 'admin', 'jS14uMkA23KeAcFGl_JmdwqI48DTfB3Vxgnssns_L-Q', 'live_4c97...8988', 1795452708768, NULL, NULL);
INSERT INTO public.api_keys VALUES (1, '6b046f241b4000d15b99180e', '6b046f241b20007d6dc2d45f', 'first live key', 'live', 'admin', '3WH247t8Kam-GZR70XzVhbKD7y1DjjCiKP08RqkjYZ0', 'live_of_t...dump', 1795452708431, 1795452708905, NULL);
INSERT INTO public.api_keys VALUES (1, '6b046f241b5000520fca3c60', '6b046f241b20007d6dc2d45f', 'first test key', 'test', 'admin', 'oZYqW-nkIaOehdWjsxWuxYBG9_FQTQWpvTlMXb-CRck', 'test_of_t...dump', 1795452708431, 1795452708896, NULL);
INSERT INTO public.batches VALUES (1, 'live', 'dumped', 'dumped', 'in_progress', 1795452708880, NULL, 0, 0, 0, NULL, '{}', 0);
INSERT INTO public.batches VALUES (1, 'test', 'dumped', 'dumped', 'in_progress', 1795452708892, NULL, 0, 0, 0, NULL, '{}', 0);
INSERT INTO public.callback_attempts VALUES (1, '6b046f242f4000aa5c484662', 1, 1795452708782, 5, NULL, 'The name of a.example could not be resolved.', NULL);
INSERT INTO public.callback_endpoints VALUES (1, 'http://a.example', 1, 0);
INSERT INTO public.callbacks VALUES (1, '6b046f242f4000aa5c484662', 'test', '6b046f242f0000a16b0bc273', NULL, 'completed', 'due', 'http://a.example', 'http://a.example/', 1795452708738, 1795452713456, 1, NULL, '{"task_id":"6b046f242f0000a16b0bc273","status":"completed","response":{"category":"a"},"task":{"task_id":"6b046f242f0000a16b0bc273","created_at":"2026-11-23T16:51:48.752Z","updated_at":"2026-11-23T16:51:48.752Z","completed_at":"2026-11-23T16:51:48.752Z","callback_url":"http://a.example/","type":"categorization","status":"completed","params":{"attachment":"x","categories":["a","b"],"allow_multiple":false},"is_test":true,"urgency":"standard","metadata":{},"processed_attachments":[],"response":{"category":"a"}}}');
INSERT INTO public.events VALUES (1, '6b046f241b2001e2984dd539', 1795452708431, NULL, 'create account', NULL, NULL, NULL, NULL, NULL, '{"name":"default"}', 725);
INSERT INTO public.events VALUES (1, '6b046f24228000531a3190c8', 1795452708549, NULL, 'create sign-in link', NULL, '6b046f241b20007d6dc2d45f', NULL, NULL, NULL, NULL, 726);
INSERT INTO public.events VALUES (1, '6b046f242bf000474715aefe', 1795452708577, 'live', 'create task', '6b046f242bd000d098bc7bcf', '6b046f241b20007d6dc2d45f', '6b046f241b4000d15b99180e', 'req_da116a3a651', NULL, '{"type":"imageannotation","status":"pending","unique_id":"kept"}', 727);
INSERT INTO public.events VALUES (1, '6b046f242cb000c0fe119e48', 1795452708713, 'live', 'create task', '6b046f242ca0005ad9759375', '6b046f241b20007d6dc2d45f', '6b046f241b4000d15b99180e', 'req_da116a3a652', NULL, '{"type":"imageannotation","status":"pending","unique_id":"canceled"}', 728);
INSERT INTO public.events VALUES (1, '6b046f242d500001b3595ad3', 1795452708720, 'live', 'cancel task', '6b046f242ca0005ad9759375', '6b046f241b20007d6dc2d45f', '6b046f241b4000d15b99180e', 'req_da116a3a653', '{"status":"pending"}', '{"status":"canceled"}', 729);
INSERT INTO public.events VALUES (1, '6b046f242dd000a58688f20f', 1795452708731, 'live', 'set metadata', '6b046f242ca0005ad9759375', '6b046f241b20007d6dc2d45f', '6b046f241b4000d15b99180e', 'req_da116a3a654', '{"metadata":{}}', '{"metadata":{"why":"it’s 🐄"}}', 730);
INSERT INTO public.events VALUES (1, '6b046f242f1000b2c125168c', 1795452708738, 'test', 'create task', '6b046f242f0000a16b0bc273', '6b046f241b20007d6dc2d45f', '6b046f241b5000520fca3c60', 'req_da116a3a655', NULL, '{"type":"categorization","status":"completed"}', 731);
INSERT INTO public.events VALUES (1, '6b046f2430c000401c1648e8', 1795452708768, 'live', 'create key', NULL, '6b046f241b20007d6dc2d45f', '6b046f241b4000d15b99180e', 'req_da116a3a656', NULL, '{"key_id":"6b046f2430b0005ad29e786b","name":"a second key","role":"admin","user_id":"6b046f241b20007d6dc2d45f"}', 733);
INSERT INTO public.events VALUES (1, '6b046f2432400053bfd04b94', 1795452708792, 'live', 'claim task', '6b046f242bd000d098bc7bcf', '6b046f241b20007d6dc2d45f', '6b046f241b4000d15b99180e', 'req_da116a3a657', NULL, '{"lease_id":"6b046f2431f000ef69bd232a"}', 734);
INSERT INTO public.events VALUES (1, '6b046f2433a000a615db68b3', 1795452708823, 'live', 'release task', '6b046f242bd000d098bc7bcf', '6b046f241b20007d6dc2d45f', '6b046f241b4000d15b99180e', 'req_da116a3a659', NULL, '{"lease_id":"6b046f2431f000ef69bd232a","user_id":"6b046f241b20007d6dc2d45f"}', 737);
INSERT INTO public.events VALUES (1, '6b046f24366000673d335e5b', 1795452708831, 'live', 'create project', NULL, '6b046f241b20007d6dc2d45f', '6b046f241b4000d15b99180e', 'req_da116a3a65a', NULL, '{"project":"dumped","type":"categorization"}', 738);
INSERT INTO public.events VALUES (1, '6b046f24371000317de3302c', 1795452708876, 'live', 'create batch', NULL, '6b046f241b20007d6dc2d45f', '6b046f241b4000d15b99180e', 'req_da116a3a65b', NULL, '{"batch":"dumped","project":"dumped","status":"in_progress"}', 739);
INSERT INTO public.events VALUES (1, '6b046f243770003ee16511ba', 1795452708886, 'test', 'create project', NULL, '6b046f241b20007d6dc2d45f', '6b046f241b5000520fca3c60', 'req_da116a3a65c', NULL, '{"project":"dumped","type":"categorization"}', 740);
INSERT INTO public.events VALUES (1, '6b046f2437c001d5a4bf3e37', 1795452708891, 'test', 'create batch', NULL, '6b046f241b20007d6dc2d45f', '6b046f241b5000520fca3c60', 'req_da116a3a65d', NULL, '{"batch":"dumped","project":"dumped","status":"in_progress"}', 741);
INSERT INTO public.events VALUES (1, '6b046f24384000315ada440f', 1795452708896, 'test', 'create task', '6b046f24383000ff7862c7a4', '6b046f241b20007d6dc2d45f', '6b046f241b5000520fca3c60', 'req_da116a3a65e', NULL, '{"type":"categorization","status":"completed","unique_id":"in a batch"}', 742);
INSERT INTO public.events VALUES (1, '6b046f2438e0000aeee68fd7', 1795452708905, 'live', 'change settings', NULL, '6b046f241b20007d6dc2d45f', '6b046f241b4000d15b99180e', 'req_da116a3a65f', '{"callback_url":null}', '{"callback_url":"http://b.example/"}', 743);
INSERT INTO public.idempotency_keys VALUES (1, 'live', 'dumped', '6b046f241b20007d6dc2d45f', 'POST', '/v1/task/imageannotation', 'ZrlBhIA8iIJOjSQGEG8wHdJAFdP8z7paqzMQMfcDVJI', 200, '{"task_id":"6b046f242bd000d098bc7bcf","created_at":"2026-11-23T16:51:48.701Z","updated_at":"2026-11-23T16:51:48.701Z","type":"imageannotation","status":"pending","params":{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}},"is_test":false,"urgency":"standard","unique_id":"kept","tags":["a","b"],"metadata":{},"processed_attachments":[]}', 1795452708577);
INSERT INTO public.leases VALUES (1, '6b046f2431f000ef69bd232a', 'live', '6b046f242bd000d098bc7bcf', 0, 'label', '6b046f241b20007d6dc2d45f', '6b046f241b4000d15b99180e', 900, 1795452708792, 1795453608792, 1795452708823, 'released', 1795452708823, 31);
INSERT INTO public.open_answers VALUES (1, 'live', '6b046f242bd000d098bc7bcf', 0, 'label', 1, 'imageannotation', NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO public.project_versions VALUES (1, 'live', 'dumped', 0, 1795452708868, NULL, '{"categories":["a","b"]}');
INSERT INTO public.project_versions VALUES (1, 'test', 'dumped', 0, 1795452708886, NULL, '{"categories":["a","b"]}');
INSERT INTO public.projects VALUES (1, 'live', 'dumped', 'categorization', 1795452708868, 0, 0, 0, 0, '{}', '{}');
INSERT INTO public.projects VALUES (1, 'test', 'dumped', 'categorization', 1795452708886, 0, 0, 0, 0, '{}', '{}');
INSERT INTO public.schema_version VALUES (2);
INSERT INTO public.settings VALUES (1, 'test', NULL, '{"callback_auth_key":"test_auth_d3382f850de74ae03247bb9ff54fdce1","signing_secret":"whsec_AGGDD7trvTvXDheUkN+cUBqkKuHG9NzJF0DrLK3p/hE="}');
INSERT INTO public.settings VALUES (1, 'live', 'http://b.example/', '{"callback_auth_key":"live_auth_7bb20ab84df246045bdc1ca887ee8552","signing_secret":"whsec_UotpCQ9Ka4O6MS08PhqHq1FntD3MSpi01vX7Yov9ISw="}');
INSERT INTO public.sign_in_links VALUES (1, 'YT_dzZIQM5_nX4Mrlt2Fo6syEyAQfRoojnWUEWbcQyg', '6b046f241b20007d6dc2d45f', 1795452708549, 1795539108549);
INSERT INTO public.task_counts VALUES (1, 'live', '', '', 'imageannotation', 'canceled', 11, 1);
INSERT INTO public.task_counts VALUES (1, 'live', '', '', 'imageannotation', 'pending', 11, 1);
INSERT INTO public.task_counts VALUES (1, 'test', '', '', 'categorization', 'completed', 11, 1);
INSERT INTO public.task_counts VALUES (1, 'test', 'dumped', 'dumped', 'categorization', 'completed', 10, 1);
INSERT INTO public.task_tags VALUES (1, 'live', 'a', '6b046f242bd000d098bc7bcf');
INSERT INTO public.task_tags VALUES (1, 'live', 'b', '6b046f242bd000d098bc7bcf');
INSERT INTO public.tasks VALUES (1, 'live', '6b046f242bd000d098bc7bcf', 'imageannotation', 'pending', 1795452708701, 1795452708701, NULL, 'standard', NULL, NULL, NULL, NULL, 'kept', 0, '["a","b"]', '{}', NULL, NULL, '[]', NULL, NULL, '{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}}', NULL, 1, NULL, 0, NULL);
INSERT INTO public.tasks VALUES (1, 'live', '6b046f242ca0005ad9759375', 'imageannotation', 'canceled', 1795452708714, 1795452708731, NULL, 'standard', NULL, NULL, NULL, NULL, 'canceled', 0, NULL, '{"why":"it’s 🐄"}', NULL, NULL, '[]', NULL, NULL, '{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}}', NULL, 1, NULL, 0, NULL);
INSERT INTO public.tasks VALUES (1, 'test', '6b046f242f0000a16b0bc273', 'categorization', 'completed', 1795452708752, 1795452708752, 1795452708752, 'standard', NULL, NULL, NULL, NULL, NULL, 0, NULL, '{}', 'http://a.example/', NULL, '[]', NULL, NULL, '{"attachment":"x","categories":["a","b"],"allow_multiple":false}', '{"category":"a"}', 1, NULL, 0, NULL);
INSERT INTO public.tasks VALUES (1, 'test', '6b046f24383000ff7862c7a4', 'categorization', 'completed', 1795452708899, 1795452708899, 1795452708899, 'standard', NULL, 'dumped', 'dumped', 0, 'in a batch', 0, NULL, '{}', NULL, NULL, '[]', NULL, NULL, '{"categories":["a","b"],"attachment":"x","allow_multiple":false}', '{"category":"a"}', 1, NULL, 0, NULL);
INSERT INTO public.users VALUES (1, '6b046f241b20007d6dc2d45f', 'admin@localhost', 'Admin', 'admin', 1795452708431);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (account_id);
ALTER TABLE ONLY public.answers
    ADD CONSTRAINT answers_pkey PRIMARY KEY (account_id, mode, task_id, user_id);
ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT api_keys_pkey PRIMARY KEY (account_id, key_id);
ALTER TABLE ONLY public.attachments
    ADD CONSTRAINT attachments_pkey PRIMARY KEY (account_id, mode, task_id, n);
ALTER TABLE ONLY public.batches
    ADD CONSTRAINT batches_pkey PRIMARY KEY (account_id, mode, name);
ALTER TABLE ONLY public.callback_attempts
    ADD CONSTRAINT callback_attempts_pkey PRIMARY KEY (account_id, callback_id, n);
ALTER TABLE ONLY public.callback_endpoints
    ADD CONSTRAINT callback_endpoints_pkey PRIMARY KEY (account_id, endpoint);
ALTER TABLE ONLY public.callbacks
    ADD CONSTRAINT callbacks_pkey PRIMARY KEY (account_id, mode, callback_id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (account_id, event_id);
ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (account_id, mode, key);
ALTER TABLE ONLY public.leases
    ADD CONSTRAINT leases_pkey PRIMARY KEY (account_id, lease_id);
ALTER TABLE ONLY public.open_answers
    ADD CONSTRAINT open_answers_pkey PRIMARY KEY (account_id, mode, task_id, slot);
ALTER TABLE ONLY public.project_versions
    ADD CONSTRAINT project_versions_pkey PRIMARY KEY (account_id, mode, project, version);
ALTER TABLE ONLY public.projects
    ADD CONSTRAINT projects_pkey PRIMARY KEY (account_id, mode, name);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (account_id, session_hash);
ALTER TABLE ONLY public.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (account_id, mode);
ALTER TABLE ONLY public.sign_in_links
    ADD CONSTRAINT sign_in_links_pkey PRIMARY KEY (account_id, link_hash);
ALTER TABLE ONLY public.task_counts
    ADD CONSTRAINT task_counts_pkey PRIMARY KEY (account_id, mode, project, batch, type, status, shard);
ALTER TABLE ONLY public.task_tags
    ADD CONSTRAINT task_tags_pkey PRIMARY KEY (account_id, mode, tag, task_id);
ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_pkey PRIMARY KEY (account_id, mode, task_id);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (account_id, user_id);
CREATE INDEX answers_flagged ON public.answers USING btree (account_id, mode, updated_at) WHERE (comment IS NOT NULL);
CREATE INDEX answers_user ON public.answers USING btree (account_id, mode, user_id, submitted_at) WHERE (submitted_at IS NOT NULL);
CREATE INDEX api_keys_key_hash ON public.api_keys USING btree (key_hash);
CREATE INDEX attachments_due ON public.attachments USING btree (host, next_at) WHERE (state = 'due'::text);
CREATE INDEX batches_created_at ON public.batches USING btree (account_id, mode, created_at, name);
CREATE INDEX batches_in_progress ON public.batches USING btree (account_id, mode, name) WHERE (status = 'in_progress'::text);
CREATE INDEX batches_project ON public.batches USING btree (account_id, mode, project, created_at, name);
CREATE INDEX batches_queue_due ON public.batches USING btree (account_id, mode, name) WHERE (queue_due = 1);
CREATE INDEX callbacks_due ON public.callbacks USING btree (account_id, endpoint, next_at) WHERE (state = 'due'::text);
CREATE INDEX callbacks_failed ON public.callbacks USING btree (account_id, mode, callback_id) WHERE (state = 'failed'::text);
CREATE INDEX callbacks_task ON public.callbacks USING btree (account_id, mode, task_id, callback_id);
CREATE INDEX events_position ON public.events USING btree (account_id, "position", event_id);
CREATE INDEX events_task ON public.events USING btree (account_id, mode, task_id, event_id);
CREATE INDEX idempotency_keys_created_at ON public.idempotency_keys USING btree (created_at);
CREATE INDEX leases_expires_at ON public.leases USING btree (expires_at) WHERE (ended_at IS NULL);
CREATE INDEX leases_task ON public.leases USING btree (account_id, mode, task_id);
CREATE INDEX open_answers_batch ON public.open_answers USING btree (account_id, mode, kind, batch, priority DESC, batch_priority DESC, task_id, slot) WHERE ((lease_id IS NULL) AND (open = 1) AND (batch IS NOT NULL));
CREATE INDEX open_answers_follow ON public.open_answers USING btree (account_id, mode, COALESCE(batch, ''::text), open, batch_priority) WHERE (batch IS NOT NULL);
CREATE INDEX open_answers_held ON public.open_answers USING btree (account_id, mode, kind, lease_user_id) WHERE (lease_id IS NOT NULL);
CREATE INDEX open_answers_project ON public.open_answers USING btree (account_id, mode, kind, project, priority DESC, batch_priority DESC, task_id, slot) WHERE ((lease_id IS NULL) AND (open = 1) AND (project IS NOT NULL));
CREATE INDEX open_answers_queue ON public.open_answers USING btree (account_id, mode, kind, priority DESC, batch_priority DESC, task_id, slot) WHERE ((lease_id IS NULL) AND (open = 1));
CREATE INDEX open_answers_skipped ON public.open_answers USING btree (account_id, mode, task_id, slot) WHERE (open = 2);
CREATE INDEX open_answers_type ON public.open_answers USING btree (account_id, mode, kind, type, priority DESC, batch_priority DESC, task_id, slot) WHERE ((lease_id IS NULL) AND (open = 1));
CREATE INDEX sessions_hash ON public.sessions USING btree (session_hash);
CREATE INDEX sign_in_links_hash ON public.sign_in_links USING btree (link_hash);
CREATE INDEX tasks_batch ON public.tasks USING btree (account_id, mode, batch, task_id) WHERE (batch IS NOT NULL);
CREATE INDEX tasks_completed_at ON public.tasks USING btree (account_id, mode, completed_at, task_id) WHERE (completed_at IS NOT NULL);
CREATE INDEX tasks_project ON public.tasks USING btree (account_id, mode, project, task_id) WHERE (project IS NOT NULL);
CREATE INDEX tasks_review ON public.tasks USING btree (account_id, mode, customer_review_status, task_id) WHERE (customer_review_status IS NOT NULL);
CREATE INDEX tasks_status ON public.tasks USING btree (account_id, mode, status, task_id);
CREATE INDEX tasks_type ON public.tasks USING btree (account_id, mode, type, task_id);
CREATE UNIQUE INDEX tasks_unique_id ON public.tasks USING btree (account_id, mode, unique_id) WHERE (unique_id IS NOT NULL);
CREATE INDEX tasks_updated_at ON public.tasks USING btree (account_id, mode, updated_at, task_id);
CREATE UNIQUE INDEX users_email ON public.users USING btree (account_id, email);
