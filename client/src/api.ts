/**
 * What /openapi.json says, as types. Made by `npm run client:types`; a test holds it against a started server.
 */

/** A task. */
export type Task = {
  /** Made by the server. */
  task_id: string;
  /** When the task was created. */
  created_at: string;
  /** When anything of it last changed. */
  updated_at: string;
  /** When it was completed. */
  completed_at?: string;
  /** Where the finished task is sent. */
  callback_url?: string;
  /** The task type. */
  type: string;
  status: 'pending' | 'completed' | 'canceled' | 'error';
  /** What to do, in Markdown. */
  instruction?: string;
  /** The params of the type, with its defaults filled in. */
  params: {
    [name: string]: unknown;
  };
  /** Made with a test key. */
  is_test: boolean;
  urgency: 'immediate' | 'day' | 'week' | 'standard';
  priority?: 10 | 20 | 30;
  project?: string;
  batch?: string;
  project_param_version?: number;
  unique_id?: string;
  /** Labels of your own; tasks can be listed by them. */
  tags?: Array<string>;
  /** Your own key-value pairs, up to 10 kB of JSON. */
  metadata: {
    [name: string]: unknown;
  };
  /** There once the callback was tried. */
  callback_succeeded?: boolean;
  processed_attachments: Array<unknown>;
  customer_review_status?: string;
  /** Where a browser finds the attachment; with include_attachment_url. */
  attachment_url?: string;
  /** How many labelers answer it, if several. */
  responses_required?: number;
  customer_review_comments?: Array<string>;
  /** E-mail address. */
  customer_reviewed_by?: string;
  /** When it was last audited. */
  customer_audited_at?: string;
  audits?: Array<{
    [name: string]: unknown;
  }>;
  attempts?: Array<{
    [name: string]: unknown;
  }>;
  prior_responses?: Array<{
    [name: string]: unknown;
  }>;
  skips?: Array<{
    [name: string]: unknown;
  }>;
  flags?: Array<{
    [name: string]: unknown;
  }>;
  /** The answer, or the reason of the status error. */
  response?: {
    [name: string]: unknown;
  };
};

/** A task, as limited_response=true shows it. */
export type LimitedTask = {
  /** Made by the server. */
  task_id: string;
  status: 'pending' | 'completed' | 'canceled' | 'error';
  /** Your own key-value pairs, up to 10 kB of JSON. */
  metadata: {
    [name: string]: unknown;
  };
  project?: string;
};

/** A page of tasks, newest first. */
export type TaskList = {
  docs: Array<Task | LimitedTask>;
  /** All tasks that match, not only this page. */
  total: number;
  limit: number;
  offset: number;
  has_more: boolean;
  /** There when has_more is true. */
  next_token?: string;
};

/** A refusal. */
export type Error = {
  /** The HTTP status. */
  status_code: number;
  /** What was wrong, in one sentence. */
  error: string;
  /** Only of a lease that is lost. */
  code?: 'lease_lost';
};

/** An API key. */
export type Key = {
  key_id: string;
  name: string;
  mode: 'live' | 'test';
  role: 'labeler' | 'member' | 'manager' | 'admin';
  user_id: string;
  /** The first and last characters of the key. */
  hint: string;
  /** When it was made. */
  created_at: string;
  /** When it was last used, to within a minute. */
  last_used_at?: string;
  /** When it was revoked. */
  revoked_at?: string;
  /** The key itself, in the answer that makes it and never again. */
  key?: string;
};

/** The API keys of the account and mode. */
export type KeyList = {
  keys: Array<Key>;
};

/** A result for each item, in order. */
export type BulkResults = {
  results: Array<{
    /** As of the same create by itself. */
    status_code: number;
    /** The id of the task. */
    task_id?: string;
    /** What was wrong, in one sentence. */
    error?: string;
  }>;
};

/** What became of the tasks. */
export type BulkCancel = {
  /** Canceled now. */
  canceled: number;
  /** Canceled before. */
  already_canceled: number;
  /** Completed or errored, so they cannot be canceled. */
  not_pending: number;
  /** Ids of no task. */
  not_found: number;
  /** The first of those that are not pending or not found. */
  refused: Array<{
    task_id: string;
    /** As of the cancel of that one task. */
    status_code: number;
    /** What was wrong, in one sentence. */
    error: string;
  }>;
};

/** What became of the tasks. */
export type BulkMove = {
  /** In the batch now. */
  moved: number;
  /** In the batch before. */
  already_there: number;
  /** Not pending, of another project, or the batch takes no more tasks. */
  not_movable: number;
  /** Ids of no task. */
  not_found: number;
  /** The first of those that are not movable or not found. */
  refused: Array<{
    task_id: string;
    /** As of the move of that one task. */
    status_code: number;
    /** What was wrong, in one sentence. */
    error: string;
  }>;
};

/** What became of the tasks. */
export type BulkRecheck = {
  /** Pending again now. */
  rechecked: number;
  /** Pending, completed or canceled. */
  not_errored: number;
  /** Ids of no task. */
  not_found: number;
  /** The first of those that are not errored or not found. */
  refused: Array<{
    task_id: string;
    /** As of the recheck of that one task. */
    status_code: number;
    /** What was wrong, in one sentence. */
    error: string;
  }>;
};

/** What became of the tasks. */
export type BulkTag = {
  /** Their tags are others now. */
  tagged: number;
  /** Had them, or had them not, before. */
  already_tagged: number;
  /** Would have too many tags. */
  not_taggable: number;
  /** Ids of no task. */
  not_found: number;
  /** The first of those that are not taggable or not found. */
  refused: Array<{
    task_id: string;
    /** As of the edit of the tags of that one task. */
    status_code: number;
    /** What was wrong, in one sentence. */
    error: string;
  }>;
};

/** A change. */
export type Event = {
  event_id: string;
  /** When it was done. */
  at: string;
  /** What was done: create task, cancel task ... */
  action: string;
  /** The id of the task. */
  task_id?: string;
  /** What it was; only what changed. */
  before?: {
    [name: string]: unknown;
  };
  /** What it is now; only what changed. */
  after?: {
    [name: string]: unknown;
  };
};

/** A fault on demand. */
export type Fault = {
  fault_id: string;
  /** In capitals, or *. */
  method: string;
  path: string;
  delay_ms?: number;
  status?: number;
  after_commit?: boolean;
  retry_after?: number;
  drop?: 'before' | 'after';
  truncate?: boolean;
  /** How many requests it meets; for ever when absent. */
  times?: number;
  /** Requests that it met so far. */
  met: number;
};

/** The faults of the world, in the order in which they are tried. */
export type FaultList = {
  faults: Array<{
    fault_id: string;
    /** In capitals, or *. */
    method: string;
    path: string;
    delay_ms?: number;
    status?: number;
    after_commit?: boolean;
    retry_after?: number;
    drop?: 'before' | 'after';
    truncate?: boolean;
    /** How many requests it meets; for ever when absent. */
    times?: number;
    /** Requests that it met so far. */
    met: number;
  }>;
};

/** How many faults are gone. */
export type RemovedFaults = {
  removed: number;
};

/** A file. */
export type File = {
  /** Made by the server. */
  id: string;
  /** scaledata://...: tasks name it as an attachment. */
  attachment_url: string;
  /** When it was added. */
  created_at: string;
  /** When its metadata last changed. */
  updated_at: string;
  /** By its content. */
  mime_type: string;
  /** Bytes. */
  size: number;
  project_names: Array<string>;
  display_name?: string;
  /** Your own id of the file. */
  reference_id?: string;
  /** Your own key-value pairs, up to 10 kB of JSON. */
  metadata?: {
    [name: string]: unknown;
  };
};

/** A page of files, newest first. */
export type FileList = {
  docs: Array<File>;
  limit: number;
  has_more: boolean;
  /** There when has_more is true. */
  next_token?: string;
};

