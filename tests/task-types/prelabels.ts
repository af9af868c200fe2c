/** Labels that come with a task, as the server takes them. */
import assert from 'node:assert/strict';
import { withPrelabels } from '../../src/prelabels.ts';
import type { JsonObject, TaskType } from '../../task-types/kit.ts';
import { paramsOf } from './check.ts';

/** The params with their pre-labels, which must be right. */
export const prelabeled = (type: TaskType, given: JsonObject): JsonObject => withPrelabels(type, paramsOf(type, given));

/** The pre-labels are refused, and the answer names the place. */
export function refusesPrelabels(type: TaskType, given: JsonObject, place: string): void {
  assert.throws(
    () => prelabeled(type, given),
    ({ message }: Error) => message.includes(`"${place}"`) || assert.fail(message),
  );
}
