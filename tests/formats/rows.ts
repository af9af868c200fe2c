/** Rows of completed tasks, as the store gives them to a format. */

import { Registry } from '../../src/registry.ts';
import type { TaskRow } from '../../src/store/tasks.ts';
import type { Format } from '../../src/wire/formats/format.ts';
import type { JsonObject, TaskType } from '../../task-types/kit.ts';
import { definitions } from '../task-types/check.ts';

export const registry = new Registry(await definitions());

let made = 0;

export function completedRow(
  type: TaskType,
  params: JsonObject,
  response: JsonObject,
  { picture, ...changes }: Partial<TaskRow> & { picture?: { width: number; height: number } } = {},
): TaskRow {
  const at = Date.UTC(2026, 0, 2, 3, 4, 5);
  return {
    accountId: 1,
    mode: 'live',
    taskId: (++made).toString(16).padStart(24, '0'),
    type: type.name,
    status: 'completed',
    createdAt: at,
    updatedAt: at,
    completedAt: at,
    urgency: 'standard',
    priority: null,
    project: null,
    batch: null,
    projectParamVersion: null,
    uniqueId: null,
    clearUniqueIdOnError: 0,
    tagsJson: null,
    metadataJson: '{}',
    callbackUrl: null,
    callbackSucceeded: null,
    processedAttachmentsJson: JSON.stringify(picture ? [{ url: params.attachment, ...picture }] : []),
    customerReviewStatus: null,
    instruction: null,
    paramsJson: JSON.stringify(params),
    responseJson: JSON.stringify(response),
    responsesRequired: 1,
    agreement: null,
    inReview: 0,
    extraJson: null,
    ...changes,
  };
}

/** The whole text of an export of these portions of tasks. */
export function written(format: Format, portions: TaskRow[][]): string {
  const writer = format.writer(registry);
  const [now, later] = [[writer.begin()], [] as string[]];
  for (const portion of portions) {
    const text = writer.add(portion);
    now.push(text.now ?? '');
    later.push(text.later ?? '');
  }
  const { before, after } = writer.end(Buffer.byteLength(later.join('')));
  return [...now, before, ...later, after].join('');
}
