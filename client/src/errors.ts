/** Everything that a call can end with but its result and the reason of an AbortSignal. */

export class TaskwrightError extends Error {
  override name = 'TaskwrightError';
}

export interface Refusal {
  status_code: number;
  message: string;
  code?: string | undefined;
  request_id?: string | undefined;
  retry_after?: number | undefined;
}

/** The server said no. */
export class ApiError extends TaskwrightError {
  override name = 'ApiError';
  readonly status_code: number;
  /** Names the request in the server's log. */
  readonly request_id: string | undefined;
  /** Where the server tells refusals of one status apart: lease_lost. */
  readonly code: string | undefined;
  /** Seconds after which the server wants to be asked again. */
  readonly retry_after: number | undefined;

  constructor({ status_code, message, code, request_id, retry_after }: Refusal) {
    super(message);
    this.status_code = status_code;
    this.request_id = request_id;
    this.code = code;
    this.retry_after = retry_after;
  }
}

/** No answer came, or half of one, at the last try too. The cause says why. Of a change it is not known whether it was done. */
export class ConnectionError extends TaskwrightError {
  override name = 'ConnectionError';
}

/** The task did not end in time. */
export class WaitTimeoutError extends TaskwrightError {
  override name = 'WaitTimeoutError';
}

/** A callback that is not from the server, or too old. */
export class CallbackError extends TaskwrightError {
  override name = 'CallbackError';
}
