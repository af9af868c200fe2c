/** The list that a task was opened from, so that its neighbours can be stepped to, also after a reload. */
const PLACE = 'taskwright.list';

export interface CameFrom {
  /** The address of the list. */
  href: string;
  ids: string[];
}

export function rememberList(list: CameFrom): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(list));
  } catch {
    // Without storage, or where it is full, there are no neighbours.
  }
}

export function lastList(): CameFrom | undefined {
  try {
    const stored = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as CameFrom | null;
    return stored && typeof stored.href === 'string' && Array.isArray(stored.ids) ? stored : undefined;
  } catch {
    return undefined;
  }
}
