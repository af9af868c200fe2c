/** A uuid that depends on a position alone, so that a test key always gets the same answer. */
export const sampleUuid = (index: number): string =>
  `00000000-0000-4000-8000-${(index + 1).toString(16).padStart(12, '0')}`;
