/** /metrics for Prometheus. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { countsByStatus } from '../store/counts.ts';
import type { Store } from '../store/db.ts';

export interface Metrics {
  /** @param route the pattern, not the path: a label for each id would grow without end. */
  observeRequest(method: string, route: string, status: number, seconds: number): void;
  observeCommit(units: number): void;
  text(store: Store): Promise<string>;
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
  return {
    observeRequest(method, route, status, seconds) {
      requests.inc({ method, route, status });
      latency.observe({ method, route }, seconds);
    },
    observeCommit: (units) => commits.observe(units),
    async text(store) {
      tasks.reset();
      for (const { mode, status, n } of await countsByStatus(store)) tasks.set({ mode, status }, n);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
