/** Projects with evaluation and training tasks, for tests. */
import type { Suite } from '../kit/suite.ts';
import { ok, QUESTION } from './labeling.ts';
import type { Person } from './people.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find
type Json = any;

export function qualityKit(s: Suite) {
  /** @param quality its settings. @returns its name. */
  const project = async (name: string, quality: object, more: object = {}): Promise<string> => {
    ok(await s.live.post('/v1/projects', { type: 'categorization', name }));
    ok(await s.live.post(`/v1/projects/${encodeURIComponent(name)}/settings`, { ...more, quality }));
    return name;
  };
  const real = async (fields: object): Promise<Json> =>
    ok(await s.live.post('/v1/task/categorization', { ...QUESTION, ...fields }));
  const quality = async (
    kind: 'evaluation' | 'training',
    name: string,
    expected_response: object,
    fields: object = {},
  ): Promise<Json> =>
    ok(
      await s.live.post(`/v1/${kind}_tasks/categorization`, {
        ...QUESTION,
        project: name,
        expected_response,
        ...fields,
      }),
    );
  const labelers = async (who: Person, query = ''): Promise<Json> =>
    ok(await who.call.get(`/v1/quality/labelers?${query}`));
  return { project, real, quality, labelers };
}

/** The keys of everything, and of which kind the values are; without what differs from task to task. */
export function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shapeOf).join()}]`;
  if (value === null || typeof value !== 'object') return typeof value;
  return `{${Object.entries(value)
    .map(([key, one]) => `${key}:${shapeOf(one)}`)
    .join()}}`;
}
