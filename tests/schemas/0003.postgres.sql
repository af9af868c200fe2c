
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
    response text,
    draft_version bigint DEFAULT 0 NOT NULL
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
CREATE TABLE public.assignments (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    user_id text NOT NULL COLLATE pg_catalog."C",
    project text NOT NULL COLLATE pg_catalog."C"
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
CREATE TABLE public.batch_groups (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    batch text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C"
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
    queue_due bigint DEFAULT 0 NOT NULL,
    closed bigint DEFAULT 0 NOT NULL,
    studio_rank bigint,
    recalled bigint DEFAULT 0 NOT NULL
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
CREATE TABLE public.callback_faults (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    task_id text NOT NULL COLLATE pg_catalog."C",
    remaining bigint NOT NULL,
    status_code bigint NOT NULL
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
CREATE TABLE public.delayed_outcomes (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    task_id text NOT NULL COLLATE pg_catalog."C",
    due_at bigint NOT NULL,
    outcome text NOT NULL
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
CREATE TABLE public.file_metadata (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    entry text NOT NULL COLLATE pg_catalog."C",
    sequence_id text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.files (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    sequence_id text NOT NULL COLLATE pg_catalog."C",
    file_id text NOT NULL COLLATE pg_catalog."C",
    reference_id text COLLATE pg_catalog."C",
    project text COLLATE pg_catalog."C",
    display_name text,
    mime_type text NOT NULL,
    size bigint NOT NULL,
    sha256 text NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    metadata text
);
CREATE TABLE public.group_workers (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    project text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    user_id text NOT NULL COLLATE pg_catalog."C"
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
CREATE TABLE public.imported (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL,
    held text
);
CREATE TABLE public.imports (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    progress text NOT NULL
);
CREATE TABLE public.invitation_mails (
    account_id bigint NOT NULL,
    mail_id text NOT NULL COLLATE pg_catalog."C",
    email text NOT NULL,
    body text NOT NULL,
    next_at bigint NOT NULL,
    tries bigint DEFAULT 0 NOT NULL,
    expires_at bigint NOT NULL
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
    active_ms bigint DEFAULT 0 NOT NULL,
    submit_at bigint,
    submit_secs double precision,
    stands_for text COLLATE pg_catalog."C"
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
CREATE TABLE public.outcomes (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    outcome_id text NOT NULL COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    type text COLLATE pg_catalog."C",
    project text COLLATE pg_catalog."C",
    unique_id text,
    times bigint NOT NULL,
    used bigint DEFAULT 0 NOT NULL,
    outcome text NOT NULL
);
CREATE TABLE public.project_groups (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    project text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    group_id text NOT NULL COLLATE pg_catalog."C"
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
    extra text DEFAULT '{}'::text NOT NULL,
    closed bigint DEFAULT 0 NOT NULL,
    gate_due bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.quality_pools (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    project text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL COLLATE pg_catalog."C",
    evaluations bigint DEFAULT 0 NOT NULL,
    trainings bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.quality_scores (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    task_id text NOT NULL COLLATE pg_catalog."C",
    user_id text NOT NULL COLLATE pg_catalog."C",
    score_id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    project text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL COLLATE pg_catalog."C",
    score double precision NOT NULL,
    counted bigint NOT NULL,
    tries bigint NOT NULL,
    answered_at bigint NOT NULL,
    time_spent_secs double precision
);
CREATE TABLE public.quality_standings (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    user_id text NOT NULL COLLATE pg_catalog."C",
    project text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL COLLATE pg_catalog."C",
    claims bigint DEFAULT 0 NOT NULL,
    evaluated bigint DEFAULT 0 NOT NULL,
    passed bigint DEFAULT 0 NOT NULL,
    scored bigint DEFAULT 0 NOT NULL,
    score_sum double precision DEFAULT 0 NOT NULL,
    barred bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.quality_tasks (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    task_id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    project text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL COLLATE pg_catalog."C",
    batch text COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    project_param_version bigint,
    unique_id text COLLATE pg_catalog."C",
    tags text,
    metadata text NOT NULL,
    instruction text,
    params text NOT NULL,
    expected_response text NOT NULL,
    initial_response text,
    canceled_at bigint
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
CREATE TABLE public.unclaimed_files (
    account_id bigint NOT NULL,
    mode text NOT NULL COLLATE pg_catalog."C",
    file_id text NOT NULL COLLATE pg_catalog."C",
    since bigint NOT NULL,
    removing bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.users (
    account_id bigint NOT NULL,
    user_id text NOT NULL COLLATE pg_catalog."C",
    email text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    role text NOT NULL,
    created_at bigint NOT NULL,
    invited_until bigint
);
INSERT INTO public.accounts VALUES (1, 'default', 'b79e77a379479b97d49c135e02ea98a1bc6659fede283aea253f852afd38373b', 1795475987480);
INSERT INTO public.answers VALUES (1, 'live', '6b04ca132a6000f076cfb380', '6b04ca131e20004666ed788c', 'draft', 1795475987758, 1795475987758, NULL, NULL, NULL, NULL, NULL, '{"annotations":[]}', 1);
INSERT INTO public.api_keys VALUES (1, '6b04ca132d4000c2085ce467', '6b04ca131e20004666ed788c', 'a second key', 'live', 'admin', 'K0jinmXx0H7pzqLLwDKZiopXJLIE1uuK783-DJgk9bg', 'live_71b4...2b9c', 1795475987722, NULL, NULL);
INSERT INTO public.api_keys VALUES (1, '6b04ca131e3000d7e97db34f', '6b04ca131e20004666ed788c', 'first live key', 'live', 'admin', '3WH247t8Kam-GZR70XzVhbKD7y1DjjCiKP08RqkjYZ0', 'live_of_t...dump', 1795475987480, 1795475987841, NULL);
INSERT INTO public.api_keys VALUES (1, '6b04ca131e4000969c6e1726', '6b04ca131e20004666ed788c', 'first test key', 'test', 'admin', 'oZYqW-nkIaOehdWjsxWuxYBG9_FQTQWpvTlMXb-CRck', 'test_of_t...dump', 1795475987480, 1795475987832, NULL);
INSERT INTO public.batches VALUES (1, 'live', 'dumped', 'dumped', 'in_progress', 1795475987820, NULL, 0, 0, 0, NULL, '{}', 0, 0, NULL, 0);
INSERT INTO public.batches VALUES (1, 'test', 'dumped', 'dumped', 'in_progress', 1795475987829, NULL, 0, 0, 0, NULL, '{}', 0, 0, NULL, 0);
INSERT INTO public.callback_attempts VALUES (1, '6b04ca132cb001a6021fe8b5', 1, 1795475987738, 5, NULL, 'The name of a.example could not be resolved.', NULL);
INSERT INTO public.callback_endpoints VALUES (1, 'http://a.example', 1, 0);
INSERT INTO public.callbacks VALUES (1, '6b04ca132cb001a6021fe8b5', 'test', '6b04ca132ca0002737390065', NULL, 'completed', 'due', 'http://a.example', 'http://a.example/', 1795475987706, 1795475992024, 1, NULL, '{"task_id":"6b04ca132ca0002737390065","status":"completed","response":{"category":"a"},"task":{"task_id":"6b04ca132ca0002737390065","created_at":"2026-11-23T23:19:47.714Z","updated_at":"2026-11-23T23:19:47.714Z","completed_at":"2026-11-23T23:19:47.714Z","callback_url":"http://a.example/","type":"categorization","status":"completed","params":{"attachment":"x","categories":["a","b"],"allow_multiple":false},"is_test":true,"urgency":"standard","metadata":{},"processed_attachments":[],"response":{"category":"a"}}}');
INSERT INTO public.events VALUES (1, '6b04ca131e200186693d5809', 1795475987480, NULL, 'create account', NULL, NULL, NULL, NULL, NULL, '{"name":"default"}', 725);
INSERT INTO public.events VALUES (1, '6b04ca1324a000573d15cbbf', 1795475987574, NULL, 'create sign-in link', NULL, '6b04ca131e20004666ed788c', NULL, NULL, NULL, NULL, 726);
INSERT INTO public.events VALUES (1, '6b04ca132a900054d10112ad', 1795475987615, 'live', 'create task', '6b04ca132a6000f076cfb380', '6b04ca131e20004666ed788c', '6b04ca131e3000d7e97db34f', 'req_a61aabb93b1', NULL, '{"type":"imageannotation","status":"pending","unique_id":"kept"}', 727);
INSERT INTO public.events VALUES (1, '6b04ca132b3000664dbf49b0', 1795475987690, 'live', 'create task', '6b04ca132b20006f9a4d2792', '6b04ca131e20004666ed788c', '6b04ca131e3000d7e97db34f', 'req_a61aabb93b2', NULL, '{"type":"imageannotation","status":"pending","unique_id":"canceled"}', 728);
INSERT INTO public.events VALUES (1, '6b04ca132ba0001c1c937e18', 1795475987694, 'live', 'cancel task', '6b04ca132b20006f9a4d2792', '6b04ca131e20004666ed788c', '6b04ca131e3000d7e97db34f', 'req_a61aabb93b3', '{"status":"pending"}', '{"status":"canceled"}', 729);
INSERT INTO public.events VALUES (1, '6b04ca132bf00001224b6755', 1795475987702, 'live', 'set metadata', '6b04ca132b20006f9a4d2792', '6b04ca131e20004666ed788c', '6b04ca131e3000d7e97db34f', 'req_a61aabb93b4', '{"metadata":{}}', '{"metadata":{"why":"it’s 🐄"}}', 730);
INSERT INTO public.events VALUES (1, '6b04ca132cb0006d4909098e', 1795475987706, 'test', 'create task', '6b04ca132ca0002737390065', '6b04ca131e20004666ed788c', '6b04ca131e4000969c6e1726', 'req_a61aabb93b5', NULL, '{"type":"categorization","status":"completed"}', 731);
INSERT INTO public.events VALUES (1, '6b04ca132d50000fb56b33bf', 1795475987722, 'live', 'create key', NULL, '6b04ca131e20004666ed788c', '6b04ca131e3000d7e97db34f', 'req_a61aabb93b6', NULL, '{"key_id":"6b04ca132d4000c2085ce467","name":"a second key","role":"admin","user_id":"6b04ca131e20004666ed788c"}', 732);
INSERT INTO public.events VALUES (1, '6b04ca132ec00089efcae571', 1795475987728, 'live', 'claim task', '6b04ca132a6000f076cfb380', '6b04ca131e20004666ed788c', '6b04ca131e3000d7e97db34f', 'req_a61aabb93b7', NULL, '{"lease_id":"6b04ca132e7000c1d5b3d756"}', 734);
INSERT INTO public.events VALUES (1, '6b04ca13302000cab73d8b51', 1795475987767, 'live', 'release task', '6b04ca132a6000f076cfb380', '6b04ca131e20004666ed788c', '6b04ca131e3000d7e97db34f', 'req_a61aabb93b9', NULL, '{"lease_id":"6b04ca132e7000c1d5b3d756","user_id":"6b04ca131e20004666ed788c"}', 737);
INSERT INTO public.events VALUES (1, '6b04ca1332c00071b2c36079', 1795475987774, 'live', 'create project', NULL, '6b04ca131e20004666ed788c', '6b04ca131e3000d7e97db34f', 'req_a61aabb93ba', NULL, '{"project":"dumped","type":"categorization"}', 738);
INSERT INTO public.events VALUES (1, '6b04ca13334001569c57627b', 1795475987816, 'live', 'create batch', NULL, '6b04ca131e20004666ed788c', '6b04ca131e3000d7e97db34f', 'req_a61aabb93bb', NULL, '{"batch":"dumped","project":"dumped","status":"in_progress"}', 739);
INSERT INTO public.events VALUES (1, '6b04ca13339001688dc82f4d', 1795475987824, 'test', 'create project', NULL, '6b04ca131e20004666ed788c', '6b04ca131e4000969c6e1726', 'req_a61aabb93bc', NULL, '{"project":"dumped","type":"categorization"}', 740);
INSERT INTO public.events VALUES (1, '6b04ca1333e000e2dd6ed5b2', 1795475987829, 'test', 'create batch', NULL, '6b04ca131e20004666ed788c', '6b04ca131e4000969c6e1726', 'req_a61aabb93bd', NULL, '{"batch":"dumped","project":"dumped","status":"in_progress"}', 741);
INSERT INTO public.events VALUES (1, '6b04ca13344001fd20087257', 1795475987833, 'test', 'create task', '6b04ca13344000a8020d3c92', '6b04ca131e20004666ed788c', '6b04ca131e4000969c6e1726', 'req_a61aabb93be', NULL, '{"type":"categorization","status":"completed","unique_id":"in a batch"}', 742);
INSERT INTO public.events VALUES (1, '6b04ca1334c00056371f232e', 1795475987841, 'live', 'change settings', NULL, '6b04ca131e20004666ed788c', '6b04ca131e3000d7e97db34f', 'req_a61aabb93bf', '{"callback_url":null}', '{"callback_url":"http://b.example/"}', 743);
INSERT INTO public.idempotency_keys VALUES (1, 'live', 'dumped', '6b04ca131e20004666ed788c', 'POST', '/v1/task/imageannotation', 'ZrlBhIA8iIJOjSQGEG8wHdJAFdP8z7paqzMQMfcDVJI', 200, '{"task_id":"6b04ca132a6000f076cfb380","created_at":"2026-11-23T23:19:47.678Z","updated_at":"2026-11-23T23:19:47.678Z","type":"imageannotation","status":"pending","params":{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}},"is_test":false,"urgency":"standard","unique_id":"kept","tags":["a","b"],"metadata":{},"processed_attachments":[]}', 1795475987615);
INSERT INTO public.leases VALUES (1, '6b04ca132e7000c1d5b3d756', 'live', '6b04ca132a6000f076cfb380', 0, 'label', '6b04ca131e20004666ed788c', '6b04ca131e3000d7e97db34f', 900, 1795475987728, 1795476887728, 1795475987767, 'released', 1795475987767, 39, NULL, NULL, NULL);
INSERT INTO public.open_answers VALUES (1, 'live', '6b04ca132a6000f076cfb380', 0, 'label', 1, 'imageannotation', NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO public.project_versions VALUES (1, 'live', 'dumped', 0, 1795475987810, NULL, '{"categories":["a","b"]}');
INSERT INTO public.project_versions VALUES (1, 'test', 'dumped', 0, 1795475987825, NULL, '{"categories":["a","b"]}');
INSERT INTO public.projects VALUES (1, 'live', 'dumped', 'categorization', 1795475987810, 0, 0, 0, 0, '{}', '{}', 0, 0);
INSERT INTO public.projects VALUES (1, 'test', 'dumped', 'categorization', 1795475987825, 0, 0, 0, 0, '{}', '{}', 0, 0);
INSERT INTO public.schema_version VALUES (3);
INSERT INTO public.settings VALUES (1, 'test', NULL, '{"callback_auth_key":"test_auth_5ef3c72ce087cdf291bc03ea700bfae6","signing_secret":"whsec_xjmIzOfFmH5soMhPutDJVAexNvEr+iAB61Az15/SHjc="}');
INSERT INTO public.settings VALUES (1, 'live', 'http://b.example/', '{"callback_auth_key":"live_auth_32679d9048cc6f78105013eb11a5b31f","signing_secret":"whsec_aA+begIXEANpT4iZQ6nCqqlGNXrqXYkwxTXWbuwN5RE="}');
INSERT INTO public.sign_in_links VALUES (1, 'eTbubRAqTzdML_uX8DFwd0_1LlOB0FgnEfZIQ29qc5U', '6b04ca131e20004666ed788c', 1795475987574, 1795562387574);
INSERT INTO public.task_counts VALUES (1, 'live', '', '', 'imageannotation', 'canceled', 11, 1);
INSERT INTO public.task_counts VALUES (1, 'live', '', '', 'imageannotation', 'pending', 11, 1);
INSERT INTO public.task_counts VALUES (1, 'test', '', '', 'categorization', 'completed', 11, 1);
INSERT INTO public.task_counts VALUES (1, 'test', 'dumped', 'dumped', 'categorization', 'completed', 10, 1);
INSERT INTO public.task_tags VALUES (1, 'live', 'a', '6b04ca132a6000f076cfb380');
INSERT INTO public.task_tags VALUES (1, 'live', 'b', '6b04ca132a6000f076cfb380');
INSERT INTO public.tasks VALUES (1, 'live', '6b04ca132a6000f076cfb380', 'imageannotation', 'pending', 1795475987678, 1795475987678, NULL, 'standard', NULL, NULL, NULL, NULL, 'kept', 0, '["a","b"]', '{}', NULL, NULL, '[]', NULL, NULL, '{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}}', NULL, 1, NULL, 0, NULL);
INSERT INTO public.tasks VALUES (1, 'live', '6b04ca132b20006f9a4d2792', 'imageannotation', 'canceled', 1795475987690, 1795475987702, NULL, 'standard', NULL, NULL, NULL, NULL, 'canceled', 0, NULL, '{"why":"it’s 🐄"}', NULL, NULL, '[]', NULL, NULL, '{"attachment":"http://a.example/1.png","geometries":{"box":{"objects_to_annotate":["cow"]}}}', NULL, 1, NULL, 0, NULL);
INSERT INTO public.tasks VALUES (1, 'test', '6b04ca132ca0002737390065', 'categorization', 'completed', 1795475987714, 1795475987714, 1795475987714, 'standard', NULL, NULL, NULL, NULL, NULL, 0, NULL, '{}', 'http://a.example/', NULL, '[]', NULL, NULL, '{"attachment":"x","categories":["a","b"],"allow_multiple":false}', '{"category":"a"}', 1, NULL, 0, NULL);
INSERT INTO public.tasks VALUES (1, 'test', '6b04ca13344000a8020d3c92', 'categorization', 'completed', 1795475987836, 1795475987836, 1795475987836, 'standard', NULL, 'dumped', 'dumped', 0, 'in a batch', 0, NULL, '{}', NULL, NULL, '[]', NULL, NULL, '{"categories":["a","b"],"attachment":"x","allow_multiple":false}', '{"category":"a"}', 1, NULL, 0, NULL);
INSERT INTO public.users VALUES (1, '6b04ca131e20004666ed788c', 'admin@localhost', 'Admin', 'admin', 1795475987480, NULL);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (account_id);
ALTER TABLE ONLY public.answers
    ADD CONSTRAINT answers_pkey PRIMARY KEY (account_id, mode, task_id, user_id);
ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT api_keys_pkey PRIMARY KEY (account_id, key_id);
ALTER TABLE ONLY public.assignments
    ADD CONSTRAINT assignments_pkey PRIMARY KEY (account_id, mode, user_id, project);
ALTER TABLE ONLY public.attachments
    ADD CONSTRAINT attachments_pkey PRIMARY KEY (account_id, mode, task_id, n);
ALTER TABLE ONLY public.batch_groups
    ADD CONSTRAINT batch_groups_pkey PRIMARY KEY (account_id, mode, batch, name);
ALTER TABLE ONLY public.batches
    ADD CONSTRAINT batches_pkey PRIMARY KEY (account_id, mode, name);
ALTER TABLE ONLY public.callback_attempts
    ADD CONSTRAINT callback_attempts_pkey PRIMARY KEY (account_id, callback_id, n);
ALTER TABLE ONLY public.callback_endpoints
    ADD CONSTRAINT callback_endpoints_pkey PRIMARY KEY (account_id, endpoint);
ALTER TABLE ONLY public.callback_faults
    ADD CONSTRAINT callback_faults_pkey PRIMARY KEY (account_id, mode, task_id);
ALTER TABLE ONLY public.callbacks
    ADD CONSTRAINT callbacks_pkey PRIMARY KEY (account_id, mode, callback_id);
ALTER TABLE ONLY public.delayed_outcomes
    ADD CONSTRAINT delayed_outcomes_pkey PRIMARY KEY (account_id, mode, task_id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (account_id, event_id);
ALTER TABLE ONLY public.file_metadata
    ADD CONSTRAINT file_metadata_pkey PRIMARY KEY (account_id, mode, entry, sequence_id);
ALTER TABLE ONLY public.files
    ADD CONSTRAINT files_pkey PRIMARY KEY (account_id, mode, sequence_id);
ALTER TABLE ONLY public.group_workers
    ADD CONSTRAINT group_workers_pkey PRIMARY KEY (account_id, mode, project, name, user_id);
ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (account_id, mode, key);
ALTER TABLE ONLY public.imported
    ADD CONSTRAINT imported_pkey PRIMARY KEY (account_id, mode, kind, name);
ALTER TABLE ONLY public.imports
    ADD CONSTRAINT imports_pkey PRIMARY KEY (account_id, mode, source);
ALTER TABLE ONLY public.invitation_mails
    ADD CONSTRAINT invitation_mails_pkey PRIMARY KEY (account_id, mail_id);
ALTER TABLE ONLY public.leases
    ADD CONSTRAINT leases_pkey PRIMARY KEY (account_id, lease_id);
ALTER TABLE ONLY public.open_answers
    ADD CONSTRAINT open_answers_pkey PRIMARY KEY (account_id, mode, task_id, slot);
ALTER TABLE ONLY public.outcomes
    ADD CONSTRAINT outcomes_pkey PRIMARY KEY (account_id, mode, outcome_id);
ALTER TABLE ONLY public.project_groups
    ADD CONSTRAINT project_groups_pkey PRIMARY KEY (account_id, mode, project, name);
ALTER TABLE ONLY public.project_versions
    ADD CONSTRAINT project_versions_pkey PRIMARY KEY (account_id, mode, project, version);
ALTER TABLE ONLY public.projects
    ADD CONSTRAINT projects_pkey PRIMARY KEY (account_id, mode, name);
ALTER TABLE ONLY public.quality_pools
    ADD CONSTRAINT quality_pools_pkey PRIMARY KEY (account_id, mode, project, type);
ALTER TABLE ONLY public.quality_scores
    ADD CONSTRAINT quality_scores_pkey PRIMARY KEY (account_id, mode, task_id, user_id);
ALTER TABLE ONLY public.quality_standings
    ADD CONSTRAINT quality_standings_pkey PRIMARY KEY (account_id, mode, user_id, project, type);
ALTER TABLE ONLY public.quality_tasks
    ADD CONSTRAINT quality_tasks_pkey PRIMARY KEY (account_id, mode, task_id);
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
ALTER TABLE ONLY public.unclaimed_files
    ADD CONSTRAINT unclaimed_files_pkey PRIMARY KEY (account_id, mode, file_id);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (account_id, user_id);
CREATE INDEX answers_drafts ON public.answers USING btree (account_id, mode, user_id, updated_at) WHERE ((state = 'draft'::text) AND (response IS NOT NULL));
CREATE INDEX answers_flagged ON public.answers USING btree (account_id, mode, updated_at) WHERE (comment IS NOT NULL);
CREATE INDEX answers_user ON public.answers USING btree (account_id, mode, user_id, submitted_at) WHERE (submitted_at IS NOT NULL);
CREATE INDEX api_keys_key_hash ON public.api_keys USING btree (key_hash);
CREATE INDEX assignments_project ON public.assignments USING btree (account_id, mode, project, user_id);
CREATE INDEX attachments_due ON public.attachments USING btree (host, next_at) WHERE (state = 'due'::text);
CREATE INDEX batches_closed ON public.batches USING btree (account_id, mode, project, name) WHERE ((closed = 1) AND ((status <> 'completed'::text) OR (recalled = 1)));
CREATE INDEX batches_created_at ON public.batches USING btree (account_id, mode, created_at, name);
CREATE INDEX batches_in_progress ON public.batches USING btree (account_id, mode, name) WHERE (status = 'in_progress'::text);
CREATE INDEX batches_project ON public.batches USING btree (account_id, mode, project, created_at, name);
CREATE INDEX batches_queue_due ON public.batches USING btree (account_id, mode, name) WHERE (queue_due = 1);
CREATE INDEX batches_studio_rank ON public.batches USING btree (account_id, mode, name) WHERE (studio_rank IS NOT NULL);
CREATE INDEX callbacks_due ON public.callbacks USING btree (account_id, endpoint, next_at) WHERE (state = 'due'::text);
CREATE INDEX callbacks_failed ON public.callbacks USING btree (account_id, mode, callback_id) WHERE (state = 'failed'::text);
CREATE INDEX callbacks_task ON public.callbacks USING btree (account_id, mode, task_id, callback_id);
CREATE INDEX delayed_outcomes_due ON public.delayed_outcomes USING btree (due_at);
CREATE INDEX events_position ON public.events USING btree (account_id, "position", event_id);
CREATE INDEX events_task ON public.events USING btree (account_id, mode, task_id, event_id);
CREATE INDEX files_file_id ON public.files USING btree (file_id);
CREATE INDEX files_project ON public.files USING btree (account_id, mode, project, sequence_id) WHERE (project IS NOT NULL);
CREATE UNIQUE INDEX files_reference_id ON public.files USING btree (account_id, mode, reference_id) WHERE (reference_id IS NOT NULL);
CREATE INDEX idempotency_keys_created_at ON public.idempotency_keys USING btree (created_at);
CREATE INDEX imported_held ON public.imported USING btree (account_id, mode, name) WHERE (held IS NOT NULL);
CREATE INDEX invitation_mails_next_at ON public.invitation_mails USING btree (next_at);
CREATE INDEX leases_expires_at ON public.leases USING btree (expires_at) WHERE (ended_at IS NULL);
CREATE INDEX leases_given_back ON public.leases USING btree (account_id, mode, user_id, task_id) WHERE ((stands_for IS NOT NULL) AND (outcome = ANY (ARRAY['released'::text, 'expired'::text, 'ended'::text])));
CREATE UNIQUE INDEX leases_quality ON public.leases USING btree (account_id, mode, user_id, task_id) WHERE ((ended_at IS NULL) AND (stands_for IS NOT NULL));
CREATE INDEX leases_submit_at ON public.leases USING btree (submit_at) WHERE ((submit_at IS NOT NULL) AND (ended_at IS NULL));
CREATE INDEX leases_task ON public.leases USING btree (account_id, mode, task_id);
CREATE INDEX open_answers_assigned ON public.open_answers USING btree (account_id, mode, kind, project, priority DESC, batch_priority DESC, task_id, slot) WHERE ((lease_id IS NULL) AND (open = 3));
CREATE INDEX open_answers_batch ON public.open_answers USING btree (account_id, mode, kind, batch, priority DESC, batch_priority DESC, task_id, slot) WHERE ((lease_id IS NULL) AND (open = 1) AND (batch IS NOT NULL));
CREATE INDEX open_answers_closed_batch ON public.open_answers USING btree (account_id, mode, kind, batch, priority DESC, batch_priority DESC, task_id, slot) WHERE ((lease_id IS NULL) AND (open >= 3) AND (batch IS NOT NULL));
CREATE INDEX open_answers_follow ON public.open_answers USING btree (account_id, mode, COALESCE(batch, ''::text), open, batch_priority) WHERE (batch IS NOT NULL);
CREATE INDEX open_answers_held ON public.open_answers USING btree (account_id, mode, kind, lease_user_id) WHERE (lease_id IS NOT NULL);
CREATE INDEX open_answers_project ON public.open_answers USING btree (account_id, mode, kind, project, priority DESC, batch_priority DESC, task_id, slot) WHERE ((lease_id IS NULL) AND (open = 1) AND (project IS NOT NULL));
CREATE INDEX open_answers_queue ON public.open_answers USING btree (account_id, mode, kind, priority DESC, batch_priority DESC, task_id, slot) WHERE ((lease_id IS NULL) AND (open = 1));
CREATE INDEX open_answers_skipped ON public.open_answers USING btree (account_id, mode, task_id, slot) WHERE (open = 2);
CREATE INDEX open_answers_type ON public.open_answers USING btree (account_id, mode, kind, type, priority DESC, batch_priority DESC, task_id, slot) WHERE ((lease_id IS NULL) AND (open = 1));
CREATE INDEX projects_closed ON public.projects USING btree (account_id, mode, name) WHERE (closed = 1);
CREATE INDEX projects_gate_due ON public.projects USING btree (account_id, mode, name) WHERE (gate_due > 0);
CREATE INDEX quality_scores_id ON public.quality_scores USING btree (account_id, mode, score_id);
CREATE INDEX quality_scores_user ON public.quality_scores USING btree (account_id, mode, user_id, project, type);
CREATE INDEX quality_standings_barred ON public.quality_standings USING btree (account_id, mode, user_id, project, type) WHERE (barred = 1);
CREATE INDEX quality_tasks_pool ON public.quality_tasks USING btree (account_id, mode, project, type, kind, task_id) WHERE (canceled_at IS NULL);
CREATE UNIQUE INDEX quality_tasks_unique_id ON public.quality_tasks USING btree (account_id, mode, unique_id) WHERE ((unique_id IS NOT NULL) AND (canceled_at IS NULL));
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
CREATE INDEX unclaimed_files_since ON public.unclaimed_files USING btree (since);
CREATE UNIQUE INDEX users_email ON public.users USING btree (account_id, email);
