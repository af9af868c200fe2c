import { OPERATIONS, type Operations, type Task, type TaskTypes } from './api.ts';
import { type BulkItem, type BulkOptions, type BulkResult, createTasks } from './bulk.ts';
import { WaitTimeoutError } from './errors.ts';
import { anySignal, limitOf, sleep } from './retry.ts';
import { type CallOptions, type ClientOptions, Transport } from './transport.ts';

export type OperationId = keyof Operations;
export type Input<O extends OperationId> = Operations[O]['input'];
export type Result<O extends OperationId> = Operations[O]['result'];
/** A type of the table is checked; one that was added to the server takes any params. */
export type TaskParams<T extends string> = T extends keyof TaskTypes ? TaskTypes[T] : Record<string, unknown>;

type Query<O extends OperationId> = Input<O> extends { query?: infer Q } ? NonNullable<Q> : never;
/** `limit` is the size of a page. */
export type TaskFilter = Omit<Query<'list_tasks'>, 'next_token' | 'offset' | 'limited_response'>;
export type CallbackFilter = Omit<Query<'list_callbacks'>, 'next_token'>;
export type CallbackRecord = Result<'list_callbacks'>['callbacks'][number];

export interface WaitOptions {
  /** Milliseconds; for ever when left out. */
  timeout?: number | undefined;
  signal?: AbortSignal | undefined;
}

type Signal = Pick<CallOptions, 'signal'>;

/** Milliseconds between two looks at a task: half again as long each time. */
const FIRST_LOOK = 500;
const LONGEST_LOOK = 15_000;

/** A client of one key. Every method may be called at the same time as any other. */
export class TaskwrightClient {
  private readonly transport: Transport;

  constructor(options: ClientOptions) {
    this.transport = new Transport(options);
  }

  /**
   * Any operation of /openapi.json that answers JSON, by its operationId: call('get_batch', { path: { name: 'cows' } }).
   * @throws ApiError, ConnectionError, the reason of the signal.
   */
  call<O extends OperationId>(operation: O, input: Input<O>, options?: CallOptions): Promise<Result<O>> {
    const { method, path, keyed } = OPERATIONS[operation];
    const { path: names = {}, query, body } = input as { path?: object; query?: object; body?: unknown };
    return this.transport.send({ method, path: pathOf(path, names) + searchOf(query), body, keyed }, options);
  }

  createTask<T extends keyof TaskTypes | (string & {})>(
    type: T,
    params: TaskParams<T>,
    options?: CallOptions,
  ): Promise<Task> {
    const path = pathOf('/v1/task/{type}', { type });
    return this.transport.send({ method: 'POST', path, body: params, keyed: true }, options);
  }

  /** `for await (const result of client.createTasks(items))`: a result for each item, in order. */
  createTasks(
    items: Iterable<BulkItem> | AsyncIterable<BulkItem>,
    options?: BulkOptions,
  ): AsyncGenerator<BulkResult, void, undefined> {
    return createTasks(this.transport, items, options);
  }

  getTask(taskId: string, options?: Signal): Promise<Task> {
    return this.call('get_task', { path: { task_id: taskId } }, options);
  }

  cancelTask(taskId: string, query: Query<'cancel_task'> = {}, options?: CallOptions): Promise<Task> {
    return this.call('cancel_task', { path: { task_id: taskId }, query }, options);
  }

  /** `for await (const task of client.tasks({ status: 'completed' }))`: all that match, newest first, page by page. */
  async *tasks(filter: TaskFilter = {}, options?: Signal): AsyncGenerator<Task, void, undefined> {
    for (let next: string | undefined, first = true; first || next !== undefined; first = false) {
      const page = await this.call('list_tasks', { query: { ...filter, ...(next && { next_token: next }) } }, options);
      yield* page.docs as Task[];
      next = page.next_token;
    }
  }

  /** The log of callbacks, newest first. */
  async *callbacks(filter: CallbackFilter = {}, options?: Signal): AsyncGenerator<CallbackRecord, void, undefined> {
    for (let next: string | undefined, first = true; first || next !== undefined; first = false) {
      const query = { ...filter, ...(next && { next_token: next }) };
      const page = await this.call('list_callbacks', { query }, options);
      yield* page.callbacks;
      next = page.next_token;
    }
  }

  /**
   * Looks until the task is completed, canceled or in error, with growing pauses.
   * @throws WaitTimeoutError, and whatever getTask throws.
   */
  async waitForTask(taskId: string, { timeout, signal }: WaitOptions = {}): Promise<Task> {
    const late = limitOf(timeout);
    const either = anySignal(signal, late);
    try {
      for (let pause = FIRST_LOOK; ; pause = Math.min(pause * 1.5, LONGEST_LOOK)) {
        const task = await this.getTask(taskId, { signal: either });
        if (task.status !== 'pending') return task;
        await sleep(pause * (1 - Math.random() / 4), either);
      }
    } catch (error) {
      if (!late?.aborted || error !== late.reason) throw error;
      throw new WaitTimeoutError(`task ${taskId} did not end within ${timeout} ms`, { cause: error });
    }
  }
}

/** @throws TypeError for a name that is empty or missing: it would be another path. */
function pathOf(path: string, names: object): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = (names as Record<string, unknown>)[name];
    // Dots alone are folders to a URL, also when they are encoded.
    if (value === undefined || /^\.{0,2}$/.test(String(value)))
      throw new TypeError(`${name} must not be ${value || 'empty'}`);
    return encodeURIComponent(String(value));
  });
}

/** Of a list each value; what is undefined is left out. */
function searchOf(query: object = {}): string {
  const pairs: [string, string][] = Object.entries(query).flatMap(([name, value]) =>
    [value]
      .flat()
      .flatMap((one): [string, string][] => (one === undefined || one === null ? [] : [[name, String(one)]])),
  );
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
}
