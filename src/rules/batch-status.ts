/** The statuses of a batch: three of v1 (api-facts D.8), two that v2 adds (D.13, with the spelling it has there). */
export const BATCH_STATUSES = ['staging', 'in_progress', 'completed', 'paused', 'cancelled'] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

/** Nobody can claim the tasks of such a batch. */
export const isHeldBack = (status: BatchStatus): boolean => status === 'staging' || status === 'paused';