/** A project. */
export type Project = {
  name: string;
  /** The type of its tasks. */
  type: string;
  /** When it was made. */
  created_at: string;
  archived: boolean;
  rapid: boolean;
  studio: boolean;
  datasetId?: string;
  pipeline?: string;
  consensus_attempts?: number;
  /** Its labels, as they were set. */
  ontology?: Array<unknown>;
  ontology_name?: string;
  /** How the project's work is done. */
  settings: {
    /** How many labelers answer a task that does not say it itself. */
    responses_required?: number;
    /** Which tasks are reviewed before they are completed. */
    review?: {
      /** The share of finished tasks that a reviewer looks at. */
      share: number;
      /** Tasks whose answers agree less than this are always reviewed. */
      below_agreement?: number;
      /** Reviewers are not told whose answers they judge. */
      hide_labelers?: boolean;
      [name: string]: unknown;
    };
    /** For how long labelers may correct a submitted answer. */
    correction_seconds?: number;
    /** Evaluation and training tasks. */
    quality?: {
      /** The share of evaluation tasks among those a labeler is handed; 0.1 when left out. */
      evaluation_share?: number;
      /** Who scores less than this on average in evaluation tasks gets no more work; none when left out. */
      bar?: number;
      /** How many scored answers it takes before the bar holds; 5 when left out. */
      scored_before_bar?: number;
      /** The least score with which a training task is done; 0 when left out: any answer does. */
      training_score?: number;
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  /** Its tasks in each status; with include_counts. */
  counts?: {
    pending: number;
    completed: number;
    error: number;
    canceled: number;
  };
  /** All versions; new tasks inherit from the last one. */
  param_history: Array<{
    /** Counted from 0. */
    version: number;
    /** When it was set. */
    created_at: string;
    /** Follows the task's own instruction. */
    instruction?: string;
    [name: string]: unknown;
  }>;
};

/** The projects of the account and mode. */
export type ProjectList = Array<Project>;

/** A batch. */
export type Batch = {
  name: string;
  project: string;
  status: 'staging' | 'in_progress' | 'completed' | 'paused' | 'cancelled';
  /** When it was made. */
  created_at: string;
  /** When its last task ended. */
  completed_at?: string;
  /** Where its end is told; empty for nowhere. */
  callback: string;
  /** There once it was prioritized. */
  priority?: 10 | 20 | 30;
  calibration_batch: boolean;
  self_label_batch: boolean;
  /** Your own key-value pairs, up to 10 kB of JSON. */
  metadata: {
    [name: string]: unknown;
  };
  /** Its tasks in each status; with include_counts. */
  counts?: {
    pending: number;
    completed: number;
    error: number;
    canceled: number;
  };
};

/** A page of batches, newest first. */
export type BatchList = {
  docs: Array<Batch>;
  /** The same as total. */
  totalDocs: number;
  /** All batches that match, not only this page. */
  total: number;
  limit: number;
  offset: number;
  has_more: boolean;
};

/** The status of a batch, and the number of its tasks in each status. */
export type BatchStatus = {
  status: 'staging' | 'in_progress' | 'completed' | 'paused' | 'cancelled';
  pending: number;
  completed: number;
  error: number;
  canceled: number;
};

/** A callback and what became of it. */
export type Callback = {
  /** The webhook-id of each of its attempts. */
  callback_id: string;
  task_id?: string;
  batch?: string;
  reason: 'completed' | 'error' | 'audit' | 'recall' | 'batch' | 'manual' | 'replay' | 'test';
  status: 'due' | 'delivered' | 'failed';
  /** Where it goes: an http(s) URL or an e-mail address. */
  callback_url: string;
  /** When it was queued. */
  created_at: string;
  /** When it is tried next, while it is due. */
  next_attempt_at?: string;
  /** When it was delivered or given up. */
  ended_at?: string;
  /** Oldest first. */
  attempts: Array<{
    attempt: number;
    /** When it was sent. */
    at: string;
    duration_ms: number;
    /** Of the answer; absent without one. */
    status_code?: number;
    /** Why it failed. */
    error?: string;
    /** The first 20 kB of the answer; not in lists. */
    response?: string;
  }>;
  /** The exact body; not in lists. */
  body?: string;
};

/** A page of callbacks, newest first. */
export type CallbackList = {
  callbacks: Array<Callback>;
  has_more: boolean;
  /** There when has_more is true. */
  next_token?: string;
};

/** The settings of the account for the key's mode. */
export type Settings = {
  /** Where callbacks go of tasks that name no callback_url. */
  callback_url: string | null;
  /** Sent as scale-callback-auth. */
  callback_auth_key: string;
  /** Signs callbacks (Standard Webhooks). */
  signing_secret: string;
  /** Signs beside the new one after a rotation. */
  previous_signing_secret?: string;
  /** When it ends. */
  previous_signing_secret_expires_at?: string;
  /** Result files are read without a key. */
  public_results: boolean;
  /** Delivered callbacks are kept so long; null for ever. */
  callback_retention_days: number | null;
};

/** It was done. */
export type Success = {
  success: boolean;
};

/** A project. */
export type V2Project = {
  /** Made by the server. */
  id: string;
  name: string;
  /** When it was made. */
  created_at: string;
  /** The type of its tasks. */
  types: Array<string>;
  /** None. */
  models: Array<string>;
};

/** Projects. */
export type V2ProjectList = {
  projects: Array<V2Project>;
};

/** A batch. */
export type V2Batch = {
  /** Made by the server. */
  id: string;
  name: string;
  /** Its id, or the whole. */
  project: string | V2Project;
  /** When it was made. */
  created_at: string;
  /** When its last task ended. */
  completed_at?: string;
  status: 'staging' | 'in_progress' | 'completed' | 'paused' | 'cancelled';
  /** Where its end is told. */
  callback?: string;
  /** Your own key-value pairs, up to 10 kB of JSON. */
  metadata: {
    [name: string]: unknown;
  };
};

/** A page of batches, newest first. */
export type V2BatchList = {
  batches: Array<V2Batch>;
  /** There when there is a next page. */
  next_token?: string;
};

/** What became of the batch. */
export type V2OperatedBatch = {
  batch: V2Batch;
  message: string;
};

/** A task. */
export type V2Task = {
  /** Made by the server. */
  task_id: string;
  /** Its id, or the whole; empty for a task that is in no project. */
  project: string | V2Project;
  /** Its id, or the whole. */
  batch?: string | V2Batch;
  status: 'pending' | 'completed' | 'canceled' | 'error' | 'deleted';
  /** When it was made. */
  created_at: string;
  /** When it was completed. */
  completed_at?: string;
  /** Your own key-value pairs, up to 10 kB of JSON. */
  metadata: {
    [name: string]: unknown;
  };
  /** Those of the response; empty until it is completed. */
  threads: Array<V2Thread>;
  errors?: Array<{
    message: string;
  }>;
};

/** A page of tasks, newest first. */
export type V2TaskList = {
  tasks: Array<V2Task>;
  /** There when there is a next page. */
  next_token?: string;
};

/** A conversation. */
export type V2Thread = {
  id: string;
  turns: Array<{
    id: string;
    messages: Array<V2Message>;
    annotations: Array<V2Annotation>;
    [name: string]: unknown;
  }>;
  submissions?: Array<{
    [name: string]: unknown;
  }>;
  annotations: Array<V2Annotation>;
  [name: string]: unknown;
};

/** A message. */
export type V2Message = {
  role: 'system' | 'user' | 'assistant' | 'function';
  /** The text, and what belongs to it. */
  content: {
    [name: string]: unknown;
  };
  source_id: string;
  /** With opts=model_parameters. */
  model_parameters?: {
    [name: string]: unknown;
  };
  annotations: Array<V2Annotation>;
  [name: string]: unknown;
};

/** An annotation. */
export type V2Annotation = {
  id: string;
  key: string;
  type: string;
  [name: string]: unknown;
};

/** The completed tasks of a completed batch. */
export type V2Delivery = {
  /** Made by the server. */
  id: string;
  /** That of its batch. */
  name: string;
  task_count: number;
  /** When the batch was completed. */
  delivered_at: string;
  /** Its id, or the whole. */
  project: string | V2Project;
};

/** Deliveries, the newest first. */
export type V2DeliveryList = {
  deliveries: Array<V2Delivery>;
};

/** A page of the tasks of a delivery. */
export type V2DeliveredTasks = {
  /** Its id, or the whole. */
  delivery: string | V2Delivery;
  tasks: Array<V2Task>;
  /** There when there is a next page. */
  next_token?: string;
};

/** A page of tasks with what was delivered of them. */
export type V2DeliveryTaskList = {
  docs: Array<{
    /** Made by the server. */
    task_id: string;
    /** When it was made. */
    created_at: string;
    delivery_id: string | null;
    delivered_at: string | null;
    response_schema_id: string | null;
    response: {
      [name: string]: unknown;
    } | null;
  }>;
  /** Tasks on this page. */
  total: number;
  /** There when there is a next page. */
  next_token?: string;
};

/** What a response must be. */
export type V2ResponseSchema = {
  /** JSON Schema as text. */
  schema: {
    id: string;
    json: string;
  };
};

/** Datasets. */
export type V2DatasetList = {
  datasets: Array<{
    [name: string]: unknown;
  }>;
};

/** Deliveries of datasets. */
export type V2DatasetDeliveryList = {
  deliveries: Array<{
    [name: string]: unknown;
  }>;
};

/** A task of a dataset. */
export type V2DatasetTask = {
  [name: string]: unknown;
};

/** Tasks of datasets. */
export type V2DatasetTaskList = {
  tasks: Array<V2DatasetTask>;
  /** There when there is a next page. */
  next_token?: string;
};

/** Whom keys and people belong to. */
export type Account = {
  /** What the account is called. */
  name: string;
};

/** A claim with its expiry. */
export type Lease = {
  lease_id: string;
  kind: 'label' | 'review';
  task_id: string;
  /** The id of the user who holds it. */
  labeler: string;
  /** When it was claimed. */
  claimed_at: string;
  /** When it is over without a heartbeat. */
  expires_at: string;
  /** Time of work counted so far. */
  active_secs: number;
  /** Claimed ahead, and nobody works on it yet. */
  ahead?: boolean;
  /** When it ended. */
  ended_at?: string;
  /** When its draft is submitted, unless it is taken back. */
  submit_at?: string;
  outcome?: 'submitted' | 'reviewed' | 'skipped' | 'released' | 'expired' | 'ended' | 'errored' | 'canceled' | 'completed';
};

/** A lease that ended with an answer. */
export type SubmittedLease = {
  lease_id: string;
  kind: 'label' | 'review';
  task_id: string;
  /** The id of the user who holds it. */
  labeler: string;
  /** When it was claimed. */
  claimed_at: string;
  /** When it is over without a heartbeat. */
  expires_at: string;
  /** Time of work counted so far. */
  active_secs: number;
  /** Claimed ahead, and nobody works on it yet. */
  ahead?: boolean;
  /** When it ended. */
  ended_at?: string;
  /** When its draft is submitted, unless it is taken back. */
  submit_at?: string;
  outcome?: 'submitted' | 'reviewed' | 'skipped' | 'released' | 'expired' | 'ended' | 'errored' | 'canceled' | 'completed';
  /** Of a training task. */
  training?: {
    /** How right the answer was. */
    score: number;
    /** It was enough; otherwise the task comes again. */
    passed: boolean;
  };
};

/** Live leases. */
export type LeaseList = {
  leases: Array<Lease>;
};

/** A task as those see it who work on it. */
export type LabelerTask = {
  task_id: string;
  /** When the task was created. */
  created_at: string;
  type: string;
  /** What to do, in Markdown. */
  instruction?: string;
  /** The params of the type. */
  params: {
    [name: string]: unknown;
  };
  is_test: boolean;
  priority?: number;
  project?: string;
  batch?: string;
};

/** The outcome of a claim. */
export type Claim = {
  leases: Array<Claimed>;
  /** What else there is of the kind asked for. */
  waiting: {
    /** Open answers that nobody holds; 1000 is that many or more. */
    pending: number;
    /** Open answers that others hold. */
    held_by_others: number;
    /** Projects in which the caller gets nothing more because of how he answered; there when nothing was claimed. A manager can let him back. */
    below_bar?: Array<string>;
  };
};

/** A lease with its task. */
export type Claimed = {
  lease_id: string;
  kind: 'label' | 'review';
  task_id: string;
  /** The id of the user who holds it. */
  labeler: string;
  /** When it was claimed. */
  claimed_at: string;
  /** When it is over without a heartbeat. */
  expires_at: string;
  /** Time of work counted so far. */
  active_secs: number;
  /** Claimed ahead, and nobody works on it yet. */
  ahead?: boolean;
  /** When it ended. */
  ended_at?: string;
  /** When its draft is submitted, unless it is taken back. */
  submit_at?: string;
  outcome?: 'submitted' | 'reviewed' | 'skipped' | 'released' | 'expired' | 'ended' | 'errored' | 'canceled' | 'completed';
  task: LabelerTask;
  /** JSON Schema of the response; left out where it is a param of the task, or over 100,000 characters. */
  response_schema?: {
    [name: string]: unknown;
  };
  /** Of the params, each address once; without texts and data: addresses. */
  attachments?: Array<{
    /** The address as the params have it. */
    attachment: string;
    /** Where this server streams it while the lease lives; begins with a slash. */
    url: string;
  }>;
  /** What the caller had done of it before. */
  draft?: {
    [name: string]: unknown;
  };
  /** How often it was saved. */
  draft_version: number;
  /** Review: how far the answers agree, 0 to 1. */
  agreement?: number;
  answers?: Array<JudgedAnswer>;
  /** Review: what becomes the response if it is accepted. */
  response?: {
    [name: string]: unknown;
  };
};

/** What a labeler answered. */
export type Answer = {
  task_id: string;
  labeler: string;
  state: 'draft' | 'submitted' | 'skipped' | 'rejected' | 'reviewed';
  /** When it was submitted. */
  submitted_at?: string;
  time_spent_secs?: number;
  /** What the labeler flagged. */
  comment?: string;
  /** What a reviewer said of it. */
  review_comments?: string;
  /** The answer. */
  response?: {
    [name: string]: unknown;
  };
};

/** What a labeler answered, for a reviewer. */
export type JudgedAnswer = {
  task_id: string;
  /** Left out where the project hides it from reviewers. */
  labeler?: string;
  state: 'draft' | 'submitted' | 'skipped' | 'rejected' | 'reviewed';
  /** When it was submitted. */
  submitted_at?: string;
  time_spent_secs?: number;
  /** What the labeler flagged. */
  comment?: string;
  /** What a reviewer said of it. */
  review_comments?: string;
  /** The answer. */
  response?: {
    [name: string]: unknown;
  };
  /** With `labeler`, while he is in the team. */
  labeler_email?: string;
};

/** An own answer, and what its task was. */
export type OwnAnswer = {
  task_id: string;
  labeler: string;
  state: 'draft' | 'submitted' | 'skipped' | 'rejected' | 'reviewed';
  /** When it was submitted. */
  submitted_at?: string;
  time_spent_secs?: number;
  /** What the labeler flagged. */
  comment?: string;
  /** What a reviewer said of it. */
  review_comments?: string;
  /** The answer. */
  response?: {
    [name: string]: unknown;
  };
  /** Of the task. */
  type?: string;
  project?: string;
  instruction?: string;
  /** Until when it may be corrected; absent when it may not. */
  correctable_until?: string;
  /** Of the params, each address once; without texts and data: addresses. */
  attachments?: Array<{
    /** The address as the params have it. */
    attachment: string;
    /** Where this server streams it while the lease lives; begins with a slash. */
    url: string;
  }>;
};

/** An own answer with its whole task. */
export type GivenAnswer = {
  task_id: string;
  labeler: string;
  state: 'draft' | 'submitted' | 'skipped' | 'rejected' | 'reviewed';
  /** When it was submitted. */
  submitted_at?: string;
  time_spent_secs?: number;
  /** What the labeler flagged. */
  comment?: string;
  /** What a reviewer said of it. */
  review_comments?: string;
  /** The answer. */
  response?: {
    [name: string]: unknown;
  };
  /** Of the task. */
  type?: string;
  project?: string;
  instruction?: string;
  /** Until when it may be corrected; absent when it may not. */
  correctable_until?: string;
  /** Of the params, each address once; without texts and data: addresses. */
  attachments?: Array<{
    /** The address as the params have it. */
    attachment: string;
    /** Where this server streams it while the lease lives; begins with a slash. */
    url: string;
  }>;
  task: LabelerTask;
  /** JSON Schema of the response; left out where it is a param of the task, or over 100,000 characters. */
  response_schema?: {
    [name: string]: unknown;
  };
};

/** What somebody has under work. */
export type Work = {
  leases: Array<{
    lease_id: string;
    kind: 'label' | 'review';
    task_id: string;
    /** The id of the user who holds it. */
    labeler: string;
    /** When it was claimed. */
    claimed_at: string;
    /** When it is over without a heartbeat. */
    expires_at: string;
    /** Time of work counted so far. */
    active_secs: number;
    /** Claimed ahead, and nobody works on it yet. */
    ahead?: boolean;
    /** When it ended. */
    ended_at?: string;
    /** When its draft is submitted, unless it is taken back. */
    submit_at?: string;
    outcome?: 'submitted' | 'reviewed' | 'skipped' | 'released' | 'expired' | 'ended' | 'errored' | 'canceled' | 'completed';
    /** Of the task. */
    type?: string;
    project?: string;
    instruction?: string;
  }>;
  /** Saved last first. */
  drafts: Array<{
    task_id: string;
    type: string;
    project?: string;
    /** When it was saved last. */
    saved_at: string;
    /** Whether nobody else holds the task: a claim of its id gets it. */
    claimable: boolean;
  }>;
};

/** How far somebody is. */
export type Today = {
  /** Answers since, with those that can still be taken back. */
  submitted: number;
  /** Open answers that the caller may claim; 1000 is that many or more. */
  left: number;
};

/** The lease, and how often its draft was saved. */
export type SavedDraft = {
  lease_id: string;
  kind: 'label' | 'review';
  task_id: string;
  /** The id of the user who holds it. */
  labeler: string;
  /** When it was claimed. */
  claimed_at: string;
  /** When it is over without a heartbeat. */
  expires_at: string;
  /** Time of work counted so far. */
  active_secs: number;
  /** Claimed ahead, and nobody works on it yet. */
  ahead?: boolean;
  /** When it ended. */
  ended_at?: string;
  /** When its draft is submitted, unless it is taken back. */
  submit_at?: string;
  outcome?: 'submitted' | 'reviewed' | 'skipped' | 'released' | 'expired' | 'ended' | 'errored' | 'canceled' | 'completed';
  /** The `base_version` of the next save. */
  draft_version: number;
};

/** Answers, newest first. */
export type AnswerList = {
  answers: Array<OwnAnswer>;
};

/** Flags, newest first. */
export type FlagList = {
  flags: Array<{
    task_id: string;
    labeler: string;
    comment: string;
    /** When. */
    flagged_at: string;
  }>;
};

/** Tasks out of the queue, oldest first. */
export type SkippedList = {
  tasks: Array<Task>;
  has_more: boolean;
};

/** How the work stands and goes. */
export type Overview = {
  /** When it was so. */
  at: string;
  /** The beginning of the period. */
  from: string;
  /** The first moment after it. */
  to: string;
  /** The length of a piece. */
  bucket_seconds: number;
  /** Tasks as they are now. */
  backlog: {
    /** Pending, and nobody is at it. */
    waiting: number;
    /** Pending, held by a labeler. */
    in_work: number;
    /** Pending, answered, for a reviewer to decide. */
    in_review: number;
    /** Pending, out of the queue, as everybody skipped it. */
    skipped: number;
    /** All of these. */
    pending: number;
    /** Completed, ever. */
    completed: number;
    /** Canceled, ever. */
    canceled: number;
    /** In the status error. */
    error: number;
  };
  /** Callbacks as they are now. */
  callbacks: {
    /** Still to be delivered. */
    due: number;
    /** Those of them that failed at least once. */
    failing: number;
    /** When the oldest of them was made. */
    oldest_due_at?: string;
  };
  /** The whole period. */
  period: {
    /** Tasks completed. */
    completed: number;
    /** Answers given to tasks. */
    answers: number;
    /** The mean time spent on one of them. */
    seconds_per_answer?: number;
    /** Tasks completed with answers of several labelers. */
    compared: number;
    /** How far these answers agree, on average. */
    agreement?: number;
    /** Answers to evaluation tasks that count. */
    evaluated: number;
    /** How right these are, on average. */
    accuracy?: number;
    /** Callbacks made in it and delivered. */
    callbacks_delivered: number;
    /** Callbacks made in it and given up. */
    callbacks_failed: number;
    /** Delivered, of all that are delivered or given up. */
    callback_success?: number;
  };
  /** All pieces, the oldest first. */
  buckets: Array<{
    /** When the piece begins. */
    start: string;
    /** Tasks completed. */
    completed: number;
    /** Answers given to tasks. */
    answers: number;
    /** The mean time spent on one of them. */
    seconds_per_answer?: number;
    /** Tasks completed with answers of several labelers. */
    compared: number;
    /** How far these answers agree, on average. */
    agreement?: number;
    /** Answers to evaluation tasks that count. */
    evaluated: number;
    /** How right these are, on average. */
    accuracy?: number;
    /** Callbacks made in it and delivered. */
    callbacks_delivered: number;
    /** Callbacks made in it and given up. */
    callbacks_failed: number;
    /** Delivered, of all that are delivered or given up. */
    callback_success?: number;
  }>;
};

/** What the tasks of a project are made from. */
export type TaskTemplate = {
  id: string;
  /** Of the params of the project. */
  version: number;
  /** When the project was made. */
  created_at: string;
  /** When its params last changed. */
  updated_at: string;
  /** The params of the project, and its instruction. */
  template_variables: {
    [name: string]: unknown;
  };
  /** JSON Schema of the response, where they have one. */
  response_schema?: {
    [name: string]: unknown;
  };
  auto_onboard_enabled: boolean;
};

/** An evaluation or training task. */
export type QualityTask = {
  /** Made by the server. */
  id: string;
  kind: 'evaluation' | 'training';
  /** checking: its attachments are looked at first; error: one of them cannot be had, and nobody is handed it. */
  status: 'active' | 'checking' | 'error' | 'canceled';
  /** When it was made. */
  created_at: string;
  type: string;
  instruction?: string;
  /** The params of the type, with its defaults filled in. */
  params: {
    [name: string]: unknown;
  };
  is_test: boolean;
  project?: string;
  batch?: string;
  project_param_version?: number;
  unique_id?: string;
  /** Labels of your own; tasks can be listed by them. */
  tags?: Array<string>;
  /** Your own key-value pairs, up to 10 kB of JSON. */
  metadata: {
    [name: string]: unknown;
  };
  /** What the labeler begins from. */
  initial_response?: {
    [name: string]: unknown;
  };
  /** The right response. */
  expected_response: {
    [name: string]: unknown;
  };
  /** When it was taken out of use. */
  canceled_at?: string;
  attachment_errors?: Array<{
    statusCode?: number;
    url: string;
    message: string;
  }>;
};

/** A page of evaluation or training tasks. */
export type QualityTaskList = {
  docs: Array<QualityTask>;
  limit: number;
  has_more: boolean;
  /** There when has_more is true. */
  next_token?: string;
};

/** How well a labeler answers. */
export type LabelerQuality = {
  /** The id of the user. */
  labeler: string;
  /** While he is in the team. */
  email?: string;
  accuracy: Array<{
    project?: string;
    type: string;
    /** Answers to evaluation tasks that count. */
    scored: number;
    /** Their mean score; absent without any. */
    accuracy?: number;
    /** He gets no more work there until a manager resets his record. */
    below_bar: boolean;
  }>;
  quality_tasks: Array<{
    quality_task_id: string;
    kind: 'evaluation' | 'training';
    project?: string;
    type: string;
    /** How right the answer was; of a training task the last one. */
    score: number;
    /** It is in the accuracy: his record was not reset since. */
    counted?: boolean;
    /** Training: the score was enough. */
    passed?: boolean;
    /** Training: how often he answered it. */
    tries?: number;
    /** When. */
    answered_at: string;
    time_spent_secs?: number;
  }>;
};

/** What the team answered. */
export type TeamWork = {
  /** The first moment that counts. */
  since: string;
  labelers: Array<{
    /** The id of the user. */
    labeler: string;
    email: string;
    /** Answers given, rejected ones too. */
    answered: number;
    /** Of these, by a reviewer. */
    rejected: number;
    /** Time of work on an answer; absent without any. */
    mean_secs?: number;
    /** When he answered last. */
    last_answer_at?: string;
    accuracy: Array<{
      project?: string;
      type: string;
      /** Answers to evaluation tasks that count. */
      scored: number;
      /** Their mean score; absent without any. */
      accuracy?: number;
      /** He gets no more work there until a manager resets his record. */
      below_bar: boolean;
    }>;
  }>;
};

/** A page of answers, by labeler. */
export type LabelerQualityList = {
  labelers: Array<LabelerQuality>;
  limit: number;
  has_more: boolean;
  /** There when has_more is true. */
  next_token?: string;
};

/** E-mail address to names of projects, of labelers and whoever else is assigned. */
export type Assignments = {
  [name: string]: Array<string>;
};

/** Labelers of a project. */
export type Group = {
  id: string;
  name: string;
  numWorkers: number;
  /** Always false. */
  isSingleton: boolean;
  workers: Array<{
    id: string;
    email: string;
  }>;
};

/** The groups of a project. */
export type GroupList = Array<Group>;

/** A batch as labelers get it. */
export type StudioBatch = {
  /** The name. */
  id: string;
  name: string;
  /** The name of the project. */
  projectId: string;
  projectName: string;
  batchType: 'Production' | 'Calibration';
  /** Its place in the order that was set. */
  studioPriority?: number;
  /** Its tasks. */
  total: number;
  completed: number;
  /** Names of the groups that work on it; none for all. */
  groups: Array<string>;
};

/** In the order in which they are worked on. */
export type StudioBatchList = Array<StudioBatch>;

/** A page of the events of a task, the oldest first. */
export type TaskEvents = {
  events: Array<{
    event_id: string;
    /** When it was done. */
    at: string;
    /** What was done: create task, claim task ... */
    action: string;
    /** Who did it; nobody when the server did it by itself. */
    by?: {
      user_id: string;
      /** Unless the user was removed. */
      name?: string;
      /** Unless the user was removed. */
      email?: string;
    };
    /** With which key; `session` in the page. */
    key_id?: string;
    /** In which request. */
    request_id?: string;
    /** What it was; only what changed. */
    before?: {
      [name: string]: unknown;
    };
    /** What it is then; only what changed. */
    after?: {
      [name: string]: unknown;
    };
  }>;
  has_more: boolean;
  /** There when has_more is true. */
  next_token?: string;
};

/** The work on a task. */
export type TaskWork = {
  task_id: string;
  /** It has its answers and waits for a reviewer. */
  in_review: boolean;
  /** Everybody skipped it; `requeue` brings it back. */
  out_of_queue: boolean;
  /** How far its answers agree; only with several. */
  agreement?: number;
  /** In the order in which they were begun. */
  answers: Array<{
    /** A person. */
    labeler: {
      user_id: string;
      /** Unless the user was removed. */
      name?: string;
      /** Unless the user was removed. */
      email?: string;
    };
    state: 'draft' | 'submitted' | 'skipped' | 'rejected' | 'reviewed';
    /** When it was begun. */
    created_at: string;
    /** When it was given. */
    submitted_at?: string;
    time_spent_secs?: number;
    /** How far it agrees with the response of the task; only of short answers. */
    agreement?: number;
    /** What the labeler wanted the manager to know. */
    comment?: string;
    /** Why it was skipped. */
    reason?: string;
    /** What the reviewer wrote. */
    review_comments?: string;
    /** What was answered; not of drafts. */
    response?: {
      [name: string]: unknown;
    };
  }>;
  leases: Array<{
    lease_id: string;
    kind: 'label' | 'review';
    /** A person. */
    labeler: {
      user_id: string;
      /** Unless the user was removed. */
      name?: string;
      /** Unless the user was removed. */
      email?: string;
    };
    /** When it was claimed. */
    claimed_at: string;
    /** When it is over without a heartbeat. */
    expires_at: string;
  }>;
  attachments?: Array<{
    /** The address as the params have it. */
    attachment: string;
    /** Where this server streams it; begins with a slash. */
    url: string;
  }>;
  /** JSON Schema of the response, where the params do not hold it. */
  response_schema?: {
    [name: string]: unknown;
  };
};

/** The task types, by name. */
export type TaskTypeList = {
  types: Array<{
    name: string;
    /** One line. */
    summary: string;
  }>;
};

/** A task type. */
export type TaskType = {
  name: string;
  /** One line. */
  summary: string;
  /** JSON Schema of the params. */
  params_schema: {
    [name: string]: unknown;
  };
  /** A create body. */
  example: {
    [name: string]: unknown;
  };
};

/** A task that is not made. */
export type TaskPreview = {
  type: string;
  instruction?: string;
  /** With defaults. */
  params: {
    [name: string]: unknown;
  };
  /** JSON Schema of the response; left out where it is a param, or over 100,000 characters. */
  response_schema?: {
    [name: string]: unknown;
  };
};

/** A way in for somebody who has forgotten his password. */
export type PasswordLink = {
  email: string;
  password_link: string;
  expiry: string;
};

/** Somebody of the team. */
export type Teammate = {
  email: string;
  role: 'labeler' | 'member' | 'manager' | 'admin';
  user_id: string;
  firstName?: string;
  lastName?: string;
  /** Has the role labeler. */
  isStudioLabeler: boolean;
  /** Invited until then, and never signed in. */
  expiry?: string;
  /** In the answer that makes it and never again. */
  sign_in_link?: string;
};

/** The whole team, the longest in it first. */
export type Team = Array<Teammate>;

/** What tasks that match become. */
export type Outcome = {
  outcome_id: string;
  created_at: string;
  /** Only tasks of this type. */
  type?: string;
  /** Only tasks of this project. */
  project?: string;
  /** Only tasks with such a unique_id; * stands for any characters. */
  unique_id?: string;
  /** Tasks that it is for. */
  times: number;
  /** The answer; it has to obey the type's rules. */
  response?: {
    [name: string]: unknown;
  };
  /** The task ends in the status error, with this as its response: a text or `{error, ...}`. */
  error?: string | {
    error: string;
    [name: string]: unknown;
  };
  /** True: the task stays pending, to be ended by hand or by labelers. */
  pending?: boolean;
  /** A seed, or `{seed, width, height}`: an answer drawn from it that is valid for the params. */
  random?: number | {
    /** The same seed and params give the same answer. */
    seed: number;
    /** Of the picture that shapes stay inside of; 640. */
    width?: number;
    /** Of the same; 480. */
    height?: number;
  };
  /** The task is pending for so many milliseconds. */
  delay_ms?: number;
  /** "fail", or `{fail: n, status_code}`: the first tries are logged as failed and not sent. */
  callback?: string | {
    /** How many tries of its callbacks fail. */
    fail: number;
    /** What the delivery log says was answered; 503. */
    status_code?: number;
  };
  /** Tasks that took it. */
  used: number;
};

/** Outcomes, oldest first. */
export type OutcomeList = {
  outcomes: Array<Outcome>;
};

/** How many were deleted. */
export type Deleted = {
  deleted: number;
};

/** What a flush found at its end. */
export type Flushed = {
  /** Every callback has ended. */
  flushed: boolean;
  /** Those that have not. */
  callbacks: number;
  /** Delayed tasks that are just being ended. */
  tasks: number;
};

/** Task type -> what its create takes. */
export interface TaskTypes {
  annotation: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself. */
    attachment?: string;
    /** What kind of thing the attachment is. */
    attachment_type?: 'image';
    /** What to annotate: strings or label descriptions. */
    objects_to_annotate: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** Whether each box gets a label. */
    with_labels?: boolean;
    /** The least width in pixels; 0 when left out. */
    min_width?: number;
    /** The least height in pixels; 0 when left out. */
    min_height?: number;
    /** Annotated pictures that show what is wanted. */
    examples?: ReadonlyArray<{
      /** Whether the example is a good one. */
      correct: boolean;
      /** URL of an annotated picture. */
      image: string;
      /** Why it is good or bad. */
      explanation?: string;
      [name: string]: unknown;
    }>;
    /** What to say of each annotation: attribute name to definition. */
    annotation_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** What to say of the attachment as a whole: attribute name to definition. */
    global_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** Pictures shown for reference only; none may be the attachment itself. */
    context_attachments?: ReadonlyArray<{
      /** URL of the picture. */
      attachment: string;
      [name: string]: unknown;
    }>;
    /** Pre-labels that the labeler may change: of the form of the response. A uuid may be left out. */
    hypothesis?: {
      /** As `annotations` of the response. */
      annotations: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      [name: string]: unknown;
    };
    /** Like hypothesis, but what may be done with them can be locked. */
    base_annotations?: {
      [name: string]: unknown;
    } | ReadonlyArray<unknown>;
    /** Whether the labeler may add base annotations. */
    can_add_base_annotations?: boolean;
    /** Whether the labeler may move or reshape base annotations. */
    can_edit_base_annotations?: boolean;
    /** Whether the labeler may relabel base annotations. */
    can_edit_base_annotation_labels?: boolean;
    /** Whether the labeler may delete base annotations. */
    can_delete_base_annotations?: boolean;
    /** Older form of pre-labels: shapes drawn over the attachment. */
    layers?: {
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  audiotranscription: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself. */
    attachment?: string;
    /** What kind of thing the attachment is. */
    attachment_type?: 'audio';
    /** Whether fillers and false starts are written down too. */
    verbatim?: boolean;
    /** Whether the transcript of a machine will do. */
    skip_human_transcription?: boolean;
    /** Names and terms that may be heard. */
    phrases?: ReadonlyArray<string>;
    /** Pre-labels that the labeler may change: of the form of the response, or some of its parts. */
    hypothesis?: {
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  categorization: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** What kind of thing the attachment is. */
    attachment_type?: 'text' | 'image' | 'video' | 'audio' | 'website' | 'pdf';
    /** URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself. */
    attachment?: string;
    /** What to choose from. Either this or `taxonomies` is needed. */
    categories?: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** Category to an id of your own, which the response then gives as `category_id`. */
    category_ids?: {
      [name: string]: string | number;
    };
    /** Several questions in one task: name to a definition with `choices`. Each is required if not said otherwise. */
    taxonomies?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** Whether several categories may be chosen. */
    allow_multiple?: boolean;
    /** Pre-labels that the labeler may change: of the form of the response, or some of its parts. */
    hypothesis?: {
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  categorize: TaskTypes['categorization'];
  chat: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** JSON Schema (draft 2020-12) of the response, an object. $ref only to its own $defs, none that leads back to itself; patterns without look-around and back-references. */
    response_schema?: {
      [name: string]: unknown;
    };
    /** Pre-labels that the labeler may change: of the form of the response, or some of its parts. */
    hypothesis?: {
      [name: string]: unknown;
    };
    /** Like hypothesis, but what may be done with them can be locked. */
    base_annotations?: {
      [name: string]: unknown;
    } | ReadonlyArray<unknown>;
    /** Whether the labeler may add base annotations. */
    can_add_base_annotations?: boolean;
    /** Whether the labeler may move or reshape base annotations. */
    can_edit_base_annotations?: boolean;
    /** Whether the labeler may relabel base annotations. */
    can_edit_base_annotation_labels?: boolean;
    /** Whether the labeler may delete base annotations. */
    can_delete_base_annotations?: boolean;
    [name: string]: unknown;
  };
  chatexperimental: TaskTypes['chat'];
  chatlite: TaskTypes['chat'];
  comparison: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** Several attachments, each as in `attachment`. */
    attachments?: ReadonlyArray<string>;
    /** What kind of thing the attachment is. */
    attachment_type: 'text' | 'image' | 'video' | 'audio' | 'website' | 'pdf';
    /** What to choose from. At least one of this, `fields` and `ranking` is needed. */
    choices?: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** What to write down: key to description. */
    fields?: {
      [name: string]: string;
    };
    /** Ours: put the attachments in order, best first; the response has `ranking`. */
    ranking?: boolean;
    /** Ours: the page shows the attachments in an order of its own for each task, and names them by it. The response is as without it. */
    blind_order?: boolean;
    /** Pre-labels that the labeler may change: of the form of the response, or some of its parts. */
    hypothesis?: {
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  cuboidannotation: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself. */
    attachment?: string;
    /** What kind of thing the attachment is. */
    attachment_type?: 'image';
    /** What to annotate: strings or label descriptions. */
    objects_to_annotate: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** Whether each cuboid gets a label. */
    with_labels?: boolean;
    /** The least number of cuboids. */
    min_annotations?: number;
    /** The largest number of cuboids; 0 is no limit. */
    max_annotations?: number;
    /** The least height in pixels; 0 when left out. */
    min_height?: number;
    /** The least width in pixels; 0 when left out. */
    min_width?: number;
    /** Intrinsics of the camera. */
    camera_intrinsics?: {
      /** Its fx. */
      fx: number;
      /** Its fy. */
      fy: number;
      /** Its cx. */
      cx: number;
      /** Its cy. */
      cy: number;
      /** Its skew. */
      skew?: number;
      /** Its scalefactor. */
      scalefactor?: number;
      [name: string]: unknown;
    } | null;
    /** Rotation of the camera in the world. */
    camera_rotation_quaternion?: {
      /** Its w. */
      w: number;
      /** Its x. */
      x: number;
      /** Its y. */
      y: number;
      /** Its z. */
      z: number;
      [name: string]: unknown;
    } | null;
    /** Height of the camera in metres. */
    camera_height?: number | null;
    /** Annotated pictures that show what is wanted. */
    examples?: ReadonlyArray<{
      /** Whether the example is a good one. */
      correct: boolean;
      /** URL of an annotated picture. */
      image: string;
      /** Why it is good or bad. */
      explanation?: string;
      [name: string]: unknown;
    }>;
    /** What to say of each annotation: attribute name to definition. */
    annotation_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** What to say of the attachment as a whole: attribute name to definition. */
    global_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** Pictures shown for reference only; none may be the attachment itself. */
    context_attachments?: ReadonlyArray<{
      /** URL of the picture. */
      attachment: string;
      [name: string]: unknown;
    }>;
    /** Pre-labels that the labeler may change: of the form of the response. A uuid may be left out. */
    hypothesis?: {
      /** As `annotations` of the response. */
      annotations: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      [name: string]: unknown;
    };
    /** Like hypothesis, but what may be done with them can be locked. */
    base_annotations?: {
      [name: string]: unknown;
    } | ReadonlyArray<unknown>;
    /** Whether the labeler may add base annotations. */
    can_add_base_annotations?: boolean;
    /** Whether the labeler may move or reshape base annotations. */
    can_edit_base_annotations?: boolean;
    /** Whether the labeler may relabel base annotations. */
    can_edit_base_annotation_labels?: boolean;
    /** Whether the labeler may delete base annotations. */
    can_delete_base_annotations?: boolean;
    /** Older form of pre-labels: shapes drawn over the attachment. */
    layers?: {
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  custom: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** JSON Schema (draft 2020-12) of the response, an object. $ref only to its own $defs, none that leads back to itself; patterns without look-around and back-references. */
    response_schema: {
      [name: string]: unknown;
    };
    /** Pre-labels that the labeler may change: of the form of the response, or some of its parts. */
    hypothesis?: {
      [name: string]: unknown;
    };
    /** Like hypothesis, but what may be done with them can be locked. */
    base_annotations?: {
      [name: string]: unknown;
    } | ReadonlyArray<unknown>;
    /** Whether the labeler may add base annotations. */
    can_add_base_annotations?: boolean;
    /** Whether the labeler may move or reshape base annotations. */
    can_edit_base_annotations?: boolean;
    /** Whether the labeler may relabel base annotations. */
    can_edit_base_annotation_labels?: boolean;
    /** Whether the labeler may delete base annotations. */
    can_delete_base_annotations?: boolean;
    [name: string]: unknown;
  };
  datacollection: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** What kind of thing the attachment is. */
    attachment_type: 'text' | 'image' | 'website';
    /** URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself. */
    attachment?: string;
    /** What to find out: key to description. */
    fields: {
      [name: string]: string;
    };
    /** Pre-labels that the labeler may change: of the form of the response, or some of its parts. */
    hypothesis?: {
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  documentmodel: TaskTypes['chat'];
  documenttranscription: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself. */
    attachment?: string;
    /** Several attachments, each as in `attachment`. */
    attachments?: ReadonlyArray<string>;
    /** What kind of thing the attachment is. */
    attachment_type?: 'image' | 'pdf';
    /** What to find on the pages. */
    features: ReadonlyArray<{
      /** text is written down, block is only marked, group holds others. */
      type: 'text' | 'block' | 'group';
      /** What a text or block is called in the response. */
      label?: string;
      /** What a group is called in the response. */
      title?: string;
      /** Labels and titles of what a group may hold; anything when left out. */
      labels?: ReadonlyArray<string>;
      /** What kind of thing it is. */
      flags?: ReadonlyArray<'line' | 'key' | 'value' | 'thead' | 'tbody' | 'date' | 'money' | 'checkbox' | 'region' | 'query' | 'span'>;
      [name: string]: unknown;
    }>;
    /** Language of the document (BCP 47). */
    lang?: string;
    /** How a place on a page is marked. */
    geometry?: 'box' | 'polygon';
    /** Pictures shown for reference only; none may be the attachment itself. */
    context_attachments?: ReadonlyArray<{
      /** URL of the picture. */
      attachment: string;
      [name: string]: unknown;
    }>;
    /** Pre-labels that the labeler may change: of the form of the response. A uuid may be left out. */
    hypothesis?: {
      /** As `annotations` of the response. */
      annotations: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      [name: string]: unknown;
    };
    /** Like hypothesis, but what may be done with them can be locked. */
    base_annotations?: {
      [name: string]: unknown;
    } | ReadonlyArray<unknown>;
    /** Whether the labeler may add base annotations. */
    can_add_base_annotations?: boolean;
    /** Whether the labeler may move or reshape base annotations. */
    can_edit_base_annotations?: boolean;
    /** Whether the labeler may relabel base annotations. */
    can_edit_base_annotation_labels?: boolean;
    /** Whether the labeler may delete base annotations. */
    can_delete_base_annotations?: boolean;
    [name: string]: unknown;
  };
  federal2dvideoannotation: TaskTypes['chat'];
  imageannotation: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself. */
    attachment?: string;
    /** What kind of thing the attachment is. */
    attachment_type?: 'image';
    /** What to draw: name of the geometry to its options. */
    geometries: {
      /** Boxes. */
      box?: {
        /** What to annotate: strings or label descriptions. */
        objects_to_annotate: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The least height in pixels; 0 when left out. */
        min_height?: number;
        /** The least width in pixels; 0 when left out. */
        min_width?: number;
        /** Boxes may be rotated. False when left out. */
        can_rotate?: boolean;
        /** Whole pixels only, unless boxes can rotate. False when left out. */
        integer_pixels?: boolean;
        [name: string]: unknown;
      };
      /** Polygons. */
      polygon?: {
        /** What to annotate: strings or label descriptions. */
        objects_to_annotate: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The least number of vertices. */
        min_vertices?: number;
        /** The largest number of vertices; null is no limit. */
        max_vertices?: number | null;
        [name: string]: unknown;
      };
      /** Lines of one or more segments. */
      line?: {
        /** What to annotate: strings or label descriptions. */
        objects_to_annotate: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The least number of vertices. */
        min_vertices?: number;
        /** The largest number of vertices; null is no limit. */
        max_vertices?: number | null;
        [name: string]: unknown;
      };
      /** Points. */
      point?: {
        /** What to annotate: strings or label descriptions. */
        objects_to_annotate: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** Lines drawn between points as a visual aid. */
        connections?: ReadonlyArray<{
          /** Labels of the two points. */
          pair: ReadonlyArray<string>;
          /** Linked attribute that tells which points belong together. */
          connection_attribute?: string;
          [name: string]: unknown;
        }>;
        [name: string]: unknown;
      };
      /** Cuboids in perspective. */
      cuboid?: {
        /** What to annotate: strings or label descriptions. */
        objects_to_annotate: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The least height in pixels; 0 when left out. */
        min_height?: number;
        /** The least width in pixels; 0 when left out. */
        min_width?: number;
        /** Intrinsics of the camera. */
        camera_intrinsics?: {
          /** Its fx. */
          fx: number;
          /** Its fy. */
          fy: number;
          /** Its cx. */
          cx: number;
          /** Its cy. */
          cy: number;
          /** Its skew. */
          skew?: number;
          /** Its scalefactor. */
          scalefactor?: number;
          [name: string]: unknown;
        } | null;
        /** Rotation of the camera in the world. */
        camera_rotation_quaternion?: {
          /** Its w. */
          w: number;
          /** Its x. */
          x: number;
          /** Its y. */
          y: number;
          /** Its z. */
          z: number;
          [name: string]: unknown;
        } | null;
        /** Height of the camera in metres. */
        camera_height?: number | null;
        [name: string]: unknown;
      };
      /** Ellipses. */
      ellipse?: {
        /** What to annotate: strings or label descriptions. */
        objects_to_annotate: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        [name: string]: unknown;
      };
    };
    /** What to say of each annotation: attribute name to definition. */
    annotation_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** What to say of the attachment as a whole: attribute name to definition. */
    global_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** Links to draw between annotations: name to definition. */
    links?: {
      [name: string]: {
        /** The link holds both ways. False when left out. */
        is_bidirectional?: boolean;
        /** Labels that a link may start at; any label when left out. */
        from_allowed_labels?: ReadonlyArray<string>;
        /** Labels that a link may end at; any label when left out. */
        to_allowed_labels?: ReadonlyArray<string>;
        [name: string]: unknown;
      };
    };
    /** Pixels around the picture that may be drawn on. */
    padding?: number;
    /** Pixels around the picture left and right that may be drawn on. */
    padding_x?: number;
    /** Pixels around the picture above and below that may be drawn on. */
    padding_y?: number;
    /** Pictures shown for reference only; none may be the attachment itself. */
    context_attachments?: ReadonlyArray<{
      /** URL of the picture. */
      attachment: string;
      [name: string]: unknown;
    }>;
    /** Pre-labels that the labeler may change: of the form of the response. A uuid may be left out. */
    hypothesis?: {
      /** As `annotations` of the response. */
      annotations: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      [name: string]: unknown;
    };
    /** Like hypothesis, but what may be done with them can be locked. */
    base_annotations?: {
      [name: string]: unknown;
    } | ReadonlyArray<unknown>;
    /** Whether the labeler may add base annotations. */
    can_add_base_annotations?: boolean;
    /** Whether the labeler may move or reshape base annotations. */
    can_edit_base_annotations?: boolean;
    /** Whether the labeler may relabel base annotations. */
    can_edit_base_annotation_labels?: boolean;
    /** Whether the labeler may delete base annotations. */
    can_delete_base_annotations?: boolean;
    /** Older form of pre-labels: shapes drawn over the attachment. */
    layers?: {
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  laneannotation: TaskTypes['chat'];
  lidarannotation: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** URLs of the frames, each a JSON document of points, the place of the device, and pictures. */
    attachments?: ReadonlyArray<string>;
    /** What kind of thing the attachments are. */
    attachment_type?: 'json';
    /** What to put cuboids around: strings or label descriptions. */
    labels: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** What to say of each annotation: attribute name to definition. */
    annotation_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** What is farther from the device is left alone. */
    max_distance_meters?: number;
    /** Metres of one unit of the points; 1 when left out. */
    meters_per_unit?: number;
    /** Whether cuboids may be tilted. False when left out. */
    pitch_and_roll_enabled?: boolean;
    /** Tasks to be made of this one. Kept as sent. */
    dependents?: {
      [name: string]: unknown;
    };
    /** Pre-labels that the labeler may change: of the form of the response. A uuid may be left out. */
    hypothesis?: {
      /** As `annotations` of the response. */
      annotations: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      [name: string]: unknown;
    };
    /** Like hypothesis, but what may be done with them can be locked. */
    base_annotations?: {
      [name: string]: unknown;
    } | ReadonlyArray<unknown>;
    /** Whether the labeler may add base annotations. */
    can_add_base_annotations?: boolean;
    /** Whether the labeler may move or reshape base annotations. */
    can_edit_base_annotations?: boolean;
    /** Whether the labeler may relabel base annotations. */
    can_edit_base_annotation_labels?: boolean;
    /** Whether the labeler may delete base annotations. */
    can_delete_base_annotations?: boolean;
    [name: string]: unknown;
  };
  lidarlinking: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** URLs of the frames, each a JSON document of points, the place of the device, and pictures. */
    attachments?: ReadonlyArray<string>;
    /** What kind of thing the attachments are. */
    attachment_type?: 'json';
    /** Id of a completed lidarannotation task whose frames are used. */
    lidar_task?: string;
    /** Which of its frames, from 0; all when left out. */
    lidar_task_frames?: ReadonlyArray<number>;
    /** What boxes may be called; what the cuboids are when left out. */
    labels?: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** What to say of each annotation: attribute name to definition. */
    annotation_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** Pre-labels that the labeler may change: of the form of the response. A uuid may be left out. */
    hypothesis?: {
      /** As `annotations` of the response. */
      annotations: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  lidarsegmentation: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** URLs of the frames, each a JSON document of points, the place of the device, and pictures. */
    attachments?: ReadonlyArray<string>;
    /** What kind of thing the attachments are. */
    attachment_type?: 'json';
    /** What a point may be: strings or label descriptions. */
    labels?: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** Id of a completed lidarannotation task whose frames are used. */
    lidar_task?: string;
    /** Which of its frames, from 0; all when left out. */
    lidar_task_frames?: ReadonlyArray<number>;
    /** What is farther from the device is left alone. */
    max_distance_meters?: number;
    /** Metres of one unit of the points; 1 when left out. */
    meters_per_unit?: number;
    /** Pre-labels that the labeler may change: of the form of the response, or some of its parts. */
    hypothesis?: {
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  lidartopdown: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** URLs of the frames, each a JSON document of points, the place of the device, and pictures. */
    attachments?: ReadonlyArray<string>;
    /** URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself. */
    attachment?: string;
    /** What kind of thing the attachment is. */
    attachment_type?: 'json' | 'image';
    /** What to draw: name of the geometry to its options. */
    geometries: {
      /** Polygons. */
      polygon?: {
        /** What to annotate: strings or label descriptions. */
        objects_to_annotate: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The least number of vertices. */
        min_vertices?: number;
        /** The largest number of vertices; null is no limit. */
        max_vertices?: number | null;
        [name: string]: unknown;
      };
      /** Lines of one or more segments. */
      line?: {
        /** What to annotate: strings or label descriptions. */
        objects_to_annotate: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The least number of vertices. */
        min_vertices?: number;
        /** The largest number of vertices; null is no limit. */
        max_vertices?: number | null;
        [name: string]: unknown;
      };
      /** Points. */
      point?: {
        /** What to annotate: strings or label descriptions. */
        objects_to_annotate: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** Lines drawn between points as a visual aid. */
        connections?: ReadonlyArray<{
          /** Labels of the two points. */
          pair: ReadonlyArray<string>;
          /** Linked attribute that tells which points belong together. */
          connection_attribute?: string;
          [name: string]: unknown;
        }>;
        [name: string]: unknown;
      };
    };
    /** What to say of each annotation: attribute name to definition. */
    annotation_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** What to say of the attachment as a whole: attribute name to definition. */
    global_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** Links to draw between annotations: name to definition. */
    links?: {
      [name: string]: {
        /** The link holds both ways. False when left out. */
        is_bidirectional?: boolean;
        /** Labels that a link may start at; any label when left out. */
        from_allowed_labels?: ReadonlyArray<string>;
        /** Labels that a link may end at; any label when left out. */
        to_allowed_labels?: ReadonlyArray<string>;
        [name: string]: unknown;
      };
    };
    /** What is farther from the device is left alone. */
    max_distance_meters?: number;
    /** Metres of one unit of the points; 1 when left out. */
    meters_per_unit?: number;
    /** Pictures shown for reference only; none may be the attachment itself. */
    context_attachments?: ReadonlyArray<{
      /** URL of the picture. */
      attachment: string;
      [name: string]: unknown;
    }>;
    /** Pre-labels that the labeler may change: of the form of the response. A uuid may be left out. */
    hypothesis?: {
      /** As `annotations` of the response. */
      annotations: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      [name: string]: unknown;
    };
    /** Like hypothesis, but what may be done with them can be locked. */
    base_annotations?: {
      [name: string]: unknown;
    } | ReadonlyArray<unknown>;
    /** Whether the labeler may add base annotations. */
    can_add_base_annotations?: boolean;
    /** Whether the labeler may move or reshape base annotations. */
    can_edit_base_annotations?: boolean;
    /** Whether the labeler may relabel base annotations. */
    can_edit_base_annotation_labels?: boolean;
    /** Whether the labeler may delete base annotations. */
    can_delete_base_annotations?: boolean;
    [name: string]: unknown;
  };
  lineannotation: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself. */
    attachment?: string;
    /** What kind of thing the attachment is. */
    attachment_type?: 'image';
    /** What to annotate: strings or label descriptions. */
    objects_to_annotate: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** Whether each line gets a label. */
    with_labels?: boolean;
    /** Whether the vertices are joined by curves instead of segments. */
    splines?: boolean;
    /** Annotated pictures that show what is wanted. */
    examples?: ReadonlyArray<{
      /** Whether the example is a good one. */
      correct: boolean;
      /** URL of an annotated picture. */
      image: string;
      /** Why it is good or bad. */
      explanation?: string;
      [name: string]: unknown;
    }>;
    /** What to say of each annotation: attribute name to definition. */
    annotation_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** What to say of the attachment as a whole: attribute name to definition. */
    global_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** Pictures shown for reference only; none may be the attachment itself. */
    context_attachments?: ReadonlyArray<{
      /** URL of the picture. */
      attachment: string;
      [name: string]: unknown;
    }>;
    /** Pre-labels that the labeler may change: of the form of the response. A uuid may be left out. */
    hypothesis?: {
      /** As `annotations` of the response. */
      annotations: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      [name: string]: unknown;
    };
    /** Like hypothesis, but what may be done with them can be locked. */
    base_annotations?: {
      [name: string]: unknown;
    } | ReadonlyArray<unknown>;
    /** Whether the labeler may add base annotations. */
    can_add_base_annotations?: boolean;
    /** Whether the labeler may move or reshape base annotations. */
    can_edit_base_annotations?: boolean;
    /** Whether the labeler may relabel base annotations. */
    can_edit_base_annotation_labels?: boolean;
    /** Whether the labeler may delete base annotations. */
    can_delete_base_annotations?: boolean;
    /** Older form of pre-labels: shapes drawn over the attachment. */
    layers?: {
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  multichat: TaskTypes['chat'];
  multistage: TaskTypes['chat'];
  namedentityrecognition: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** What to find entities in. */
    text: string;
    /** What spans of the text may be. */
    labels: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      name: string;
      /** Explanation shown to the labeler. */
      description?: string;
      /** Shown to the labeler instead of `name`. */
      display_name?: string;
      /** Color of its spans. */
      color?: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      children?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
    }>;
    /** Shown to the labeler with line breaks as spaces; offsets are those of the text as sent. */
    merge_newlines?: boolean;
    /** Kinds of relations between spans; none may be drawn when left out. */
    relationships?: ReadonlyArray<string | {
      /** Name of the kind, as the response gives it. */
      name: string;
      /** Explanation shown to the labeler. */
      description?: string;
      /** It holds both ways. False when left out. */
      is_bidirectional?: boolean;
      /** Labels that it may start at; any when left out. */
      source_allowed_labels?: ReadonlyArray<string>;
      /** Labels that it may end at; any when left out. */
      target_allowed_labels?: ReadonlyArray<string>;
    }>;
    /** What to say of each annotation: attribute name to definition. */
    annotation_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** Pre-labels that the labeler may change: of the form of the response. A uuid may be left out. */
    hypothesis?: {
      /** As `annotations` of the response. */
      annotations: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      [name: string]: unknown;
    };
    /** Like hypothesis, but what may be done with them can be locked. */
    base_annotations?: {
      [name: string]: unknown;
    } | ReadonlyArray<unknown>;
    /** Whether the labeler may add base annotations. */
    can_add_base_annotations?: boolean;
    /** Whether the labeler may move or reshape base annotations. */
    can_edit_base_annotations?: boolean;
    /** Whether the labeler may relabel base annotations. */
    can_edit_base_annotation_labels?: boolean;
    /** Whether the labeler may delete base annotations. */
    can_delete_base_annotations?: boolean;
    [name: string]: unknown;
  };
  pointannotation: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself. */
    attachment?: string;
    /** What kind of thing the attachment is. */
    attachment_type?: 'image';
    /** What to annotate: strings or label descriptions. */
    objects_to_annotate: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** Whether each point gets a label. */
    with_labels?: boolean;
    /** Annotated pictures that show what is wanted. */
    examples?: ReadonlyArray<{
      /** Whether the example is a good one. */
      correct: boolean;
      /** URL of an annotated picture. */
      image: string;
      /** Why it is good or bad. */
      explanation?: string;
      [name: string]: unknown;
    }>;
    /** What to say of each annotation: attribute name to definition. */
    annotation_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** What to say of the attachment as a whole: attribute name to definition. */
    global_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** Pictures shown for reference only; none may be the attachment itself. */
    context_attachments?: ReadonlyArray<{
      /** URL of the picture. */
      attachment: string;
      [name: string]: unknown;
    }>;
    /** Pre-labels that the labeler may change: of the form of the response. A uuid may be left out. */
    hypothesis?: {
      /** As `annotations` of the response. */
      annotations: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      [name: string]: unknown;
    };
    /** Like hypothesis, but what may be done with them can be locked. */
    base_annotations?: {
      [name: string]: unknown;
    } | ReadonlyArray<unknown>;
    /** Whether the labeler may add base annotations. */
    can_add_base_annotations?: boolean;
    /** Whether the labeler may move or reshape base annotations. */
    can_edit_base_annotations?: boolean;
    /** Whether the labeler may relabel base annotations. */
    can_edit_base_annotation_labels?: boolean;
    /** Whether the labeler may delete base annotations. */
    can_delete_base_annotations?: boolean;
    /** Older form of pre-labels: shapes drawn over the attachment. */
    layers?: {
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  polygonannotation: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself. */
    attachment?: string;
    /** What kind of thing the attachment is. */
    attachment_type?: 'image';
    /** What to annotate: strings or label descriptions. */
    objects_to_annotate: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** Whether each polygon gets a label. */
    with_labels?: boolean;
    /** Annotated pictures that show what is wanted. */
    examples?: ReadonlyArray<{
      /** Whether the example is a good one. */
      correct: boolean;
      /** URL of an annotated picture. */
      image: string;
      /** Why it is good or bad. */
      explanation?: string;
      [name: string]: unknown;
    }>;
    /** What to say of each annotation: attribute name to definition. */
    annotation_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** What to say of the attachment as a whole: attribute name to definition. */
    global_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** Pictures shown for reference only; none may be the attachment itself. */
    context_attachments?: ReadonlyArray<{
      /** URL of the picture. */
      attachment: string;
      [name: string]: unknown;
    }>;
    /** Pre-labels that the labeler may change: of the form of the response. A uuid may be left out. */
    hypothesis?: {
      /** As `annotations` of the response. */
      annotations: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      [name: string]: unknown;
    };
    /** Like hypothesis, but what may be done with them can be locked. */
    base_annotations?: {
      [name: string]: unknown;
    } | ReadonlyArray<unknown>;
    /** Whether the labeler may add base annotations. */
    can_add_base_annotations?: boolean;
    /** Whether the labeler may move or reshape base annotations. */
    can_edit_base_annotations?: boolean;
    /** Whether the labeler may relabel base annotations. */
    can_edit_base_annotation_labels?: boolean;
    /** Whether the labeler may delete base annotations. */
    can_delete_base_annotations?: boolean;
    /** Older form of pre-labels: shapes drawn over the attachment. */
    layers?: {
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  segmentannotation: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself. */
    attachment?: string;
    /** What kind of thing the attachment is. */
    attachment_type?: 'image';
    /** What pixels may be. */
    labels: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** More labels, or some of `labels`: each thing of such a label gets a mask of its own. */
    instance_labels?: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** Whether pixels may be left without a label. False when left out. */
    allow_unlabeled?: boolean;
    /** Whether groups of labels may be chosen too. */
    allow_parent_labels?: boolean;
    /** What to say of each annotation: attribute name to definition. */
    annotation_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** What to say of the attachment as a whole: attribute name to definition. */
    global_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** Pictures shown for reference only; none may be the attachment itself. */
    context_attachments?: ReadonlyArray<{
      /** URL of the picture. */
      attachment: string;
      [name: string]: unknown;
    }>;
    /** Pre-labels that the labeler may change: of the form of the response. A uuid may be left out. */
    hypothesis?: {
      /** As `annotations` of the response. */
      annotations: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      [name: string]: unknown;
    };
    /** Like hypothesis, but what may be done with them can be locked. */
    base_annotations?: {
      [name: string]: unknown;
    } | ReadonlyArray<unknown>;
    /** Whether the labeler may add base annotations. */
    can_add_base_annotations?: boolean;
    /** Whether the labeler may move or reshape base annotations. */
    can_edit_base_annotations?: boolean;
    /** Whether the labeler may relabel base annotations. */
    can_edit_base_annotation_labels?: boolean;
    /** Whether the labeler may delete base annotations. */
    can_delete_base_annotations?: boolean;
    [name: string]: unknown;
  };
  sensorfusion: TaskTypes['chat'];
  textcollection: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many labelers answer the task; 1 when left out. */
    responses_required?: number;
    /** What there is to look at. */
    attachments: ReadonlyArray<{
      /** What kind of thing it is. */
      type: 'text' | 'image' | 'video' | 'audio' | 'website' | 'pdf';
      /** URL of it, or the text itself. */
      content: string;
      /** Show it only while one of these forms (field ids) is active. */
      forms?: ReadonlyArray<string>;
      [name: string]: unknown;
    }>;
    /** What to collect. */
    fields: ReadonlyArray<{
      /** Kind of field. */
      type: 'text' | 'boolean' | 'number' | 'datetime' | 'time_range' | 'category' | 'select' | 'field_set' | 'form';
      /** Key of the answer; unique in the task. */
      field_id: string;
      /** Title shown to the labeler. */
      title: string;
      /** What the answer should be. */
      description?: string;
      /** Longer explanation, shown as a tooltip. */
      hint?: string;
      /** Whether it must be answered. False when left out. */
      required?: boolean;
      /** Least number of responses; 1 when left out. */
      min_responses_required?: number;
      /** Largest number of responses; 1 when left out. */
      max_responses_required?: number;
      /** When the field is asked for: field_id to value. A list is or, an object is and, `not` is not. */
      conditions?: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      /** text: the longest answer. */
      max_characters?: number;
      /** number: the least value. */
      min?: number;
      /** number: the largest value. */
      max?: number;
      /** category, select: what to choose from. */
      choices?: ReadonlyArray<{
        /** What the labeler sees. */
        label: string;
        /** What the response gives. */
        value: string | number | boolean;
        /** Shown as a tooltip. */
        hint?: string;
        /** Choices below this one, in the same form; the choice itself can then not be chosen. */
        subchoices?: ReadonlyArray<{
          [name: string]: unknown;
        }>;
        [name: string]: unknown;
      }>;
      /** category, select: how many must be chosen; 1 when left out. */
      min_choices?: number;
      /** category, select: how many may be chosen; 1 when left out. */
      max_choices?: number;
      /** Ours: where on the picture the answer is; shown beside the field. */
      region?: {
        /** Which of several attachments, from 0; 0 when left out. */
        attachment?: number;
        /** Pixels from the left. */
        left: number;
        /** Pixels from the top. */
        top: number;
        /** Pixels. */
        width: number;
        /** Pixels. */
        height: number;
        [name: string]: unknown;
      };
      /** field_set, form: the fields in it. */
      fields?: ReadonlyArray<{
        /** Kind of field. */
        type: 'text' | 'boolean' | 'number' | 'datetime' | 'time_range' | 'category' | 'select' | 'field_set' | 'form';
        /** Key of the answer; unique in the task. */
        field_id: string;
        /** Title shown to the labeler. */
        title: string;
        /** What the answer should be. */
        description?: string;
        /** Longer explanation, shown as a tooltip. */
        hint?: string;
        /** Whether it must be answered. False when left out. */
        required?: boolean;
        /** Least number of responses; 1 when left out. */
        min_responses_required?: number;
        /** Largest number of responses; 1 when left out. */
        max_responses_required?: number;
        /** When the field is asked for: field_id to value. A list is or, an object is and, `not` is not. */
        conditions?: ReadonlyArray<unknown> | {
          [name: string]: unknown;
        };
        /** text: the longest answer. */
        max_characters?: number;
        /** number: the least value. */
        min?: number;
        /** number: the largest value. */
        max?: number;
        /** category, select: what to choose from. */
        choices?: ReadonlyArray<{
          /** What the labeler sees. */
          label: string;
          /** What the response gives. */
          value: string | number | boolean;
          /** Shown as a tooltip. */
          hint?: string;
          /** Choices below this one, in the same form; the choice itself can then not be chosen. */
          subchoices?: ReadonlyArray<{
            [name: string]: unknown;
          }>;
          [name: string]: unknown;
        }>;
        /** category, select: how many must be chosen; 1 when left out. */
        min_choices?: number;
        /** category, select: how many may be chosen; 1 when left out. */
        max_choices?: number;
        /** Ours: where on the picture the answer is; shown beside the field. */
        region?: {
          /** Which of several attachments, from 0; 0 when left out. */
          attachment?: number;
          /** Pixels from the left. */
          left: number;
          /** Pixels from the top. */
          top: number;
          /** Pixels. */
          width: number;
          /** Pixels. */
          height: number;
          [name: string]: unknown;
        };
        /** field_set, form: the fields in it. */
        fields?: ReadonlyArray<{
          /** Kind of field. */
          type: 'text' | 'boolean' | 'number' | 'datetime' | 'time_range' | 'category' | 'select' | 'field_set' | 'form';
          /** Key of the answer; unique in the task. */
          field_id: string;
          /** Title shown to the labeler. */
          title: string;
          /** What the answer should be. */
          description?: string;
          /** Longer explanation, shown as a tooltip. */
          hint?: string;
          /** Whether it must be answered. False when left out. */
          required?: boolean;
          /** Least number of responses; 1 when left out. */
          min_responses_required?: number;
          /** Largest number of responses; 1 when left out. */
          max_responses_required?: number;
          /** When the field is asked for: field_id to value. A list is or, an object is and, `not` is not. */
          conditions?: ReadonlyArray<unknown> | {
            [name: string]: unknown;
          };
          /** text: the longest answer. */
          max_characters?: number;
          /** number: the least value. */
          min?: number;
          /** number: the largest value. */
          max?: number;
          /** category, select: what to choose from. */
          choices?: ReadonlyArray<{
            /** What the labeler sees. */
            label: string;
            /** What the response gives. */
            value: string | number | boolean;
            /** Shown as a tooltip. */
            hint?: string;
            /** Choices below this one, in the same form; the choice itself can then not be chosen. */
            subchoices?: ReadonlyArray<{
              [name: string]: unknown;
            }>;
            [name: string]: unknown;
          }>;
          /** category, select: how many must be chosen; 1 when left out. */
          min_choices?: number;
          /** category, select: how many may be chosen; 1 when left out. */
          max_choices?: number;
          /** Ours: where on the picture the answer is; shown beside the field. */
          region?: {
            /** Which of several attachments, from 0; 0 when left out. */
            attachment?: number;
            /** Pixels from the left. */
            left: number;
            /** Pixels from the top. */
            top: number;
            /** Pixels. */
            width: number;
            /** Pixels. */
            height: number;
            [name: string]: unknown;
          };
          [name: string]: unknown;
        }>;
        [name: string]: unknown;
      }>;
      [name: string]: unknown;
    }>;
    /** Title shown to the labeler. */
    title?: string;
    /** Description shown to the labeler. */
    description?: string;
    /** Pre-labels that the labeler may change: of the form of the response. A uuid may be left out. */
    hypothesis?: {
      /** As `annotations` of the response. */
      annotations: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  transcription: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** What kind of thing the attachment is. */
    attachment_type?: 'text' | 'image' | 'video' | 'audio' | 'website' | 'pdf';
    /** URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself. */
    attachment?: string;
    /** Several attachments, each as in `attachment`. */
    attachments?: ReadonlyArray<string>;
    /** What to write down once: key to description. */
    fields?: {
      [name: string]: string;
    };
    /** What to write down for each row: key to description. */
    repeatable_fields?: {
      [name: string]: string;
    };
    /** Older name of `repeatable_fields`; the answer is then in `rows`. */
    row_fields?: {
      [name: string]: string;
    };
    /** Ours: key of a field to where on the picture it is; shown beside the field. */
    regions?: {
      [name: string]: {
        /** Which of several attachments, from 0; 0 when left out. */
        attachment?: number;
        /** Pixels from the left. */
        left: number;
        /** Pixels from the top. */
        top: number;
        /** Pixels. */
        width: number;
        /** Pixels. */
        height: number;
        [name: string]: unknown;
      };
    };
    /** Pre-labels that the labeler may change: of the form of the response, or some of its parts. */
    hypothesis?: {
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  videoannotation: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself. */
    attachment?: string;
    /** Several attachments, each as in `attachment`. */
    attachments?: ReadonlyArray<string>;
    /** What kind of thing the attachment is. */
    attachment_type?: 'image' | 'video';
    /** What to draw: name of the geometry to its options. */
    geometries: {
      /** Boxes. */
      box?: {
        /** What to annotate: strings or label descriptions. */
        objects_to_annotate: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The least height in pixels; 0 when left out. */
        min_height?: number;
        /** The least width in pixels; 0 when left out. */
        min_width?: number;
        /** Boxes may be rotated. False when left out. */
        can_rotate?: boolean;
        /** Whole pixels only, unless boxes can rotate. False when left out. */
        integer_pixels?: boolean;
        [name: string]: unknown;
      };
      /** Polygons. */
      polygon?: {
        /** What to annotate: strings or label descriptions. */
        objects_to_annotate: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The least number of vertices. */
        min_vertices?: number;
        /** The largest number of vertices; null is no limit. */
        max_vertices?: number | null;
        [name: string]: unknown;
      };
      /** Lines of one or more segments. */
      line?: {
        /** What to annotate: strings or label descriptions. */
        objects_to_annotate: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The least number of vertices. */
        min_vertices?: number;
        /** The largest number of vertices; null is no limit. */
        max_vertices?: number | null;
        [name: string]: unknown;
      };
      /** Points. */
      point?: {
        /** What to annotate: strings or label descriptions. */
        objects_to_annotate: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** Lines drawn between points as a visual aid. */
        connections?: ReadonlyArray<{
          /** Labels of the two points. */
          pair: ReadonlyArray<string>;
          /** Linked attribute that tells which points belong together. */
          connection_attribute?: string;
          [name: string]: unknown;
        }>;
        [name: string]: unknown;
      };
      /** Cuboids in perspective. */
      cuboid?: {
        /** What to annotate: strings or label descriptions. */
        objects_to_annotate: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The least height in pixels; 0 when left out. */
        min_height?: number;
        /** The least width in pixels; 0 when left out. */
        min_width?: number;
        /** Intrinsics of the camera. */
        camera_intrinsics?: {
          /** Its fx. */
          fx: number;
          /** Its fy. */
          fy: number;
          /** Its cx. */
          cx: number;
          /** Its cy. */
          cy: number;
          /** Its skew. */
          skew?: number;
          /** Its scalefactor. */
          scalefactor?: number;
          [name: string]: unknown;
        } | null;
        /** Rotation of the camera in the world. */
        camera_rotation_quaternion?: {
          /** Its w. */
          w: number;
          /** Its x. */
          x: number;
          /** Its y. */
          y: number;
          /** Its z. */
          z: number;
          [name: string]: unknown;
        } | null;
        /** Height of the camera in metres. */
        camera_height?: number | null;
        [name: string]: unknown;
      };
      /** Ellipses. */
      ellipse?: {
        /** What to annotate: strings or label descriptions. */
        objects_to_annotate: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        [name: string]: unknown;
      };
    };
    /** How many frames of a second are annotated. */
    frame_rate?: number;
    /** The same under another name; it goes before frame_rate. */
    annotation_frame_rate?: number;
    /** How many frames a second of the video has. */
    video_frame_rate?: number;
    /** Whether each object gets a label. True when left out. */
    with_labels?: boolean;
    /** Events to find: strings or label descriptions. */
    events_to_annotate?: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** What to say of each annotation: attribute name to definition. */
    annotation_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** What to say of the attachment as a whole: attribute name to definition. */
    global_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** Links to draw between annotations: name to definition. */
    links?: {
      [name: string]: {
        /** The link holds both ways. False when left out. */
        is_bidirectional?: boolean;
        /** Labels that a link may start at; any label when left out. */
        from_allowed_labels?: ReadonlyArray<string>;
        /** Labels that a link may end at; any label when left out. */
        to_allowed_labels?: ReadonlyArray<string>;
        [name: string]: unknown;
      };
    };
    /** Pixels around the picture that may be drawn on. */
    padding?: number;
    /** Pixels around the picture left and right that may be drawn on. */
    padding_x?: number;
    /** Pixels around the picture above and below that may be drawn on. */
    padding_y?: number;
    /** Pictures shown for reference only; none may be the attachment itself. */
    context_attachments?: ReadonlyArray<{
      /** URL of the picture. */
      attachment: string;
      [name: string]: unknown;
    }>;
    /** Pre-labels that the labeler may change: of the form of the response. A uuid may be left out. */
    hypothesis?: {
      /** As `annotations` of the response. */
      annotations: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      [name: string]: unknown;
    };
    /** Like hypothesis, but what may be done with them can be locked. */
    base_annotations?: {
      [name: string]: unknown;
    } | ReadonlyArray<unknown>;
    /** Whether the labeler may add base annotations. */
    can_add_base_annotations?: boolean;
    /** Whether the labeler may move or reshape base annotations. */
    can_edit_base_annotations?: boolean;
    /** Whether the labeler may relabel base annotations. */
    can_edit_base_annotation_labels?: boolean;
    /** Whether the labeler may delete base annotations. */
    can_delete_base_annotations?: boolean;
    [name: string]: unknown;
  };
  videoboxannotation: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself. */
    attachment?: string;
    /** Several attachments, each as in `attachment`. */
    attachments?: ReadonlyArray<string>;
    /** What kind of thing the attachment is. */
    attachment_type?: 'image' | 'video';
    /** What to annotate: strings or label descriptions. */
    objects_to_annotate: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** The least height in pixels; 0 when left out. */
    min_height?: number;
    /** The least width in pixels; 0 when left out. */
    min_width?: number;
    /** How many frames of a second are annotated. */
    frame_rate?: number;
    /** The same under another name; it goes before frame_rate. */
    annotation_frame_rate?: number;
    /** How many frames a second of the video has. */
    video_frame_rate?: number;
    /** Whether each object gets a label. True when left out. */
    with_labels?: boolean;
    /** Events to find: strings or label descriptions. */
    events_to_annotate?: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** What to say of each annotation: attribute name to definition. */
    annotation_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** What to say of the attachment as a whole: attribute name to definition. */
    global_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** Links to draw between annotations: name to definition. */
    links?: {
      [name: string]: {
        /** The link holds both ways. False when left out. */
        is_bidirectional?: boolean;
        /** Labels that a link may start at; any label when left out. */
        from_allowed_labels?: ReadonlyArray<string>;
        /** Labels that a link may end at; any label when left out. */
        to_allowed_labels?: ReadonlyArray<string>;
        [name: string]: unknown;
      };
    };
    /** Pixels around the picture that may be drawn on. */
    padding?: number;
    /** Pixels around the picture left and right that may be drawn on. */
    padding_x?: number;
    /** Pixels around the picture above and below that may be drawn on. */
    padding_y?: number;
    /** Pictures shown for reference only; none may be the attachment itself. */
    context_attachments?: ReadonlyArray<{
      /** URL of the picture. */
      attachment: string;
      [name: string]: unknown;
    }>;
    /** Pre-labels that the labeler may change: of the form of the response. A uuid may be left out. */
    hypothesis?: {
      /** As `annotations` of the response. */
      annotations: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      [name: string]: unknown;
    };
    /** Like hypothesis, but what may be done with them can be locked. */
    base_annotations?: {
      [name: string]: unknown;
    } | ReadonlyArray<unknown>;
    /** Whether the labeler may add base annotations. */
    can_add_base_annotations?: boolean;
    /** Whether the labeler may move or reshape base annotations. */
    can_edit_base_annotations?: boolean;
    /** Whether the labeler may relabel base annotations. */
    can_edit_base_annotation_labels?: boolean;
    /** Whether the labeler may delete base annotations. */
    can_delete_base_annotations?: boolean;
    [name: string]: unknown;
  };
  videocuboidannotation: {
    /** Name of the project. */
    project?: string;
    /** Name of the batch. */
    batch?: string;
    /** Version of the project's params to inherit; -1 inherits none. */
    project_version?: number;
    /** The same as project_version. */
    project_param_version?: number;
    /** What to do, in Markdown. */
    instruction?: string;
    /** Where the finished task is sent: an http(s) URL or an e-mail address. */
    callback_url?: string;
    /** Your own key-value pairs, up to 10 kB of JSON. */
    metadata?: {
      [name: string]: unknown;
    };
    /** 10, 20 or 30; higher first. */
    priority?: 10 | 20 | 30;
    /** Legacy; use priority. */
    urgency?: 'immediate' | 'day' | 'week' | 'standard';
    /** Your own id of the task, unique over all projects, batches and types of the account. */
    unique_id?: string;
    /** Free the unique_id when the task reaches the status error. */
    clear_unique_id_on_error?: boolean;
    /** Labels of your own; tasks can be listed by them. */
    tags?: ReadonlyArray<string>;
    /** How many different labelers answer it; 1 when left out. */
    responses_required?: number;
    /** URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself. */
    attachment?: string;
    /** Several attachments, each as in `attachment`. */
    attachments?: ReadonlyArray<string>;
    /** What kind of thing the attachment is. */
    attachment_type?: 'image' | 'video';
    /** What to annotate: strings or label descriptions. */
    objects_to_annotate: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** The least height in pixels; 0 when left out. */
    min_height?: number;
    /** The least width in pixels; 0 when left out. */
    min_width?: number;
    /** Intrinsics of the camera. */
    camera_intrinsics?: {
      /** Its fx. */
      fx: number;
      /** Its fy. */
      fy: number;
      /** Its cx. */
      cx: number;
      /** Its cy. */
      cy: number;
      /** Its skew. */
      skew?: number;
      /** Its scalefactor. */
      scalefactor?: number;
      [name: string]: unknown;
    } | null;
    /** Rotation of the camera in the world. */
    camera_rotation_quaternion?: {
      /** Its w. */
      w: number;
      /** Its x. */
      x: number;
      /** Its y. */
      y: number;
      /** Its z. */
      z: number;
      [name: string]: unknown;
    } | null;
    /** Height of the camera in metres. */
    camera_height?: number | null;
    /** How many frames of a second are annotated. */
    frame_rate?: number;
    /** The same under another name; it goes before frame_rate. */
    annotation_frame_rate?: number;
    /** How many frames a second of the video has. */
    video_frame_rate?: number;
    /** Whether each object gets a label. True when left out. */
    with_labels?: boolean;
    /** Events to find: strings or label descriptions. */
    events_to_annotate?: ReadonlyArray<string | {
      /** Name of the label, as the response gives it. */
      choice: string;
      /** Labels below this one, in the same form; the label itself can then not be chosen. */
      subchoices?: ReadonlyArray<string | {
        [name: string]: unknown;
      }>;
      /** Segmentation: each instance gets its own mask. */
      instance_label?: boolean;
      /** Shown to the labeler instead of `choice`. */
      display?: string;
      /** Explanation shown to the labeler. */
      description?: string;
      [name: string]: unknown;
    }>;
    /** What to say of each annotation: attribute name to definition. */
    annotation_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** What to say of the attachment as a whole: attribute name to definition. */
    global_attributes?: {
      [name: string]: {
        /** Kind of value; category when left out. */
        type?: 'category' | 'number' | 'angle' | 'text' | 'x_line' | 'y_line' | 'linked';
        /** The question as shown to the labeler. */
        description?: string;
        /** What a category attribute may be: strings or label descriptions. */
        choices?: ReadonlyArray<string | {
          /** Name of the label, as the response gives it. */
          choice: string;
          /** Labels below this one, in the same form; the label itself can then not be chosen. */
          subchoices?: ReadonlyArray<string | {
            [name: string]: unknown;
          }>;
          /** Segmentation: each instance gets its own mask. */
          instance_label?: boolean;
          /** Shown to the labeler instead of `choice`. */
          display?: string;
          /** Explanation shown to the labeler. */
          description?: string;
          [name: string]: unknown;
        }>;
        /** The value of a category attribute is a list of choices. False when left out. */
        allow_multiple?: boolean;
        /** Whether a value must be given. False when left out. */
        required?: boolean;
        /** Labels that a linked attribute may point at; any label when left out. */
        allowed_labels?: ReadonlyArray<string>;
        /** When the attribute is asked for. Both conditions must hold where both are given. */
        conditions?: {
          /** Ask only on annotations with one of these labels. */
          label_condition?: {
            /** A label or several of them; a group of labels stands for all its leaves. */
            label: string | ReadonlyArray<string>;
            [name: string]: unknown;
          };
          /** Ask only when one of these objects holds; an object holds when all its attributes have a value named. */
          attribute_conditions?: ReadonlyArray<{
            [name: string]: string | number | boolean | ReadonlyArray<string | number | boolean>;
          }>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    /** Links to draw between annotations: name to definition. */
    links?: {
      [name: string]: {
        /** The link holds both ways. False when left out. */
        is_bidirectional?: boolean;
        /** Labels that a link may start at; any label when left out. */
        from_allowed_labels?: ReadonlyArray<string>;
        /** Labels that a link may end at; any label when left out. */
        to_allowed_labels?: ReadonlyArray<string>;
        [name: string]: unknown;
      };
    };
    /** Pixels around the picture that may be drawn on. */
    padding?: number;
    /** Pixels around the picture left and right that may be drawn on. */
    padding_x?: number;
    /** Pixels around the picture above and below that may be drawn on. */
    padding_y?: number;
    /** Pictures shown for reference only; none may be the attachment itself. */
    context_attachments?: ReadonlyArray<{
      /** URL of the picture. */
      attachment: string;
      [name: string]: unknown;
    }>;
    /** Pre-labels that the labeler may change: of the form of the response. A uuid may be left out. */
    hypothesis?: {
      /** As `annotations` of the response. */
      annotations: ReadonlyArray<unknown> | {
        [name: string]: unknown;
      };
      [name: string]: unknown;
    };
    /** Like hypothesis, but what may be done with them can be locked. */
    base_annotations?: {
      [name: string]: unknown;
    } | ReadonlyArray<unknown>;
    /** Whether the labeler may add base annotations. */
    can_add_base_annotations?: boolean;
    /** Whether the labeler may move or reshape base annotations. */
    can_edit_base_annotations?: boolean;
    /** Whether the labeler may relabel base annotations. */
    can_edit_base_annotation_labels?: boolean;
    /** Whether the labeler may delete base annotations. */
    can_delete_base_annotations?: boolean;
    [name: string]: unknown;
  };
  videoplaybackannotation: TaskTypes['videoannotation'];
}

/** Operation -> what it takes and what it answers. */
export interface Operations {
  /** Create a task: annotation */
  create_annotation: {
    input: {
      body: TaskTypes['annotation'];
    };
    result: Task;
  };
  /** Create a task: audiotranscription */
  create_audiotranscription: {
    input: {
      body: TaskTypes['audiotranscription'];
    };
    result: Task;
  };
  /** Create a task: categorization */
  create_categorization: {
    input: {
      body: TaskTypes['categorization'];
    };
    result: Task;
  };
  /** Create a task: categorize */
  create_categorize: {
    input: {
      body: TaskTypes['categorize'];
    };
    result: Task;
  };
  /** Create a task: chat */
  create_chat: {
    input: {
      body: TaskTypes['chat'];
    };
    result: Task;
  };
  /** Create a task: chatexperimental */
  create_chatexperimental: {
    input: {
      body: TaskTypes['chatexperimental'];
    };
    result: Task;
  };
  /** Create a task: chatlite */
  create_chatlite: {
    input: {
      body: TaskTypes['chatlite'];
    };
    result: Task;
  };
  /** Create a task: comparison */
  create_comparison: {
    input: {
      body: TaskTypes['comparison'];
    };
    result: Task;
  };
  /** Create a task: cuboidannotation */
  create_cuboidannotation: {
    input: {
      body: TaskTypes['cuboidannotation'];
    };
    result: Task;
  };
  /** Create a task: custom */
  create_custom: {
    input: {
      body: TaskTypes['custom'];
    };
    result: Task;
  };
  /** Create a task: datacollection */
  create_datacollection: {
    input: {
      body: TaskTypes['datacollection'];
    };
    result: Task;
  };
  /** Create a task: documentmodel */
  create_documentmodel: {
    input: {
      body: TaskTypes['documentmodel'];
    };
    result: Task;
  };
  /** Create a task: documenttranscription */
  create_documenttranscription: {
    input: {
      body: TaskTypes['documenttranscription'];
    };
    result: Task;
  };
  /** Create a task: federal2dvideoannotation */
  create_federal2dvideoannotation: {
    input: {
      body: TaskTypes['federal2dvideoannotation'];
    };
    result: Task;
  };
  /** Create a task: imageannotation */
  create_imageannotation: {
    input: {
      body: TaskTypes['imageannotation'];
    };
    result: Task;
  };
  /** Create a task: laneannotation */
  create_laneannotation: {
    input: {
      body: TaskTypes['laneannotation'];
    };
    result: Task;
  };
  /** Create a task: lidarannotation */
  create_lidarannotation: {
    input: {
      body: TaskTypes['lidarannotation'];
    };
    result: Task;
  };
  /** Create a task: lidarlinking */
  create_lidarlinking: {
    input: {
      body: TaskTypes['lidarlinking'];
    };
    result: Task;
  };
  /** Create a task: lidarsegmentation */
  create_lidarsegmentation: {
    input: {
      body: TaskTypes['lidarsegmentation'];
    };
    result: Task;
  };
  /** Create a task: lidartopdown */
  create_lidartopdown: {
    input: {
      body: TaskTypes['lidartopdown'];
    };
    result: Task;
  };
  /** Create a task: lineannotation */
  create_lineannotation: {
    input: {
      body: TaskTypes['lineannotation'];
    };
    result: Task;
  };
  /** Create a task: multichat */
  create_multichat: {
    input: {
      body: TaskTypes['multichat'];
    };
    result: Task;
  };
  /** Create a task: multistage */
  create_multistage: {
    input: {
      body: TaskTypes['multistage'];
    };
    result: Task;
  };
  /** Create a task: namedentityrecognition */
  create_namedentityrecognition: {
    input: {
      body: TaskTypes['namedentityrecognition'];
    };
    result: Task;
  };
  /** Create a task: pointannotation */
  create_pointannotation: {
    input: {
      body: TaskTypes['pointannotation'];
    };
    result: Task;
  };
  /** Create a task: polygonannotation */
  create_polygonannotation: {
    input: {
      body: TaskTypes['polygonannotation'];
    };
    result: Task;
  };
  /** Create a task: segmentannotation */
  create_segmentannotation: {
    input: {
      body: TaskTypes['segmentannotation'];
    };
    result: Task;
  };
  /** Create a task: sensorfusion */
  create_sensorfusion: {
    input: {
      body: TaskTypes['sensorfusion'];
    };
    result: Task;
  };
  /** Create a task: textcollection */
  create_textcollection: {
    input: {
      body: TaskTypes['textcollection'];
    };
    result: Task;
  };
  /** Create a task: transcription */
  create_transcription: {
    input: {
      body: TaskTypes['transcription'];
    };
    result: Task;
  };
  /** Create a task: videoannotation */
  create_videoannotation: {
    input: {
      body: TaskTypes['videoannotation'];
    };
    result: Task;
  };
  /** Create a task: videoboxannotation */
  create_videoboxannotation: {
    input: {
      body: TaskTypes['videoboxannotation'];
    };
    result: Task;
  };
  /** Create a task: videocuboidannotation */
  create_videocuboidannotation: {
    input: {
      body: TaskTypes['videocuboidannotation'];
    };
    result: Task;
  };
  /** Create a task: videoplaybackannotation */
  create_videoplaybackannotation: {
    input: {
      body: TaskTypes['videoplaybackannotation'];
    };
    result: Task;
  };
  /** Retrieve a task */
  get_task: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
      query?: {
        /** Answers that are files are shown as they are kept, not as addresses of files: for a server that imports them. */
        stored_response?: boolean;
      };
    };
    result: Task;
  };
  /** Retrieve multiple tasks */
  list_tasks: {
    input: {
      query?: {
        /** The minimum value of created_at. ISO 8601; without an offset it is UTC. */
        start_time?: string;
        /** The maximum value of created_at. ISO 8601; without an offset it is UTC. */
        end_time?: string;
        /** The minimum value of completed_at. ISO 8601; without an offset it is UTC. */
        completed_after?: string;
        /** The maximum value of completed_at. ISO 8601; without an offset it is UTC. */
        completed_before?: string;
        /** The minimum value of updated_at. ISO 8601; without an offset it is UTC. */
        updated_after?: string;
        /** The maximum value of updated_at. ISO 8601; without an offset it is UTC. */
        updated_before?: string;
        /** The status. */
        status?: 'pending' | 'completed' | 'canceled' | 'error';
        /** The task type. */
        type?: string;
        /** Name of the project. */
        project?: string;
        /** Name of the batch. */
        batch?: string;
        /** Any of pending, accepted, fixed, commented, rejected; repeated or separated by commas. */
        customer_review_status?: ReadonlyArray<string>;
        /** Any of these unique_ids; repeated. */
        unique_id?: ReadonlyArray<string>;
        /** Any of these tags; repeated or separated by commas. */
        tags?: ReadonlyArray<string>;
        /** Tasks a page. */
        limit?: number;
        /** The next_token of the page before, with the same filters. */
        next_token?: string;
        /** Deprecated; use next_token. */
        offset?: number;
        /** Adds a URL of the task's attachment. */
        include_attachment_url?: boolean;
        /** Only task_id, status, metadata and project. */
        limited_response?: boolean;
        /** Answers that are files are shown as they are kept, not as addresses of files: for a server that imports them. */
        stored_response?: boolean;
      };
    };
    result: TaskList;
  };
  /** Cancel a task */
  cancel_task: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
      query?: {
        /** Free the task's unique_id for another task. */
        clear_unique_id?: boolean;
      };
    };
    result: Task;
  };
  /** Set task metadata */
  set_metadata: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
      body: {
        [name: string]: unknown;
      };
    };
    result: Task;
  };
  /** Set the hypothesis of a pending task */
  set_hypothesis: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
      body: {
        /** As the param of the same name: of the form of the response. Parts of it and uuids may be left out. */
        hypothesis: {
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    result: Task;
  };
  /** Update unique_id */
  set_unique_id: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
      body: {
        /** Your own id of the task, unique over all projects, batches and types of the account. */
        unique_id: string;
        /** Free the unique_id when the task reaches the status error. */
        clear_unique_id_on_error?: boolean;
        [name: string]: unknown;
      };
    };
    result: Task;
  };
  /** Delete unique_id */
  delete_unique_id: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
    };
    result: Task;
  };
  /** Audit a completed task */
  audit_task: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
      body: {
        /** Whether the response is good. Required without `decision`. */
        accepted?: boolean;
        /** Why. */
        comments?: string;
        /** `fix`: `response` takes the place of the response. */
        decision?: 'fix';
        /** With the decision `fix`: what the response should be. */
        response?: {
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    result: Task;
  };
  /** Recall a completed task */
  recall_task: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
    };
    result: Task;
  };
  /** Add tags; those the task has are ignored */
  add_tags: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
      body: ReadonlyArray<string>;
    };
    result: Task;
  };
  /** Replace the tags */
  replace_tags: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
      body: ReadonlyArray<string>;
    };
    result: Task;
  };
  /** Remove tags; those the task has not are ignored */
  remove_tags: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
      body: ReadonlyArray<string>;
    };
    result: Task;
  };
  /** Create a project */
  create_project: {
    input: {
      body: {
        /** The type of its tasks. */
        type: string;
        /** Unique in the account. */
        name: string;
        /** What its tasks inherit: params of the type, and `instruction`. */
        params?: {
          [name: string]: unknown;
        };
        /** A Rapid project: its batches are staging until they are finalized. */
        rapid?: boolean;
        /** A Studio project: its batches are staging until they are finalized. */
        studio?: boolean;
        /** Kept as sent. */
        datasetId?: string;
        /** With consensus_task, consensus_attempts labelers answer each task. */
        pipeline?: 'standard_task' | 'consensus_task';
        /** Answers a task of a consensus_task pipeline. */
        consensus_attempts?: number;
        /** How the project's work is done. */
        settings?: {
          /** How many labelers answer a task that does not say it itself. */
          responses_required?: number;
          /** Which tasks are reviewed before they are completed. */
          review?: {
            /** The share of finished tasks that a reviewer looks at. */
            share: number;
            /** Tasks whose answers agree less than this are always reviewed. */
            below_agreement?: number;
            /** Reviewers are not told whose answers they judge. */
            hide_labelers?: boolean;
            [name: string]: unknown;
          };
          /** For how long labelers may correct a submitted answer. */
          correction_seconds?: number;
          /** Evaluation and training tasks. */
          quality?: {
            /** The share of evaluation tasks among those a labeler is handed; 0.1 when left out. */
            evaluation_share?: number;
            /** Who scores less than this on average in evaluation tasks gets no more work; none when left out. */
            bar?: number;
            /** How many scored answers it takes before the bar holds; 5 when left out. */
            scored_before_bar?: number;
            /** The least score with which a training task is done; 0 when left out: any answer does. */
            training_score?: number;
            [name: string]: unknown;
          };
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    result: Project;
  };
  /** List all projects */
  list_projects: {
    input: {
      query?: {
        /** true lists archived projects only, false leaves them out; both kinds when absent. */
        archived?: boolean;
        /** Each with `counts`: its tasks in each status. */
        include_counts?: boolean;
      };
    };
    result: ProjectList;
  };
  /** Retrieve a project */
  get_project: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
    };
    result: Project;
  };
  /** Update project parameters */
  set_project_params: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
      body: {
        /** true keeps the params of the last version that are not given; a null takes one away. */
        patch: boolean;
        /** Follows the task's own instruction. */
        instruction?: string;
        [name: string]: unknown;
      };
    };
    result: Project;
  };
  /** Set the ontology of a project */
  set_project_ontology: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
      body: {
        /** The labels of the project, as names or objects. */
        ontology: ReadonlyArray<string | {
          [name: string]: unknown;
        }>;
        /** What the ontology is called. */
        name?: string;
        [name: string]: unknown;
      };
    };
    result: Project;
  };
  /** Retrieve the task template of a project */
  get_task_template: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
    };
    result: TaskTemplate;
  };
  /** Set project settings */
  set_project_settings: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
      body: {
        /** How many labelers answer a task that does not say it itself. */
        responses_required?: number;
        /** Which tasks are reviewed before they are completed. */
        review?: {
          /** The share of finished tasks that a reviewer looks at. */
          share: number;
          /** Tasks whose answers agree less than this are always reviewed. */
          below_agreement?: number;
          /** Reviewers are not told whose answers they judge. */
          hide_labelers?: boolean;
          [name: string]: unknown;
        };
        /** For how long labelers may correct a submitted answer. */
        correction_seconds?: number;
        /** Evaluation and training tasks. */
        quality?: {
          /** The share of evaluation tasks among those a labeler is handed; 0.1 when left out. */
          evaluation_share?: number;
          /** Who scores less than this on average in evaluation tasks gets no more work; none when left out. */
          bar?: number;
          /** How many scored answers it takes before the bar holds; 5 when left out. */
          scored_before_bar?: number;
          /** The least score with which a training task is done; 0 when left out: any answer does. */
          training_score?: number;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    result: Project;
  };
  /** Archive a project */
  archive_project: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
      body: {
        /** false takes it back out of the archive. */
        archived: boolean;
        [name: string]: unknown;
      };
    };
    result: Project;
  };
  /** List the task types */
  list_task_types: {
    input: Record<never, never>;
    result: TaskTypeList;
  };
  /** Retrieve the params of a task type */
  get_task_type: {
    input: {
      path: {
        /** The task type. */
        type: string;
      };
    };
    result: TaskType;
  };
  /** Show a task as a project with these params would have it */
  preview_task: {
    input: {
      path: {
        /** The task type. */
        type: string;
      };
      body: {
        /** Params of a project, `instruction` among them. What is missing comes from the example of the type. */
        params?: {
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    result: TaskPreview;
  };
  /** Create a batch */
  create_batch: {
    input: {
      body: {
        /** Name of the project that the tasks belong to. */
        project: string;
        /** Unique in the account. */
        name: string;
        /** Where the end of the batch is told: an http(s) URL or an e-mail address. Empty for nowhere. */
        callback?: string;
        /** To get labelers used to the work. It is staging until it is finalized, and then takes no more tasks. */
        calibration_batch?: boolean;
        /** To be labeled by your own team. It is staging until it is finalized, and then takes no more tasks. */
        self_label_batch?: boolean;
        /** Your own key-value pairs, up to 10 kB of JSON. */
        metadata?: {
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    result: Batch;
  };
  /** List all batches */
  list_batches: {
    input: {
      query?: {
        /** Name of the project. */
        project?: string;
        /** The status. */
        status?: 'staging' | 'in_progress' | 'completed' | 'paused' | 'cancelled';
        /** The minimum value of created_at. ISO 8601; without an offset it is UTC. */
        start_time?: string;
        /** The maximum value of created_at. ISO 8601; without an offset it is UTC. */
        end_time?: string;
        /** The minimum value of completed_at. ISO 8601; without an offset it is UTC. */
        completed_after?: string;
        /** The maximum value of completed_at. ISO 8601; without an offset it is UTC. */
        completed_before?: string;
        /** Without the batches of archived projects. */
        exclude_archived?: boolean;
        /** Each with `counts`: its tasks in each status. */
        include_counts?: boolean;
        /** Batches a page. */
        limit?: number;
        /** How many to pass over. */
        offset?: number;
      };
    };
    result: BatchList;
  };
  /** Retrieve a batch */
  get_batch: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
    };
    result: Batch;
  };
  /** Retrieve the status of a batch */
  get_batch_status: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
    };
    result: BatchStatus;
  };
  /** Finalize a batch */
  finalize_batch: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
    };
    result: Batch;
  };
  /** Pause a batch */
  pause_batch: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
    };
    result: Batch;
  };
  /** Resume a paused batch */
  resume_batch: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
    };
    result: Batch;
  };
  /** Cancel a batch with its pending tasks */
  cancel_batch: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
    };
    result: Batch;
  };
  /** Set batch metadata */
  set_batch_metadata: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
      body: {
        [name: string]: unknown;
      };
    };
    result: Batch;
  };
  /** Prioritize a batch */
  prioritize_batch: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
      body: {
        /** 10, 20 or 30; higher first. */
        priority: 10 | 20 | 30;
        [name: string]: unknown;
      };
    };
    result: Batch;
  };
  /** List callbacks with their attempts */
  list_callbacks: {
    input: {
      query?: {
        /** Only callbacks of this task. */
        task_id?: string;
        /** Only those in this state. */
        status?: 'due' | 'delivered' | 'failed';
        /** Callbacks a page. */
        limit?: number;
        /** The next_token of the page before, with the same filters. */
        next_token?: string;
      };
    };
    result: CallbackList;
  };
  /** Send a callback that stands for no task */
  send_test_callback: {
    input: {
      body: {
        /** Where to; the default callback URL of the settings when left out. */
        callback_url?: string;
        [name: string]: unknown;
      };
    };
    result: Callback;
  };
  /** Retrieve a callback, with its body and the answers it got */
  get_callback: {
    input: {
      path: {
        /** The id of the callback. */
        callback_id: string;
      };
    };
    result: Callback;
  };
  /** Send a callback again */
  replay_callback: {
    input: {
      path: {
        /** The id of the callback. */
        callback_id: string;
      };
    };
    result: Callback;
  };
  /** Send the callback of a completed or errored task again */
  send_callback: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
    };
    result: Success;
  };
  /** Retrieve the settings of the mode, with the callback secrets */
  get_settings: {
    input: Record<never, never>;
    result: Settings;
  };
  /** Change settings; what is not named stays */
  change_settings: {
    input: {
      body: {
        /** Where callbacks go of tasks that name no callback_url when they are created; null for nowhere. */
        callback_url?: string | null;
        /** Make a new signing secret; the one before stays valid beside it for 24 hours. */
        rotate_signing_secret?: boolean;
        /** Make a new callback auth key; the one before is no longer sent. */
        rotate_callback_auth_key?: boolean;
        /** Whoever knows the address of a result file may read it without a key. */
        public_results?: boolean;
        /** Delivered callbacks and their attempts are removed after so many days; null keeps them for ever. */
        callback_retention_days?: number | null;
        [name: string]: unknown;
      };
    };
    result: Settings;
  };
  /** Retrieve the account */
  get_account: {
    input: Record<never, never>;
    result: Account;
  };
  /** Rename the account */
  rename_account: {
    input: {
      body: {
        /** What the account is called. */
        name: string;
        [name: string]: unknown;
      };
    };
    result: Account;
  };
  /** Claim tasks */
  claim: {
    input: {
      body: {
        /** Only tasks of these types. */
        types?: ReadonlyArray<string>;
        /** Only tasks of these projects. */
        projects?: ReadonlyArray<string>;
        /** Only tasks of these batches. */
        batches?: ReadonlyArray<string>;
        /** Tasks to label, or answers to review. */
        kind?: 'label' | 'review';
        /** How many at most. */
        limit?: number;
        /** How long each is held without a heartbeat. */
        lease_seconds?: number;
        /** For later, while the caller works on another: no time is counted until a heartbeat says that he begins. Gives no training task, and leaves the last task that waits to others. */
        ahead?: boolean;
        /** Only this task, to go on with the own draft of it. */
        task_id?: string;
        [name: string]: unknown;
      };
    };
    result: Claim;
  };
  /** Keep a lease */
  heartbeat: {
    input: {
      path: {
        /** The id of the lease. */
        lease_id: string;
      };
      body: {
        /** Nobody works on it yet: it is kept, and no time is counted. */
        ahead?: boolean;
        [name: string]: unknown;
      };
    };
    result: Lease;
  };
  /** Save a draft */
  save_draft: {
    input: {
      path: {
        /** The id of the lease. */
        lease_id: string;
      };
      body: {
        /** In the form of the task type. */
        response: {
          [name: string]: unknown;
        };
        /** The `draft_version` that this was made from: an older one than there is is refused. Left out, it is saved anyhow. */
        base_version?: number;
        /** Saved also when the lease has expired, was released or ended, for as long as the task is open: for what could not be saved in time. */
        late?: boolean;
        [name: string]: unknown;
      };
    };
    result: SavedDraft;
  };
  /** Submit an answer */
  submit_answer: {
    input: {
      path: {
        /** The id of the lease. */
        lease_id: string;
      };
      body: {
        /** In the form of the task type. */
        response: {
          [name: string]: unknown;
        };
        /** As the client measured it; ours when left out. */
        time_spent_secs?: number;
        /** It is checked now and given after so many seconds; until then `/take_back` undoes it. */
        undo_seconds?: number;
        [name: string]: unknown;
      };
    };
    result: SubmittedLease;
  };
  /** Take back a submit */
  take_back_answer: {
    input: {
      path: {
        /** The id of the lease. */
        lease_id: string;
      };
    };
    result: Lease;
  };
  /** Skip a task */
  skip_task: {
    input: {
      path: {
        /** The id of the lease. */
        lease_id: string;
      };
      body: {
        /** Why; the manager sees it. */
        reason?: string;
        [name: string]: unknown;
      };
    };
    result: Lease;
  };
  /** Give a task back */
  release_task: {
    input: {
      path: {
        /** The id of the lease. */
        lease_id: string;
      };
    };
    result: Lease;
  };
  /** Report that a task cannot be done */
  report_error: {
    input: {
      path: {
        /** The id of the lease. */
        lease_id: string;
      };
      body: {
        /** Why the task cannot be done. */
        message: string;
        [name: string]: unknown;
      };
    };
    result: Lease;
  };
  /** Flag a task for the manager */
  flag_task: {
    input: {
      path: {
        /** The id of the lease. */
        lease_id: string;
      };
      body: {
        /** What the manager should know. */
        comment: string;
        [name: string]: unknown;
      };
    };
    result: Lease;
  };
  /** Review an answer */
  review_task: {
    input: {
      path: {
        /** The id of the lease. */
        lease_id: string;
      };
      body: {
        /** What becomes of the answer. */
        decision: 'accept' | 'fix' | 'reject';
        /** In the form of the task type. */
        response?: {
          [name: string]: unknown;
        };
        /** For the labeler and the record. */
        comments?: string;
        [name: string]: unknown;
      };
    };
    result: Task;
  };
  /** End anybody's lease */
  end_lease: {
    input: {
      path: {
        /** The id of the lease. */
        lease_id: string;
      };
    };
    result: Lease;
  };
  /** Correct an own answer */
  correct_answer: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
      body: {
        /** In the form of the task type. */
        response: {
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    result: Answer;
  };
  /** Put a skipped task back into the queue */
  requeue_task: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
      body: {
        /** Offer it also to those who skipped it. */
        forget_skips?: boolean;
        [name: string]: unknown;
      };
    };
    result: Task;
  };
  /** Read an own lease */
  get_lease: {
    input: {
      path: {
        /** The id of the lease. */
        lease_id: string;
      };
    };
    result: Claimed;
  };
  /** Read an own answer with its task */
  get_answer: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
    };
    result: GivenAnswer;
  };
  /** How far the caller is */
  get_today: {
    input: {
      query: {
        /** For example the beginning of the day where the caller is. */
        since: string;
      };
    };
    result: Today;
  };
  /** What the caller has under work */
  get_work: {
    input: Record<never, never>;
    result: Work;
  };
  /** List live leases: for managers all, else the own ones */
  list_leases: {
    input: {
      query?: {
        /** How many at most. */
        limit?: number;
      };
    };
    result: LeaseList;
  };
  /** List the own answers, newest first */
  list_answers: {
    input: {
      query?: {
        /** How many at most. */
        limit?: number;
      };
    };
    result: AnswerList;
  };
  /** List what labelers flagged, newest first */
  list_flags: {
    input: {
      query?: {
        /** How many at most. */
        limit?: number;
      };
    };
    result: FlagList;
  };
  /** List tasks that were skipped out of the queue */
  list_skipped: {
    input: {
      query?: {
        /** How many at most. */
        limit?: number;
        /** The last task_id of the page before. */
        after?: string;
      };
    };
    result: SkippedList;
  };
  /** Create many tasks */
  create_tasks: {
    input: {
      body: ReadonlyArray<{
        /** The task type, as in the path of a create. */
        type: string;
        /** As the Idempotency-Key of the same create by itself: sent again, the item gets its first result. */
        idempotency_key?: string;
        /** Name of the project. */
        project?: string;
        /** Name of the batch. */
        batch?: string;
        /** Version of the project's params to inherit; -1 inherits none. */
        project_version?: number;
        /** The same as project_version. */
        project_param_version?: number;
        /** What to do, in Markdown. */
        instruction?: string;
        /** Where the finished task is sent: an http(s) URL or an e-mail address. */
        callback_url?: string;
        /** Your own key-value pairs, up to 10 kB of JSON. */
        metadata?: {
          [name: string]: unknown;
        };
        /** 10, 20 or 30; higher first. */
        priority?: 10 | 20 | 30;
        /** Legacy; use priority. */
        urgency?: 'immediate' | 'day' | 'week' | 'standard';
        /** Your own id of the task, unique over all projects, batches and types of the account. */
        unique_id?: string;
        /** Free the unique_id when the task reaches the status error. */
        clear_unique_id_on_error?: boolean;
        /** Labels of your own; tasks can be listed by them. */
        tags?: ReadonlyArray<string>;
        /** How many different labelers answer it; 1 when left out. */
        responses_required?: number;
        [name: string]: unknown;
      }>;
    };
    result: BulkResults;
  };
  /** Cancel many tasks */
  cancel_tasks: {
    input: {
      body: {
        /** The ids of the tasks. */
        task_ids?: ReadonlyArray<string>;
        /** Instead of ids: all tasks that the same query of the list finds, of any status unless it says one. */
        filter?: {
          /** The minimum value of created_at. ISO 8601; without an offset it is UTC. */
          start_time?: string;
          /** The maximum value of created_at. ISO 8601; without an offset it is UTC. */
          end_time?: string;
          /** The minimum value of completed_at. ISO 8601; without an offset it is UTC. */
          completed_after?: string;
          /** The maximum value of completed_at. ISO 8601; without an offset it is UTC. */
          completed_before?: string;
          /** The minimum value of updated_at. ISO 8601; without an offset it is UTC. */
          updated_after?: string;
          /** The maximum value of updated_at. ISO 8601; without an offset it is UTC. */
          updated_before?: string;
          /** The status. */
          status?: 'pending' | 'completed' | 'canceled' | 'error';
          /** The task type. */
          type?: string;
          /** Name of the project. */
          project?: string;
          /** Name of the batch. */
          batch?: string;
          /** Any of pending, accepted, fixed, commented, rejected; repeated or separated by commas. */
          customer_review_status?: ReadonlyArray<string>;
          /** Any of these unique_ids; repeated. */
          unique_id?: ReadonlyArray<string>;
          /** Any of these tags; repeated or separated by commas. */
          tags?: ReadonlyArray<string>;
          [name: string]: unknown;
        };
        /** Free the tasks' unique_ids for other tasks. */
        clear_unique_id?: boolean;
        [name: string]: unknown;
      };
    };
    result: BulkCancel;
  };
  /** Move many tasks to another batch */
  move_tasks: {
    input: {
      body: {
        /** The ids of the tasks. */
        task_ids?: ReadonlyArray<string>;
        /** Instead of ids: all tasks that the same query of the list finds, of any status unless it says one. */
        filter?: {
          /** The minimum value of created_at. ISO 8601; without an offset it is UTC. */
          start_time?: string;
          /** The maximum value of created_at. ISO 8601; without an offset it is UTC. */
          end_time?: string;
          /** The minimum value of completed_at. ISO 8601; without an offset it is UTC. */
          completed_after?: string;
          /** The maximum value of completed_at. ISO 8601; without an offset it is UTC. */
          completed_before?: string;
          /** The minimum value of updated_at. ISO 8601; without an offset it is UTC. */
          updated_after?: string;
          /** The maximum value of updated_at. ISO 8601; without an offset it is UTC. */
          updated_before?: string;
          /** The status. */
          status?: 'pending' | 'completed' | 'canceled' | 'error';
          /** The task type. */
          type?: string;
          /** Name of the project. */
          project?: string;
          /** Name of the batch. */
          batch?: string;
          /** Any of pending, accepted, fixed, commented, rejected; repeated or separated by commas. */
          customer_review_status?: ReadonlyArray<string>;
          /** Any of these unique_ids; repeated. */
          unique_id?: ReadonlyArray<string>;
          /** Any of these tags; repeated or separated by commas. */
          tags?: ReadonlyArray<string>;
          [name: string]: unknown;
        };
        /** The batch to move them to, of the same project; empty for none. */
        batch: string;
        [name: string]: unknown;
      };
    };
    result: BulkMove;
  };
  /** Check the attachments of errored tasks anew */
  recheck_tasks: {
    input: {
      body: {
        /** The ids of the tasks. */
        task_ids?: ReadonlyArray<string>;
        /** Instead of ids: all tasks that the same query of the list finds, of any status unless it says one. */
        filter?: {
          /** The minimum value of created_at. ISO 8601; without an offset it is UTC. */
          start_time?: string;
          /** The maximum value of created_at. ISO 8601; without an offset it is UTC. */
          end_time?: string;
          /** The minimum value of completed_at. ISO 8601; without an offset it is UTC. */
          completed_after?: string;
          /** The maximum value of completed_at. ISO 8601; without an offset it is UTC. */
          completed_before?: string;
          /** The minimum value of updated_at. ISO 8601; without an offset it is UTC. */
          updated_after?: string;
          /** The maximum value of updated_at. ISO 8601; without an offset it is UTC. */
          updated_before?: string;
          /** The status. */
          status?: 'pending' | 'completed' | 'canceled' | 'error';
          /** The task type. */
          type?: string;
          /** Name of the project. */
          project?: string;
          /** Name of the batch. */
          batch?: string;
          /** Any of pending, accepted, fixed, commented, rejected; repeated or separated by commas. */
          customer_review_status?: ReadonlyArray<string>;
          /** Any of these unique_ids; repeated. */
          unique_id?: ReadonlyArray<string>;
          /** Any of these tags; repeated or separated by commas. */
          tags?: ReadonlyArray<string>;
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    result: BulkRecheck;
  };
  /** Tag many tasks */
  tag_tasks: {
    input: {
      body: {
        /** The ids of the tasks. */
        task_ids?: ReadonlyArray<string>;
        /** Instead of ids: all tasks that the same query of the list finds, of any status unless it says one. */
        filter?: {
          /** The minimum value of created_at. ISO 8601; without an offset it is UTC. */
          start_time?: string;
          /** The maximum value of created_at. ISO 8601; without an offset it is UTC. */
          end_time?: string;
          /** The minimum value of completed_at. ISO 8601; without an offset it is UTC. */
          completed_after?: string;
          /** The maximum value of completed_at. ISO 8601; without an offset it is UTC. */
          completed_before?: string;
          /** The minimum value of updated_at. ISO 8601; without an offset it is UTC. */
          updated_after?: string;
          /** The maximum value of updated_at. ISO 8601; without an offset it is UTC. */
          updated_before?: string;
          /** The status. */
          status?: 'pending' | 'completed' | 'canceled' | 'error';
          /** The task type. */
          type?: string;
          /** Name of the project. */
          project?: string;
          /** Name of the batch. */
          batch?: string;
          /** Any of pending, accepted, fixed, commented, rejected; repeated or separated by commas. */
          customer_review_status?: ReadonlyArray<string>;
          /** Any of these unique_ids; repeated. */
          unique_id?: ReadonlyArray<string>;
          /** Any of these tags; repeated or separated by commas. */
          tags?: ReadonlyArray<string>;
          [name: string]: unknown;
        };
        /** Tags that they get. */
        add?: ReadonlyArray<string>;
        /** Tags that they lose. */
        remove?: ReadonlyArray<string>;
        [name: string]: unknown;
      };
    };
    result: BulkTag;
  };
  /** Upload a file */
  upload_file: {
    input: Record<never, never>;
    result: File;
  };
  /** Import a file from a URL */
  import_file: {
    input: {
      body: {
        /** Where the file is: http, https, s3 or gs. */
        file_url: string;
        /** Name of a project that the file is for. */
        project_name?: string;
        /** A name for people. */
        display_name?: string;
        /** Your own id of the file, unique in the account: a second file with it is 409. */
        reference_id?: string;
        /** Your own key-value pairs: an object or its JSON text, up to 100 keys and 10 kB. */
        metadata?: {
          [name: string]: unknown;
        } | string;
        [name: string]: unknown;
      };
    };
    result: File;
  };
  /** List files */
  list_files: {
    input: {
      query?: {
        /** Name of the project. */
        project?: string;
        /** A JSON object: pairs that the metadata has, all of them. */
        metadata?: string;
        /** Your own id of the file. */
        reference_id?: string;
        /** Files a page. */
        limit?: number;
        /** The next_token of the page before, with the same filters. */
        cursor?: string;
        /** The same as cursor. */
        next_token?: string;
      };
    };
    result: FileList;
  };
  /** Retrieve a file */
  get_file: {
    input: {
      path: {
        /** The id of the file. */
        file_id: string;
      };
    };
    result: File;
  };
  /** Set file metadata */
  set_file_metadata: {
    input: {
      path: {
        /** The id of the file. */
        file_id: string;
      };
      body: {
        [name: string]: unknown;
      };
    };
    result: File;
  };
  /** List API keys */
  list_keys: {
    input: Record<never, never>;
    result: KeyList;
  };
  /** Create an API key */
  create_key: {
    input: {
      body: {
        /** What the key is for. */
        name: string;
        /** The mode of the key that asks; no other can be made. */
        mode?: 'live' | 'test';
        /** At most the user's; that of the user when absent. */
        role?: 'labeler' | 'member' | 'manager' | 'admin';
        /** Whom the key speaks for; the caller when absent. */
        user_id?: string;
        [name: string]: unknown;
      };
    };
    result: Key;
  };
  /** Revoke an API key */
  revoke_key: {
    input: {
      path: {
        key_id: string;
      };
    };
    result: Key;
  };
  /** List the team */
  list_teammates: {
    input: Record<never, never>;
    result: Team;
  };
  /** Invite teammates */
  invite_teammates: {
    input: {
      body: {
        /** E-mail addresses; case does not tell two apart. */
        emails: ReadonlyArray<string>;
        /** What they may do. */
        team_role: 'labeler' | 'member' | 'manager' | 'admin';
        [name: string]: unknown;
      };
    };
    result: Team;
  };
  /** Make a link that sets a new password */
  create_password_link: {
    input: {
      body: {
        /** Of somebody of the team who has come before. */
        email: string;
        [name: string]: unknown;
      };
    };
    result: PasswordLink;
  };
  /** Set the role of teammates */
  set_role: {
    input: {
      body: {
        /** E-mail addresses; case does not tell two apart. */
        emails: ReadonlyArray<string>;
        /** What they may do. */
        team_role: 'labeler' | 'member' | 'manager' | 'admin';
        [name: string]: unknown;
      };
    };
    result: Team;
  };
  /** Remove teammates */
  remove_teammates: {
    input: {
      body: {
        /** E-mail addresses; case does not tell two apart. */
        emails: ReadonlyArray<string>;
        [name: string]: unknown;
      };
    };
    result: Team;
  };
  /** List who is assigned to which projects */
  list_assignments: {
    input: Record<never, never>;
    result: Assignments;
  };
  /** Assign projects */
  add_assignments: {
    input: {
      body: {
        /** E-mail addresses; case does not tell two apart. */
        emails: ReadonlyArray<string>;
        /** Names of projects. */
        projects: ReadonlyArray<string>;
        [name: string]: unknown;
      };
    };
    result: Assignments;
  };
  /** Take projects away */
  remove_assignments: {
    input: {
      body: {
        /** E-mail addresses; case does not tell two apart. */
        emails: ReadonlyArray<string>;
        /** Names of projects. */
        projects: ReadonlyArray<string>;
        [name: string]: unknown;
      };
    };
    result: Assignments;
  };
  /** List the groups of a project */
  list_project_groups: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
    };
    result: GroupList;
  };
  /** Create a group of labelers */
  create_project_group: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
      body: {
        /** Labelers that are assigned to the project. */
        emails: ReadonlyArray<string>;
        /** Unique in the project. */
        name: string;
        [name: string]: unknown;
      };
    };
    result: Group;
  };
  /** Add labelers to a group, and remove some */
  change_project_group: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
        /** The name, percent-encoded; slashes too. */
        group: string;
      };
      body: {
        /** Labelers that are assigned to the project. */
        add_emails: ReadonlyArray<string>;
        /** Who is to leave the group. */
        remove_emails: ReadonlyArray<string>;
        [name: string]: unknown;
      };
    };
    result: Group;
  };
  /** List pending batches in the order in which they are worked on */
  list_studio_batches: {
    input: Record<never, never>;
    result: StudioBatchList;
  };
  /** Set the groups that work on a batch */
  assign_batch: {
    input: {
      path: {
        /** The name, percent-encoded; slashes too. */
        name: string;
      };
      body: {
        /** Names of groups of the batch's project; none for all assigned. */
        groups: ReadonlyArray<string>;
        [name: string]: unknown;
      };
    };
    result: StudioBatch;
  };
  /** Set the order of all pending batches */
  set_batch_order: {
    input: {
      body: {
        /** All batches that are not completed, the one to be worked on first at first. */
        batches: ReadonlyArray<{
          name: string;
          [name: string]: unknown;
        }>;
        [name: string]: unknown;
      };
    };
    result: StudioBatchList;
  };
  /** Take the order of batches back */
  reset_batch_order: {
    input: Record<never, never>;
    result: StudioBatchList;
  };
  /** See how the work goes */
  get_overview: {
    input: {
      query?: {
        /** Only the work of this project. */
        project?: string;
        /** Only the work of this batch. */
        batch?: string;
        /** When the period begins, ISO 8601; a day before its end when left out. */
        from?: string;
        /** The first moment after the period, ISO 8601; now when left out. */
        to?: string;
        /** The pieces of the period, from its beginning on; at most 750. Hours in up to two days, otherwise days. */
        bucket_seconds?: number;
      };
    };
    result: Overview;
  };
  /** See what happened to a task */
  list_task_events: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
      query?: {
        /** Events a page. */
        limit?: number;
        /** The next_token of the page before. */
        next_token?: string;
      };
    };
    result: TaskEvents;
  };
  /** See the work on a task */
  get_task_work: {
    input: {
      path: {
        /** The id of the task. */
        task_id: string;
      };
    };
    result: TaskWork;
  };
  /** Create an evaluation task */
  create_evaluation_task: {
    input: {
      path: {
        /** The task type. */
        type: string;
      };
      body: {
        /** Name of the project. */
        project?: string;
        /** Name of the batch. */
        batch?: string;
        /** Version of the project's params to inherit; -1 inherits none. */
        project_version?: number;
        /** The same as project_version. */
        project_param_version?: number;
        /** What to do, in Markdown. */
        instruction?: string;
        /** Where the finished task is sent: an http(s) URL or an e-mail address. */
        callback_url?: string;
        /** Your own key-value pairs, up to 10 kB of JSON. */
        metadata?: {
          [name: string]: unknown;
        };
        /** 10, 20 or 30; higher first. */
        priority?: 10 | 20 | 30;
        /** Legacy; use priority. */
        urgency?: 'immediate' | 'day' | 'week' | 'standard';
        /** Your own id of the task, unique over all projects, batches and types of the account. */
        unique_id?: string;
        /** Free the unique_id when the task reaches the status error. */
        clear_unique_id_on_error?: boolean;
        /** Labels of your own; tasks can be listed by them. */
        tags?: ReadonlyArray<string>;
        /** How many different labelers answer it; 1 when left out. */
        responses_required?: number;
        /** The right response, in the form of the task type. No labeler ever sees it. */
        expected_response: {
          [name: string]: unknown;
        };
        /** What the labeler begins from, as a reviewer does; checked by the rules of the type. */
        initial_response?: {
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    result: QualityTask;
  };
  /** Retrieve evaluation tasks */
  list_evaluation_tasks: {
    input: {
      query?: {
        /** Name of the project. */
        project?: string;
        /** The task type. */
        type?: string;
        /** Tasks a page. */
        limit?: number;
        /** The next_token of the page before, with the same filters. */
        next_token?: string;
      };
    };
    result: QualityTaskList;
  };
  /** Take an evaluation task out of use */
  cancel_evaluation_task: {
    input: {
      path: {
        /** The id of the evaluation task. */
        id: string;
      };
    };
    result: QualityTask;
  };
  /** Create a training task */
  create_training_task: {
    input: {
      path: {
        /** The task type. */
        type: string;
      };
      body: {
        /** Name of the project. */
        project?: string;
        /** Name of the batch. */
        batch?: string;
        /** Version of the project's params to inherit; -1 inherits none. */
        project_version?: number;
        /** The same as project_version. */
        project_param_version?: number;
        /** What to do, in Markdown. */
        instruction?: string;
        /** Where the finished task is sent: an http(s) URL or an e-mail address. */
        callback_url?: string;
        /** Your own key-value pairs, up to 10 kB of JSON. */
        metadata?: {
          [name: string]: unknown;
        };
        /** 10, 20 or 30; higher first. */
        priority?: 10 | 20 | 30;
        /** Legacy; use priority. */
        urgency?: 'immediate' | 'day' | 'week' | 'standard';
        /** Your own id of the task, unique over all projects, batches and types of the account. */
        unique_id?: string;
        /** Free the unique_id when the task reaches the status error. */
        clear_unique_id_on_error?: boolean;
        /** Labels of your own; tasks can be listed by them. */
        tags?: ReadonlyArray<string>;
        /** How many different labelers answer it; 1 when left out. */
        responses_required?: number;
        /** The right response, in the form of the task type. No labeler ever sees it. */
        expected_response: {
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    result: QualityTask;
  };
  /** Retrieve training tasks */
  list_training_tasks: {
    input: {
      query?: {
        /** Name of the project. */
        project?: string;
        /** The task type. */
        type?: string;
        /** Tasks a page. */
        limit?: number;
        /** The next_token of the page before, with the same filters. */
        next_token?: string;
      };
    };
    result: QualityTaskList;
  };
  /** Take a training task out of use */
  cancel_training_task: {
    input: {
      path: {
        /** The id of the training task. */
        id: string;
      };
    };
    result: QualityTask;
  };
  /** See how well labelers answer */
  list_labeler_quality: {
    input: {
      query?: {
        /** Only answers to these evaluation or training tasks; repeated or separated by commas. */
        quality_task_ids?: ReadonlyArray<string>;
        /** Only answers of these; repeated or separated by commas. */
        labeler_emails?: ReadonlyArray<string>;
        /** Answers a page. */
        limit?: number;
        /** The next_token of the page before, with the same filters. */
        next_token?: string;
      };
    };
    result: LabelerQualityList;
  };
  /** See how much each of the team has answered */
  list_team_work: {
    input: {
      query?: {
        /** Answers of so many days up to now. */
        days?: number;
      };
    };
    result: TeamWork;
  };
  /** Reset a labeler's record in a project */
  reset_labeler_quality: {
    input: {
      body: {
        /** Whose record. */
        labeler_email: string;
        /** Name of the project. */
        project: string;
        [name: string]: unknown;
      };
    };
    result: LabelerQuality;
  };
  /** Say what the next tasks become */
  script_outcome: {
    input: {
      body: {
        /** Only tasks of this type. */
        type?: string;
        /** Only tasks of this project. */
        project?: string;
        /** Only tasks with such a unique_id; * stands for any characters. */
        unique_id?: string;
        /** How many tasks it is for; 1 when left out. */
        times?: number;
        /** The answer; it has to obey the type's rules. */
        response?: {
          [name: string]: unknown;
        };
        /** The task ends in the status error, with this as its response: a text or `{error, ...}`. */
        error?: string | {
          error: string;
          [name: string]: unknown;
        };
        /** True: the task stays pending, to be ended by hand or by labelers. */
        pending?: boolean;
        /** A seed, or `{seed, width, height}`: an answer drawn from it that is valid for the params. */
        random?: number | {
          /** The same seed and params give the same answer. */
          seed: number;
          /** Of the picture that shapes stay inside of; 640. */
          width?: number;
          /** Of the same; 480. */
          height?: number;
        };
        /** The task is pending for so many milliseconds. */
        delay_ms?: number;
        /** "fail", or `{fail: n, status_code}`: the first tries are logged as failed and not sent. */
        callback?: string | {
          /** How many tries of its callbacks fail. */
          fail: number;
          /** What the delivery log says was answered; 503. */
          status_code?: number;
        };
      };
    };
    result: Outcome;
  };
  /** List the outcomes, oldest first, those used up too */
  list_outcomes: {
    input: Record<never, never>;
    result: OutcomeList;
  };
  /** Delete all outcomes */
  delete_outcomes: {
    input: Record<never, never>;
    result: Deleted;
  };
  /** Delete an outcome */
  delete_outcome: {
    input: {
      path: {
        /** The id of the outcome. */
        outcome_id: string;
      };
    };
    result: Deleted;
  };
  /** Complete a pending task */
  complete_task: {
    input: {
      path: {
        /** The id of a pending task. */
        task_id: string;
      };
      body: {
        /** The answer; it has to obey the type's rules. */
        response?: {
          [name: string]: unknown;
        };
        /** A seed, or `{seed, width, height}`: an answer drawn from it that is valid for the params. */
        random?: number | {
          /** The same seed and params give the same answer. */
          seed: number;
          /** Of the picture that shapes stay inside of; 640. */
          width?: number;
          /** Of the same; 480. */
          height?: number;
        };
      };
    };
    result: Task;
  };
  /** Set a pending task to error */
  fail_task: {
    input: {
      path: {
        /** The id of a pending task. */
        task_id: string;
      };
      body: {
        /** The task ends in the status error, with this as its response: a text or `{error, ...}`. */
        error?: string | {
          error: string;
          [name: string]: unknown;
        };
      };
    };
    result: Task;
  };
  /** Let time pass for this world */
  move_clock: {
    input: {
      body: {
        /** What was to happen within so many seconds happens now. */
        advance_seconds: number;
      };
    };
    result: Success;
  };
  /** Wait until every callback has ended */
  flush_callbacks: {
    input: {
      body: {
        /** How long to wait; 30. */
        timeout_seconds?: number;
      };
    };
    result: Flushed;
  };
  /** Empty this world */
  reset: {
    input: Record<never, never>;
    result: Success;
  };
  /** Let requests go wrong on purpose */
  add_fault: {
    input: {
      body: {
        /** All in one line, as --fail has it: POST /v1/task/* = 503 once. */
        rule?: string;
        /** Any when absent. */
        method?: string;
        /** Without the query; * stands for any characters. */
        path?: string;
        /** Waits before all else. */
        delay_ms?: number;
        /** Answered instead of doing anything. */
        status?: number;
        /** The work is done before the status is answered. */
        after_commit?: boolean;
        /** Seconds; with the status. */
        retry_after?: number;
        /** The connection is cut before anything is done, or after the commit without an answer. */
        drop?: 'before' | 'after';
        /** The work is done, and half of the answer sent. */
        truncate?: boolean;
        /** For ever when absent. */
        times?: number;
      };
    };
    result: Fault;
  };
  /** List the faults, with how many requests each of them met */
  list_faults: {
    input: Record<never, never>;
    result: FaultList;
  };
  /** Remove all faults */
  remove_faults: {
    input: Record<never, never>;
    result: RemovedFaults;
  };
  /** Remove a fault */
  remove_fault: {
    input: {
      path: {
        fault_id: string;
      };
    };
    result: RemovedFaults;
  };
  /** Retrieve a task */
  v2_get_task: {
    input: {
      query: {
        /** Id of the task. */
        task_id: string;
        /** What is shown whole instead of by its id. Repeated. */
        expand?: ReadonlyArray<'project' | 'batch'>;
        /** What is shown beyond the usual. Repeated. */
        opts?: ReadonlyArray<'annotation_details' | 'attachment_details' | 'model_parameters' | 'submissions'>;
      };
    };
    result: V2Task;
  };
  /** The same */
  v2_create_task: {
    input: {
      body: {
        /** Id of the project. */
        project_id?: string;
        /** Name of the project. */
        project_name?: string;
        /** Id of the batch. */
        batch_id?: string;
        /** Name of the batch. */
        batch_name?: string;
        /** What the task is made of; kept in its params. */
        template_variables?: {
          [name: string]: unknown;
        };
        /** Your own key-value pairs, up to 10 kB of JSON. */
        metadata?: {
          [name: string]: unknown;
        };
        /** Where the finished task is sent. */
        callback_url?: string;
        [name: string]: unknown;
      };
    };
    result: V2Task;
  };
  /** List tasks */
  v2_get_tasks: {
    input: {
      query?: {
        /** Id of the project. */
        project_id?: string;
        /** Name of the project. */
        project_name?: string;
        /** None is ever deleted. */
        status?: 'pending' | 'completed' | 'canceled' | 'error' | 'deleted';
        /** The minimum value of completed_at. ISO 8601; without an offset it is UTC. */
        completed_after?: string;
        /** The maximum value of completed_at. ISO 8601; without an offset it is UTC. */
        completed_before?: string;
        /** How many a page. */
        limit?: number;
        /** The next_token of the page before, with the same filters. */
        next_token?: string;
        /** Id of the batch. */
        batch_id?: string;
        /** Name of the batch. */
        batch_name?: string;
        /** What is shown whole instead of by its id. Repeated. */
        expand?: ReadonlyArray<'project' | 'batch'>;
        /** What is shown beyond the usual. Repeated. */
        opts?: ReadonlyArray<'annotation_details' | 'attachment_details' | 'model_parameters' | 'submissions'>;
      };
    };
    result: V2TaskList;
  };
  /** Retrieve an annotation */
  v2_get_annotation: {
    input: {
      query: {
        /** Id of the annotation. */
        annotation_id: string;
      };
    };
    result: V2Annotation;
  };
  /** Create a chat task */
  v2_create_chat_task: {
    input: {
      body: {
        /** Id of the project. */
        project_id?: string;
        /** Name of the project. */
        project_name?: string;
        /** Id of the batch. */
        batch_id?: string;
        /** Name of the batch. */
        batch_name?: string;
        /** What the task is made of; kept in its params. */
        template_variables?: {
          [name: string]: unknown;
        };
        /** Your own key-value pairs, up to 10 kB of JSON. */
        metadata?: {
          [name: string]: unknown;
        };
        /** Where the finished task is sent. */
        callback_url?: string;
        [name: string]: unknown;
      };
    };
    result: V2Task;
  };
  /** Set or merge task metadata */
  v2_set_task_metadata: {
    input: {
      body: {
        task_id: string;
        /** Your own key-value pairs, up to 10 kB of JSON. */
        metadata: {
          [name: string]: unknown;
        };
        /** Merge into what is there, objects key by key; otherwise everything is replaced. */
        merge: boolean;
        [name: string]: unknown;
      };
    };
    result: V2Task;
  };
  /** Retrieve a batch */
  v2_get_batch: {
    input: {
      query?: {
        /** Id of the batch. */
        batch_id?: string;
        /** Name of the batch. */
        batch_name?: string;
        /** What is shown whole instead of by its id. Repeated. */
        expand?: ReadonlyArray<'project'>;
      };
    };
    result: V2Batch;
  };
  /** Create a batch */
  v2_create_batch: {
    input: {
      body: {
        /** Unique in the account. */
        name: string;
        /** Id of the project. */
        project_id?: string;
        /** Name of the project. */
        project_name?: string;
        /** Where the end of the batch is told: an http(s) URL or an e-mail address. Empty for nowhere. */
        callback?: string;
        /** It waits for its finalizing. */
        staging_batch?: boolean;
        /** Your own key-value pairs, up to 10 kB of JSON. */
        metadata?: {
          [name: string]: unknown;
        };
        [name: string]: unknown;
      };
    };
    result: V2Batch;
  };
  /** List batches */
  v2_get_batches: {
    input: {
      query?: {
        /** Id of the project. */
        project_id?: string;
        /** Name of the project. */
        project_name?: string;
        /** The status. */
        status?: 'staging' | 'in_progress' | 'completed' | 'paused' | 'cancelled';
        /** The minimum value of created_at. ISO 8601; without an offset it is UTC. */
        created_after?: string;
        /** The maximum value of created_at. ISO 8601; without an offset it is UTC. */
        created_before?: string;
        /** The minimum value of completed_at. ISO 8601; without an offset it is UTC. */
        completed_after?: string;
        /** The maximum value of completed_at. ISO 8601; without an offset it is UTC. */
        completed_before?: string;
        /** How many a page. */
        limit?: number;
        /** The next_token of the page before, with the same filters. */
        next_token?: string;
        /** What is shown whole instead of by its id. Repeated. */
        expand?: ReadonlyArray<'project'>;
      };
    };
    result: V2BatchList;
  };
  /** Finalize a batch */
  v2_finalize_batch: {
    input: {
      body: {
        /** Id of the batch. */
        batch_id?: string;
        /** Name of the batch. */
        batch_name?: string;
        [name: string]: unknown;
      };
    };
    result: V2Batch;
  };
  /** Set or merge batch metadata */
  v2_set_batch_metadata: {
    input: {
      body: {
        /** Id of the batch. */
        batch_id?: string;
        /** Name of the batch. */
        batch_name?: string;
        /** Your own key-value pairs, up to 10 kB of JSON. */
        metadata: {
          [name: string]: unknown;
        };
        /** Merge into what is there, objects key by key; otherwise everything is replaced. */
        merge: boolean;
        [name: string]: unknown;
      };
    };
    result: V2Batch;
  };
  /** Pause a batch */
  v2_pause_batch: {
    input: {
      body: {
        /** Id of the batch. */
        batch_id?: string;
        /** Name of the batch. */
        batch_name?: string;
        [name: string]: unknown;
      };
    };
    result: V2OperatedBatch;
  };
  /** Resume a batch */
  v2_resume_batch: {
    input: {
      body: {
        /** Id of the batch. */
        batch_id?: string;
        /** Name of the batch. */
        batch_name?: string;
        [name: string]: unknown;
      };
    };
    result: V2OperatedBatch;
  };
  /** Cancel a batch */
  v2_cancel_batch: {
    input: {
      body: {
        /** Id of the batch. */
        batch_id?: string;
        /** Name of the batch. */
        batch_name?: string;
        [name: string]: unknown;
      };
    };
    result: V2OperatedBatch;
  };
  /** Retrieve a project */
  v2_get_project: {
    input: {
      query?: {
        /** Id of the project. */
        project_id?: string;
        /** Name of the project. */
        project_name?: string;
      };
    };
    result: V2Project;
  };
  /** List projects */
  v2_get_projects: {
    input: {
      query?: {
        /** The minimum value of created_at. ISO 8601; without an offset it is UTC. */
        created_after?: string;
        /** The maximum value of created_at. ISO 8601; without an offset it is UTC. */
        created_before?: string;
      };
    };
    result: V2ProjectList;
  };
  /** List deliveries */
  v2_get_deliveries: {
    input: {
      query?: {
        /** Id of the project. */
        project_id?: string;
        /** Name of the project. */
        project_name?: string;
        /** The minimum value of completed_at. ISO 8601; without an offset it is UTC. */
        delivered_after?: string;
        /** The minimum value of completed_at. ISO 8601; without an offset it is UTC. */
        delivered_before?: string;
        /** What is shown whole instead of by its id. Repeated. */
        expand?: ReadonlyArray<'project'>;
      };
    };
    result: V2DeliveryList;
  };
  /** Retrieve a delivery with its tasks */
  v2_get_delivery: {
    input: {
      query?: {
        /** Id of the delivery. */
        delivery_id?: string;
        /** Name of the delivery, which is that of its batch. */
        delivery_name?: string;
        /** Id of the project. */
        project_id?: string;
        /** Name of the project. */
        project_name?: string;
        /** How many a page. */
        limit?: number;
        /** The next_token of the page before, with the same filters. */
        next_token?: string;
        /** What is shown whole instead of by its id. Repeated. */
        expand?: ReadonlyArray<'project' | 'batch' | 'delivery'>;
        /** What is shown of the tasks beyond the usual. Repeated. */
        opts?: ReadonlyArray<'annotation_details' | 'attachment_details' | 'model_parameters' | 'submissions'>;
      };
    };
    result: V2DeliveredTasks;
  };
  /** List tasks with what was delivered of them */
  v2_get_delivery_tasks: {
    input: {
      query?: {
        /** Id of the delivery. */
        delivery_id?: string;
        /** Id of the project. */
        project_id?: string;
        /** Name of the project. */
        project_name?: string;
        /** None is ever deleted. */
        status?: 'pending' | 'completed' | 'canceled' | 'error' | 'deleted';
        /** The minimum value of completed_at. ISO 8601; without an offset it is UTC. */
        completed_after?: string;
        /** The maximum value of completed_at. ISO 8601; without an offset it is UTC. */
        completed_before?: string;
        /** How many a page. */
        limit?: number;
        /** The next_token of the page before, with the same filters. */
        next_token?: string;
      };
    };
    result: V2DeliveryTaskList;
  };
  /** Retrieve the JSON Schema of a response */
  v2_get_schema: {
    input: {
      query: {
        /** A response_schema_id. */
        schema_id: string;
      };
    };
    result: V2ResponseSchema;
  };
  /** List datasets */
  v2_get_datasets: {
    input: Record<never, never>;
    result: V2DatasetList;
  };
  /** List the deliveries of datasets */
  v2_get_dataset_deliveries: {
    input: {
      query?: {
        /** Id of the dataset. */
        dataset_id?: string;
        /** The minimum value of completed_at. ISO 8601; without an offset it is UTC. */
        delivered_after?: string;
        /** The minimum value of completed_at. ISO 8601; without an offset it is UTC. */
        delivered_before?: string;
        /** What is shown whole instead of by its id. Repeated. */
        expand?: ReadonlyArray<'dataset'>;
      };
    };
    result: V2DatasetDeliveryList;
  };
  /** Retrieve a delivery of a dataset */
  v2_get_dataset_delivery: {
    input: {
      query?: {
        /** Id of the delivery. */
        delivery_id?: string;
        /** How many a page. */
        limit?: number;
        /** The next_token of the page before, with the same filters. */
        next_token?: string;
        /** What is shown whole instead of by its id. Repeated. */
        expand?: ReadonlyArray<'dataset' | 'delivery'>;
      };
    };
    result: V2DatasetTaskList;
  };
  /** List the tasks of datasets */
  v2_get_dataset_tasks: {
    input: {
      query?: {
        /** Id of the dataset. */
        dataset_id?: string;
        /** Id of the delivery. */
        delivery_id?: string;
        /** The minimum value of completed_at. ISO 8601; without an offset it is UTC. */
        delivered_after?: string;
        /** The minimum value of completed_at. ISO 8601; without an offset it is UTC. */
        delivered_before?: string;
        /** How many a page. */
        limit?: number;
        /** The next_token of the page before, with the same filters. */
        next_token?: string;
        /** What is shown whole instead of by its id. Repeated. */
        expand?: ReadonlyArray<'dataset' | 'delivery'>;
      };
    };
    result: V2DatasetTaskList;
  };
  /** Retrieve a task of a dataset */
  v2_get_dataset_task: {
    input: {
      query: {
        /** Id of the task. */
        task_id: string;
        /** What is shown whole instead of by its id. Repeated. */
        expand?: ReadonlyArray<'dataset' | 'delivery'>;
      };
    };
    result: V2DatasetTask;
  };
  /** Retrieve a file of the response to a task of a dataset */
  v2_get_dataset_task_response_url: {
    input: {
      path: {
        task_id: string;
        attachment_id: string;
      };
    };
    result: V2DatasetTask;
  };
}

/** keyed: it takes an Idempotency-Key. */
export const OPERATIONS = {
  create_annotation: { method: 'POST', path: '/v1/task/annotation', keyed: true },
  create_audiotranscription: { method: 'POST', path: '/v1/task/audiotranscription', keyed: true },
  create_categorization: { method: 'POST', path: '/v1/task/categorization', keyed: true },
  create_categorize: { method: 'POST', path: '/v1/task/categorize', keyed: true },
  create_chat: { method: 'POST', path: '/v1/task/chat', keyed: true },
  create_chatexperimental: { method: 'POST', path: '/v1/task/chatexperimental', keyed: true },
  create_chatlite: { method: 'POST', path: '/v1/task/chatlite', keyed: true },
  create_comparison: { method: 'POST', path: '/v1/task/comparison', keyed: true },
  create_cuboidannotation: { method: 'POST', path: '/v1/task/cuboidannotation', keyed: true },
  create_custom: { method: 'POST', path: '/v1/task/custom', keyed: true },
  create_datacollection: { method: 'POST', path: '/v1/task/datacollection', keyed: true },
  create_documentmodel: { method: 'POST', path: '/v1/task/documentmodel', keyed: true },
  create_documenttranscription: { method: 'POST', path: '/v1/task/documenttranscription', keyed: true },
  create_federal2dvideoannotation: { method: 'POST', path: '/v1/task/federal2dvideoannotation', keyed: true },
  create_imageannotation: { method: 'POST', path: '/v1/task/imageannotation', keyed: true },
  create_laneannotation: { method: 'POST', path: '/v1/task/laneannotation', keyed: true },
  create_lidarannotation: { method: 'POST', path: '/v1/task/lidarannotation', keyed: true },
  create_lidarlinking: { method: 'POST', path: '/v1/task/lidarlinking', keyed: true },
  create_lidarsegmentation: { method: 'POST', path: '/v1/task/lidarsegmentation', keyed: true },
  create_lidartopdown: { method: 'POST', path: '/v1/task/lidartopdown', keyed: true },
  create_lineannotation: { method: 'POST', path: '/v1/task/lineannotation', keyed: true },
  create_multichat: { method: 'POST', path: '/v1/task/multichat', keyed: true },
  create_multistage: { method: 'POST', path: '/v1/task/multistage', keyed: true },
  create_namedentityrecognition: { method: 'POST', path: '/v1/task/namedentityrecognition', keyed: true },
  create_pointannotation: { method: 'POST', path: '/v1/task/pointannotation', keyed: true },
  create_polygonannotation: { method: 'POST', path: '/v1/task/polygonannotation', keyed: true },
  create_segmentannotation: { method: 'POST', path: '/v1/task/segmentannotation', keyed: true },
  create_sensorfusion: { method: 'POST', path: '/v1/task/sensorfusion', keyed: true },
  create_textcollection: { method: 'POST', path: '/v1/task/textcollection', keyed: true },
  create_transcription: { method: 'POST', path: '/v1/task/transcription', keyed: true },
  create_videoannotation: { method: 'POST', path: '/v1/task/videoannotation', keyed: true },
  create_videoboxannotation: { method: 'POST', path: '/v1/task/videoboxannotation', keyed: true },
  create_videocuboidannotation: { method: 'POST', path: '/v1/task/videocuboidannotation', keyed: true },
  create_videoplaybackannotation: { method: 'POST', path: '/v1/task/videoplaybackannotation', keyed: true },
  get_task: { method: 'GET', path: '/v1/task/{task_id}', keyed: false },
  list_tasks: { method: 'GET', path: '/v1/tasks', keyed: false },
  cancel_task: { method: 'POST', path: '/v1/task/{task_id}/cancel', keyed: true },
  set_metadata: { method: 'POST', path: '/v1/task/{task_id}/setMetadata', keyed: true },
  set_hypothesis: { method: 'POST', path: '/v1/task/{task_id}/hypothesis', keyed: true },
  set_unique_id: { method: 'POST', path: '/v1/task/{task_id}/unique_id', keyed: true },
  delete_unique_id: { method: 'DELETE', path: '/v1/task/{task_id}/unique_id', keyed: true },
  audit_task: { method: 'POST', path: '/v1/task/{task_id}/audit', keyed: true },
  recall_task: { method: 'POST', path: '/v1/task/{task_id}/recall', keyed: true },
  add_tags: { method: 'PUT', path: '/v1/task/{task_id}/tags', keyed: true },
  replace_tags: { method: 'POST', path: '/v1/task/{task_id}/tags', keyed: true },
  remove_tags: { method: 'DELETE', path: '/v1/task/{task_id}/tags', keyed: true },
  create_project: { method: 'POST', path: '/v1/projects', keyed: true },
  list_projects: { method: 'GET', path: '/v1/projects', keyed: false },
  get_project: { method: 'GET', path: '/v1/projects/{name}', keyed: false },
  set_project_params: { method: 'POST', path: '/v1/projects/{name}/setParams', keyed: true },
  set_project_ontology: { method: 'POST', path: '/v1/projects/{name}/setOntology', keyed: true },
  get_task_template: { method: 'GET', path: '/v1/projects/{name}/taskTemplates', keyed: false },
  set_project_settings: { method: 'POST', path: '/v1/projects/{name}/settings', keyed: true },
  archive_project: { method: 'POST', path: '/v1/projects/{name}/archive', keyed: true },
  list_task_types: { method: 'GET', path: '/v1/task_types', keyed: false },
  get_task_type: { method: 'GET', path: '/v1/task_types/{type}', keyed: false },
  preview_task: { method: 'POST', path: '/v1/task_types/{type}/preview', keyed: false },
  create_batch: { method: 'POST', path: '/v1/batches', keyed: true },
  list_batches: { method: 'GET', path: '/v1/batches', keyed: false },
  get_batch: { method: 'GET', path: '/v1/batches/{name}', keyed: false },
  get_batch_status: { method: 'GET', path: '/v1/batches/{name}/status', keyed: false },
  finalize_batch: { method: 'POST', path: '/v1/batches/{name}/finalize', keyed: true },
  pause_batch: { method: 'POST', path: '/v1/batches/{name}/pause', keyed: true },
  resume_batch: { method: 'POST', path: '/v1/batches/{name}/resume', keyed: true },
  cancel_batch: { method: 'POST', path: '/v1/batches/{name}/cancel', keyed: true },
  set_batch_metadata: { method: 'POST', path: '/v1/batches/{name}/setMetadata', keyed: true },
  prioritize_batch: { method: 'POST', path: '/v1/batches/{name}/prioritize', keyed: true },
  list_callbacks: { method: 'GET', path: '/v1/callbacks', keyed: false },
  send_test_callback: { method: 'POST', path: '/v1/callbacks/test', keyed: true },
  get_callback: { method: 'GET', path: '/v1/callbacks/{callback_id}', keyed: false },
  replay_callback: { method: 'POST', path: '/v1/callbacks/{callback_id}/replay', keyed: true },
  send_callback: { method: 'POST', path: '/v1/task/{task_id}/send_callback', keyed: true },
  get_settings: { method: 'GET', path: '/v1/settings', keyed: false },
  change_settings: { method: 'POST', path: '/v1/settings', keyed: true },
  get_account: { method: 'GET', path: '/v1/account', keyed: false },
  rename_account: { method: 'POST', path: '/v1/account', keyed: true },
  claim: { method: 'POST', path: '/v1/labeling/claim', keyed: true },
  heartbeat: { method: 'POST', path: '/v1/labeling/leases/{lease_id}/heartbeat', keyed: true },
  save_draft: { method: 'PUT', path: '/v1/labeling/leases/{lease_id}/draft', keyed: true },
  submit_answer: { method: 'POST', path: '/v1/labeling/leases/{lease_id}/submit', keyed: true },
  take_back_answer: { method: 'POST', path: '/v1/labeling/leases/{lease_id}/take_back', keyed: true },
  skip_task: { method: 'POST', path: '/v1/labeling/leases/{lease_id}/skip', keyed: true },
  release_task: { method: 'POST', path: '/v1/labeling/leases/{lease_id}/release', keyed: true },
  report_error: { method: 'POST', path: '/v1/labeling/leases/{lease_id}/error', keyed: true },
  flag_task: { method: 'POST', path: '/v1/labeling/leases/{lease_id}/flag', keyed: true },
  review_task: { method: 'POST', path: '/v1/labeling/leases/{lease_id}/review', keyed: true },
  end_lease: { method: 'POST', path: '/v1/labeling/leases/{lease_id}/end', keyed: true },
  correct_answer: { method: 'POST', path: '/v1/labeling/answers/{task_id}/correct', keyed: true },
  requeue_task: { method: 'POST', path: '/v1/labeling/tasks/{task_id}/requeue', keyed: true },
  get_lease: { method: 'GET', path: '/v1/labeling/leases/{lease_id}', keyed: false },
  get_answer: { method: 'GET', path: '/v1/labeling/answers/{task_id}', keyed: false },
  get_today: { method: 'GET', path: '/v1/labeling/today', keyed: false },
  get_work: { method: 'GET', path: '/v1/labeling/work', keyed: false },
  list_leases: { method: 'GET', path: '/v1/labeling/leases', keyed: false },
  list_answers: { method: 'GET', path: '/v1/labeling/answers', keyed: false },
  list_flags: { method: 'GET', path: '/v1/labeling/flags', keyed: false },
  list_skipped: { method: 'GET', path: '/v1/labeling/skipped', keyed: false },
  create_tasks: { method: 'POST', path: '/v1/tasks/bulk', keyed: false },
  cancel_tasks: { method: 'POST', path: '/v1/tasks/cancel', keyed: true },
  move_tasks: { method: 'POST', path: '/v1/tasks/move', keyed: true },
  recheck_tasks: { method: 'POST', path: '/v1/tasks/recheck', keyed: true },
  tag_tasks: { method: 'POST', path: '/v1/tasks/tag', keyed: true },
  upload_file: { method: 'POST', path: '/v1/files/upload', keyed: true },
  import_file: { method: 'POST', path: '/v1/files/import', keyed: true },
  list_files: { method: 'GET', path: '/v1/files', keyed: false },
  get_file: { method: 'GET', path: '/v1/files/{file_id}', keyed: false },
  set_file_metadata: { method: 'POST', path: '/v1/files/{file_id}/setMetadata', keyed: true },
  list_keys: { method: 'GET', path: '/v1/keys', keyed: false },
  create_key: { method: 'POST', path: '/v1/keys', keyed: false },
  revoke_key: { method: 'DELETE', path: '/v1/keys/{key_id}', keyed: true },
  list_teammates: { method: 'GET', path: '/v1/teams', keyed: false },
  invite_teammates: { method: 'POST', path: '/v1/teams/invite', keyed: false },
  create_password_link: { method: 'POST', path: '/v1/teams/password_link', keyed: false },
  set_role: { method: 'POST', path: '/v1/teams/set_role', keyed: true },
  remove_teammates: { method: 'POST', path: '/v1/teams/remove', keyed: true },
  list_assignments: { method: 'GET', path: '/v1/studio/assignments', keyed: false },
  add_assignments: { method: 'POST', path: '/v1/studio/assignments/add', keyed: true },
  remove_assignments: { method: 'POST', path: '/v1/studio/assignments/remove', keyed: true },
  list_project_groups: { method: 'GET', path: '/v1/studio/projects/{name}/groups', keyed: false },
  create_project_group: { method: 'POST', path: '/v1/studio/projects/{name}/groups', keyed: true },
  change_project_group: { method: 'PUT', path: '/v1/studio/projects/{name}/groups/{group}', keyed: true },
  list_studio_batches: { method: 'GET', path: '/v1/studio/batches', keyed: false },
  assign_batch: { method: 'PUT', path: '/v1/studio/batches/{name}', keyed: true },
  set_batch_order: { method: 'POST', path: '/v1/studio/batches/set_priorities', keyed: true },
  reset_batch_order: { method: 'POST', path: '/v1/studio/batches/reset_priorities', keyed: true },
  get_overview: { method: 'GET', path: '/v1/overview', keyed: false },
  list_task_events: { method: 'GET', path: '/v1/task/{task_id}/events', keyed: false },
  get_task_work: { method: 'GET', path: '/v1/task/{task_id}/work', keyed: false },
  create_evaluation_task: { method: 'POST', path: '/v1/evaluation_tasks/{type}', keyed: true },
  list_evaluation_tasks: { method: 'GET', path: '/v1/evaluation_tasks', keyed: false },
  cancel_evaluation_task: { method: 'POST', path: '/v1/evaluation_tasks/{id}/cancel', keyed: true },
  create_training_task: { method: 'POST', path: '/v1/training_tasks/{type}', keyed: true },
  list_training_tasks: { method: 'GET', path: '/v1/training_tasks', keyed: false },
  cancel_training_task: { method: 'POST', path: '/v1/training_tasks/{id}/cancel', keyed: true },
  list_labeler_quality: { method: 'GET', path: '/v1/quality/labelers', keyed: false },
  list_team_work: { method: 'GET', path: '/v1/quality/work', keyed: false },
  reset_labeler_quality: { method: 'POST', path: '/v1/quality/labelers/reset', keyed: true },
  script_outcome: { method: 'POST', path: '/v1/test_helpers/outcomes', keyed: true },
  list_outcomes: { method: 'GET', path: '/v1/test_helpers/outcomes', keyed: false },
  delete_outcomes: { method: 'DELETE', path: '/v1/test_helpers/outcomes', keyed: true },
  delete_outcome: { method: 'DELETE', path: '/v1/test_helpers/outcomes/{outcome_id}', keyed: true },
  complete_task: { method: 'POST', path: '/v1/test_helpers/tasks/{task_id}/complete', keyed: true },
  fail_task: { method: 'POST', path: '/v1/test_helpers/tasks/{task_id}/error', keyed: true },
  move_clock: { method: 'POST', path: '/v1/test_helpers/clock', keyed: true },
  flush_callbacks: { method: 'POST', path: '/v1/test_helpers/flush', keyed: false },
  reset: { method: 'POST', path: '/v1/test_helpers/reset', keyed: true },
  add_fault: { method: 'POST', path: '/v1/test_helpers/faults', keyed: false },
  list_faults: { method: 'GET', path: '/v1/test_helpers/faults', keyed: false },
  remove_faults: { method: 'DELETE', path: '/v1/test_helpers/faults', keyed: false },
  remove_fault: { method: 'DELETE', path: '/v1/test_helpers/faults/{fault_id}', keyed: false },
  v2_get_task: { method: 'GET', path: '/v2/task', keyed: false },
  v2_create_task: { method: 'POST', path: '/v2/task', keyed: true },
  v2_get_tasks: { method: 'GET', path: '/v2/tasks', keyed: false },
  v2_get_annotation: { method: 'GET', path: '/v2/annotation', keyed: false },
  v2_create_chat_task: { method: 'POST', path: '/v2/task/chat', keyed: true },
  v2_set_task_metadata: { method: 'POST', path: '/v2/task/metadata', keyed: true },
  v2_get_batch: { method: 'GET', path: '/v2/batch', keyed: false },
  v2_create_batch: { method: 'POST', path: '/v2/batch', keyed: true },
  v2_get_batches: { method: 'GET', path: '/v2/batches', keyed: false },
  v2_finalize_batch: { method: 'POST', path: '/v2/batch/finalize', keyed: true },
  v2_set_batch_metadata: { method: 'POST', path: '/v2/batch/metadata', keyed: true },
  v2_pause_batch: { method: 'POST', path: '/v2/batch/pause', keyed: true },
  v2_resume_batch: { method: 'POST', path: '/v2/batch/resume', keyed: true },
  v2_cancel_batch: { method: 'POST', path: '/v2/batch/cancel', keyed: true },
  v2_get_project: { method: 'GET', path: '/v2/project', keyed: false },
  v2_get_projects: { method: 'GET', path: '/v2/projects', keyed: false },
  v2_get_deliveries: { method: 'GET', path: '/v2/deliveries', keyed: false },
  v2_get_delivery: { method: 'GET', path: '/v2/delivery', keyed: false },
  v2_get_delivery_tasks: { method: 'GET', path: '/v2/delivery/tasks', keyed: false },
  v2_get_schema: { method: 'GET', path: '/v2/schema', keyed: false },
  v2_get_datasets: { method: 'GET', path: '/v2/datasets', keyed: false },
  v2_get_dataset_deliveries: { method: 'GET', path: '/v2/datasets/deliveries', keyed: false },
  v2_get_dataset_delivery: { method: 'GET', path: '/v2/datasets/delivery', keyed: false },
  v2_get_dataset_tasks: { method: 'GET', path: '/v2/datasets/tasks', keyed: false },
  v2_get_dataset_task: { method: 'GET', path: '/v2/datasets/task', keyed: false },
  v2_get_dataset_task_response_url: { method: 'GET', path: '/v2/datasets/task/{task_id}/response_url/{attachment_id}', keyed: false },
} as const;
