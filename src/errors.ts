/**
 * Every refusal that a caller can meet: code -> HTTP status -> sentence, in one table.
 * Texts marked with a source are Scale's own, clients parse them (api-facts B.3).
 */

/** Of these a labeler's client does something by itself, and has to tell them from other conflicts. */
const ON_THE_WIRE = new Set(['draft_conflict', 'lease_lost']);

/** A refusal. It undoes what the request did so far and becomes `{"status_code","error"}`. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  /** Seconds, sent as Retry-After. */
  readonly retryAfter: number | undefined;

  /** The code, where the envelope tells it. */
  get wireCode(): string | undefined {
    return ON_THE_WIRE.has(this.code) ? this.code : undefined;
  }

  constructor(code: string, status: number, message: string, retryAfter?: number) {
    super(message);
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

function define<A extends unknown[]>(code: string, status: number, text: (...args: A) => string, retryAfter?: number) {
  return (...args: A): ApiError => new ApiError(code, status, text(...args), retryAfter);
}

const fixed = (sentence: string) => () => sentence;

export const errors = {
  // 400
  invalidParameter: define('invalid_parameter', 400, (reason: string) => `Parameter is invalid, reason: ${reason}`),
  attachmentMissing: define(
    'attachment_missing',
    400,
    fixed('Please include an attachment or attachments parameter.'), // api-facts B.3 [readme.io errors]
  ),
  taskCompleted: define(
    'task_completed',
    400,
    fixed('The task was already completed and cannot be canceled.'), // api-facts B.3 [wikiti-vcr]
  ),
  taskErrored: define('task_errored', 400, fixed('The task ended in an error and cannot be canceled.')),
  taskNotPending: define(
    'task_not_pending',
    400,
    (status: string) => `Only a pending task can be set to error; this one is ${status}.`,
  ),
  batchFinalized: define(
    'batch_finalized',
    400,
    (name: string) => `Batch ${JSON.stringify(name)} was finalized; no task can be added to it.`,
  ),
  batchCanceled: define(
    'batch_canceled',
    400,
    (name: string) => `Batch ${JSON.stringify(name)} was canceled; no task can be added to it.`,
  ),
  batchEmpty: define(
    'batch_empty',
    400,
    (name: string) => `Batch ${JSON.stringify(name)} has no tasks and cannot be paused.`,
  ),
  batchStatus: define(
    'batch_status',
    400,
    (verb: string, status: string) => `A batch that is ${status} cannot be ${verb}.`,
  ),
  nothingToSend: define(
    'nothing_to_send',
    400,
    (status: string) => `Only a completed or errored task has a callback to send; this one is ${status}.`,
  ),
  noCallbackUrl: define('no_callback_url', 400, fixed('The task has no callback_url.')),
  taskNotCompleted: define(
    'task_not_completed',
    400,
    (verb: string, status: string) => `Only a completed task can be ${verb}; this one is ${status}.`,
  ),
  taskNotSkipped: define(
    'task_not_skipped',
    400,
    fixed('Only a task that was skipped out of the queue can be put back.'),
  ),
  taskNotErrored: define(
    'task_not_errored',
    400,
    (status: string) => `Only an errored task can be checked anew; this one is ${status}.`,
  ),
  noTemplate: define(
    'no_template',
    400,
    (type: string) => `Only projects of textcollection and chat have a task template; this one is of the type ${type}.`,
  ),
  lastAdmin: define(
    'last_admin',
    400,
    fixed('The team would be left without an admin who has signed in; make somebody else an admin first.'),
  ),
  taskNotMovable: define(
    'task_not_movable',
    400,
    (status: string) => `Only a pending task can be moved to another batch; this one is ${status}.`,
  ),
  hypothesisLate: define(
    'hypothesis_late',
    409,
    (why: string) => `The hypothesis can be set only until somebody works on the task: ${why}.`,
  ),
  leaseKind: define(
    'lease_kind',
    400,
    (kind: string, verb: string) => `This lease is for a ${kind}, which is ended with ${verb}.`,
  ),
  answerStands: define('answer_stands', 400, (why: string) => `The answer can not be corrected any more: ${why}.`),
  malformedBody: define('malformed_body', 400, (why: string) => `The request body could not be read: ${why}`),
  malformedUrl: define('malformed_url', 400, fixed('The URL is not validly percent-encoded.')),
  pageToken: define(
    'page_token',
    400,
    fixed(
      'Parameter is invalid, reason: "next_token" is not a token of this list: send it back unchanged, with the same filters',
    ),
  ),
  idempotencyKeyForm: define(
    'idempotency_key_form',
    400,
    fixed(
      'Parameter is invalid, reason: "Idempotency-Key" must be given once and have 1 to 255 characters of printable ASCII',
    ),
  ),
  idempotencyKeyRefused: define(
    'idempotency_key_refused',
    400,
    fixed('Parameter is invalid, reason: "Idempotency-Key" is not allowed here, because the answer must not be saved'),
  ),
  bulkIdempotencyKey: define(
    'bulk_idempotency_key',
    400,
    fixed(
      'Parameter is invalid, reason: "Idempotency-Key" is not allowed here: give each item an "idempotency_key" of its own',
    ),
  ),
  tooManyItems: define(
    'too_many_items',
    400,
    (most: number) => `The request has more than ${most} items; nothing was done.`,
  ),
  outcomeUnfit: define('outcome_unfit', 400, (what: string, why: string) => `${what} does not fit this task: ${why}`),
  taskNotEnded: define(
    'task_not_ended',
    400,
    (status: string) => `Only a pending task can be completed; this one is ${status}.`,
  ),
  tooManyOutcomes: define(
    'too_many_outcomes',
    400,
    (most: number) => `There are ${most} scripted outcomes already; delete some, or reset the world.`,
  ),
  fileMissing: define(
    'file_missing',
    400,
    fixed('Parameter is invalid, reason: "file" is required: one part with a file name'),
  ),
  fileEmpty: define('file_empty', 400, (name: string) => `Parameter is invalid, reason: "${name}" is empty`),
  fileRefused: define(
    'file_refused',
    400,
    (why: string) => `Parameter is invalid, reason: "file_url" cannot be had. ${why}`,
  ),
  attachmentUnknown: define(
    'attachment_unknown',
    400,
    (url: string) =>
      `Parameter is invalid, reason: "attachment" must be a file of this account and mode; there is no ${JSON.stringify(url)}`,
  ),
  // 401, 403
  keyUnknown: define(
    'key_unknown',
    401,
    fixed('Your API key does not correspond to a registered user.'), // api-facts B.3 [wikiti-vcr]
  ),
  keyMissing: define(
    'key_missing',
    401,
    fixed(
      'No usable Authorization header: send it once, as HTTP Basic with the API key as user name and an empty password, or as Bearer.',
    ),
  ),
  forbidden: define(
    'forbidden',
    403,
    (role: string, action: string) => `A key with the role "${role}" may not ${action}.`,
  ),
  signInLinkInvalid: define(
    'sign_in_link_invalid',
    401,
    fixed('This sign-in link was used already, or is older than a day. Ask for a new one.'),
  ),
  signInRefused: define('sign_in_refused', 401, fixed('The e-mail address or the password is wrong.')),
  passwordWrong: define('password_wrong', 403, fixed('This is not your password of now.')),
  crossSite: define('cross_site', 403, fixed('A request with a session cookie must come from our own pages.')),
  testKeyNeeded: define('test_key_needed', 403, fixed('Test helpers work with a test key; this is a live one.')),
  mayNotInvite: define(
    'may_not_invite',
    403,
    (role: string, wanted: string) => `A ${role} may invite labelers and members; ${wanted} is for an admin to invite.`,
  ),
  providerUnverified: define(
    'provider_unverified',
    403,
    fixed('The provider has not verified your e-mail address, so it cannot tell who you are here.'),
  ),
  providerStranger: define(
    'provider_stranger',
    403,
    fixed('Nobody here has this e-mail address. Ask for an invitation.'),
  ),
  providerOther: define(
    'provider_other',
    403,
    fixed('Whoever has this e-mail address here is somebody else at the provider. Ask an admin.'),
  ),
  noMail: define('no_mail', 404, fixed('This server sends no mail. Ask an admin for a link.')),
  noProvider: define('no_provider', 404, fixed('This server knows no other place to sign in at.')),
  sessionNotFound: define('session_not_found', 404, fixed('You have no such session; it may be over.')),
  linkInvalid: define('link_invalid', 403, fixed('This link has ended, or is not one of ours.')),
  // 404
  qualityTaskNotFound: define(
    'quality_task_not_found',
    404,
    (kind: string) => `There is no ${kind} task with that ID.`,
  ),
  taskNotFound: define('task_not_found', 404, fixed('Task with that ID not found.')), // api-facts B.3 [ruby-vcr]
  typeUnknown: define('type_unknown', 404, (name: string) => `There is no task type ${JSON.stringify(name)}.`),
  projectNotFound: define('project_not_found', 404, (name: string) => `Project ${JSON.stringify(name)} not found.`),
  batchNotFound: define('batch_not_found', 404, (name: string) => `Batch ${JSON.stringify(name)} not found.`),
  groupNotFound: define('group_not_found', 404, (name: string) => `Group ${JSON.stringify(name)} not found.`),
  projectIdNotFound: define('project_id_not_found', 404, fixed('Project with that ID not found.')),
  batchIdNotFound: define('batch_id_not_found', 404, fixed('Batch with that ID not found.')),
  deliveryNotFound: define('delivery_not_found', 404, fixed('Delivery not found.')),
  datasetNotFound: define('dataset_not_found', 404, fixed('Dataset with that ID not found.')),
  annotationNotFound: define('annotation_not_found', 404, fixed('Annotation with that ID not found.')),
  schemaNotFound: define('schema_not_found', 404, fixed('Schema with that ID not found.')),
  callbackNotFound: define('callback_not_found', 404, fixed('Callback with that ID not found.')),
  leaseNotFound: define('lease_not_found', 404, fixed('Lease with that ID not found.')),
  attachmentNotFound: define('attachment_not_found', 404, fixed('The task has no attachment with that number.')),
  answerNotFound: define('answer_not_found', 404, fixed('There is no answer of yours to that task.')),
  resultNotFound: define('result_not_found', 404, fixed('The task has no result file with that ID.')),
  fileNotFound: define('file_not_found', 404, fixed('File with that ID not found.')),
  keyNotFound: define('key_not_found', 404, fixed('API key with that ID not found.')),
  userNotFound: define('user_not_found', 404, fixed('User with that ID not found.')),
  teammateNotFound: define(
    'teammate_not_found',
    404,
    (email: string) => `There is no ${JSON.stringify(email)} in the team.`,
  ),
  faultNotFound: define('fault_not_found', 404, fixed('Fault with that ID not found.')),
  outcomeNotFound: define('outcome_not_found', 404, fixed('Outcome with that ID not found.')),
  routeNotFound: define('route_not_found', 404, (method: string, path: string) => `There is no ${method} ${path}.`),
  // 409
  uniqueIdTaken: define(
    'unique_id_taken',
    409,
    // The id in brackets with its dot stays the last word: clients cut it out there (api-facts B.3).
    (uniqueId: string, taskId: string) =>
      `The unique_id ("${uniqueId}") is already used for a different task (${taskId}).`,
  ),
  projectNameTaken: define(
    'project_name_taken',
    409,
    (name: string) => `A project with the name ${JSON.stringify(name)} already exists.`,
  ),
  batchNameTaken: define(
    'batch_name_taken',
    409,
    (name: string) => `A batch with the name ${JSON.stringify(name)} already exists.`,
  ),
  groupNameTaken: define(
    'group_name_taken',
    409,
    (name: string) => `A group with the name ${JSON.stringify(name)} already exists in the project.`,
  ),
  referenceIdTaken: define(
    'reference_id_taken',
    409,
    (referenceId: string, fileId: string) =>
      `The reference_id (${JSON.stringify(referenceId)}) is already used for a different file (${fileId}).`,
  ),
  idempotencyKeyReused: define(
    'idempotency_key_reused',
    409,
    (key: string) => `The Idempotency-Key ("${key}") was already used for a different request.`,
  ),
  draftConflict: define(
    'draft_conflict',
    409,
    (base: number, current: number) =>
      `The draft was saved elsewhere since: this one was made from version ${base}, and there is version ${current}.`,
  ),
  leaseLost: define('lease_lost', 409, (why: string) => `The lease is not yours any more: ${why}.`),
  // 413, 415, 429
  bodyTooLarge: define(
    'body_too_large',
    413,
    (limit: number) => `The request body is larger than the limit of ${limit} bytes.`,
  ),
  fileTooLarge: define(
    'file_too_large',
    413,
    (limit: number) => `The file is larger than the limit of ${limit} bytes.`,
  ),
  mediaType: define(
    'media_type',
    415,
    (given: string) =>
      `Content-Type must be application/json or application/x-www-form-urlencoded in UTF-8, not ${JSON.stringify(given)}.`,
  ),
  mediaTypeTwice: define('media_type_twice', 415, fixed('Content-Type must be given once.')),
  contentEncoding: define(
    'content_encoding',
    415,
    (given: string) => `Content-Encoding ${JSON.stringify(given)} is not understood; send the body as it is.`,
  ),
  bulkMediaType: define(
    'bulk_media_type',
    415,
    (given: string) =>
      `Content-Type must be application/json, application/x-ndjson or application/jsonl in UTF-8, not ${JSON.stringify(given)}.`,
  ),
  uploadMediaType: define(
    'upload_media_type',
    415,
    (given: string) => `Content-Type must be multipart/form-data with a boundary, not ${JSON.stringify(given)}.`,
  ),
  idempotencyInFlight: define(
    'idempotency_in_flight',
    429,
    fixed('A request with the same Idempotency-Key is already in progress. Please retry.'),
    1,
  ),
  tooManyTries: (seconds: number) =>
    new ApiError(
      'too_many_tries',
      429,
      `Too many tries. Wait ${seconds === 1 ? 'a second' : `${seconds} seconds`}, or use a sign-in link.`,
      seconds,
    ),
  // 5xx
  signInBusy: define('sign_in_busy', 503, fixed('Too many people sign in at once. Please retry.'), 2),
  providerFailed: define('provider_failed', 502, fixed('The provider of sign-ins did not answer as it should.')),
  providerRefused: define(
    'provider_refused',
    401,
    fixed('The sign-in at the provider was not completed. Begin it anew.'),
  ),
  attachmentUnavailable: define(
    'attachment_unavailable',
    502,
    (why: string) => `The attachment cannot be shown. ${why}`,
  ),
  fileUnavailable: define('file_unavailable', 502, (why: string) => `"file_url" cannot be had just now. ${why}`),
  fileStorageDown: define(
    'file_storage_down',
    503,
    fixed('The file storage did not answer; nothing was done. Please retry.'),
    2,
  ),
  bulkBusy: define(
    'bulk_busy',
    503,
    fixed('Too many large bulk requests are under way; nothing was done. Please retry.'),
    2,
  ),
  tooManyStreams: define(
    'too_many_streams',
    503,
    (what: string) => `Too many ${what} are open on this server. Please retry.`,
    5,
  ),
  partlyDone: define(
    'partly_done',
    503,
    fixed('The store did not answer in time; a part was done. Repeat the request to do the rest.'),
    1,
  ),
  storeBusy: define('store_busy', 503, fixed('The store did not answer in time; nothing was done. Please retry.'), 1),
  stopping: define('stopping', 503, fixed('The server is stopping; nothing was done. Please retry.'), 1),
  outcomeUnknown: define(
    'outcome_unknown',
    503,
    fixed(
      'It is not known whether this was done; repeat it with the same unique_id or Idempotency-Key, or look it up.',
    ),
    1,
  ),
} as const;
