/** The filters of `GET /v1/tasks` in the address bar, under the names that the API has for them. Pure. */
export const SINGLE = [
  'project',
  'batch',
  'type',
  'status',
  'start_time',
  'end_time',
  'completed_after',
  'completed_before',
  'updated_after',
  'updated_before',
] as const;
export const MANY = ['customer_review_status', 'tags', 'unique_id'] as const;
export type FilterName = (typeof SINGLE)[number] | (typeof MANY)[number];
export const FILTERS: readonly FilterName[] = [...SINGLE, ...MANY];
/** Where the walk begins, which is no filter: an ISO 8601 time. */
export const JUMP = 'at';

/** What of the address are filters, in one order, so that the same ones are the same text. */
export function filtersOf(search: URLSearchParams): string {
  const chosen = FILTERS.flatMap((name) =>
    search
      .getAll(name)
      .filter((value) => value !== '')
      .map((value): [string, string] => [name, value]),
  );
  return new URLSearchParams(chosen).toString();
}

/** The address with these changed; an empty value takes the filter away. */
export function withFilters(search: URLSearchParams, changes: Partial<Record<FilterName | typeof JUMP, string>>) {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}

/** The query of the walk: it begins at the jump, if that is before the end that was asked for anyway. */
export function walkOf(filters: string, jump: string): URLSearchParams {
  const query = new URLSearchParams(filters);
  const end = query.get('end_time');
  if (jump && !(end && Date.parse(end) < Date.parse(jump))) query.set('end_time', jump);
  return query;
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** `2026-11-23` where the reader is. @param iso a time; empty for none. */
export function dayOf(iso: string): string {
  const date = new Date(iso);
  if (iso === '' || Number.isNaN(date.getTime())) return '';
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

/** The first or the last millisecond of a day where the reader is. @param day `2026-11-23`; empty for none. */
export function timeOf(day: string, edge: 'first' | 'last'): string {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return '';
  const time = edge === 'first' ? new Date(year, month - 1, date) : new Date(year, month - 1, date, 23, 59, 59, 999);
  return time.toISOString();
}
