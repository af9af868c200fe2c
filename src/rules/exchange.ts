/** One line of a recording: a request and its answer. */
export interface Exchange {
  /** ISO 8601; when the request came. */
  at: string;
  /** Stands for the key that it was asked with: its mode and a number. */
  key: string;
  request: { method: string; url: string; headers: Record<string, string> } & RecordedBody;
  response: { status: number; headers: Record<string, string> } & RecordedBody;
}

/** Text, or bytes that are none. Absent for no body. */
export interface RecordedBody {
  body?: string;
  body_base64?: string;
}
