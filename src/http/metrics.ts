/** /metrics for Prometheus. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { callbackBacklog } from '../store/callback-queue.ts';
import { countsByStatus } from '../store/counts.ts';
import type { Store } from '../store/db.ts';

export interface Metrics {
  /** @param route the pattern, not the path: a label for each id would grow without end. */
  observeRequest(method: string, route: string, status: number, seconds: number): void;
  observeCommit(units: number): void;
  /** @param outcome delivered, retried, failed or lost. @param firstMs milliseconds to the first try, on the first. */
  observeCallback(outcome: string, firstMs: number | undefined): void;
  text(store: Store, now: number): Promise<string>;
  contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'taskwright_http_requests_total',
    help: 'Requests by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const latency = new Histogram({
    name: 'taskwright_http_request_seconds',
    help: 'Time from the request line to the end of the answer.',
    labelNames: ['method', 'route'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const commits = new Histogram({
    name: 'taskwright_commit_units',
    help: 'Requests that shared one commit.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers: [registry],
  });
  const tasks = new Gauge({
    name: 'taskwright_tasks',
    help: 'Tasks by mode and status.',
    labelNames: ['mode', 'status'],
    registers: [registry],
  });
  const attempts = new Counter({
    name: 'taskwright_callback_attempts_total',
    help: 'Tries of callbacks by what became of them: delivered, retried, failed (given up), lost (another process took over).',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const firstTry = new Histogram({
    name: 'taskwright_callback_first_try_seconds',
    help: 'Time from the change of the task to the first try of its callback.',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600],
    registers: [registry],
  });
  const due = new Gauge({
    name: 'taskwright_callbacks_due',
    help: 'Callbacks that are neither delivered nor given up.',
    registers: [registry],
  });
  const oldestDue = new Gauge({
    name: 'taskwright_callbacks_oldest_due_seconds',
    help: 'Age of the oldest of them; 0 when there is none.',
    registers: [registry],
  });
  return {
    observeRequest(method, route, status, seconds) {
      requests.inc({ method, route, status });
      latency.observe({ method, route }, seconds);
    },
    observeCommit: (units) => commits.observe(units),
    observeCallback(outcome, firstMs) {
      attempts.inc({ outcome });
      if (firstMs !== undefined) firstTry.observe(firstMs / 1000);
    },
    async text(store, now) {
      const backlog = await callbackBacklog(store);
      due.set(backlog.due);
      oldestDue.set(backlog.oldestCreatedAt === null ? 0 : Math.max(0, now - backlog.oldestCreatedAt) / 1000);
      tasks.reset();
      for (const { mode, status, n } of await countsByStatus(store)) tasks.set({ mode, status }, n);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
