/** What the benchmark asks of the load generator, and what it hears back. */
export interface Order {
  url: string;
  key: string;
  connections: number;
  ask: Ask;
  /** Ends after so many answers or seconds, whichever is there; the requests then under way are finished. */
  answers?: number;
  seconds?: number;
}

export type Ask =
  /** Creates with random keys; the ids of the tasks are kept for gets. */
  | { kind: 'create'; idempotencyKey: boolean }
  /** Gets of random tasks that were created through this generator on the same server. */
  | { kind: 'get' }
  | { kind: 'path'; path: string };

export interface Result {
  answers: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  most: number;
  /** The generator's own share of one core. */
  generator: number;
}
