/** Shapes that were copied, also for the tasks that come next. It lives as long as the page. */
import type { JsonObject } from '../../../task-types/kit.ts';

let copied: readonly JsonObject[] = [];

export const copyShapes = (annotations: readonly JsonObject[]): void => {
  copied = annotations;
};
export const copiedShapes = (): readonly JsonObject[] => copied;
