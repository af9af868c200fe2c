/** The rows of a list of objects: which, in what order, in which groups. Pure. */

/** One thing on a picture, in a video ... as a list shows it. */
export interface Listed {
  id: string;
  /** Its label as it is shown; empty without one. */
  name: string;
  /** What it is called beside its label, such as `Box 3`. Unique. */
  title: string;
  /** What the row says in place of the label, such as the words of a text; the label may then be its `detail`. */
  shown?: string;
  /** Figures at the end of the row, such as a size. */
  detail?: string;
  colour: string;
  /** As a screen reader says it. */
  spoken: string;
  /** The task lets nobody change it. */
  isFixed?: boolean;
}

export const ORDERS = ['drawn', 'label', 'groups'] as const;
export type Order = (typeof ORDERS)[number];

export interface Group {
  /** The label; undefined where the list has no groups. */
  name: string | undefined;
  colour: string;
  objects: Listed[];
}

/** @param typed anywhere in the label or the title, in any case. */
export function arranged(objects: readonly Listed[], order: Order, typed = ''): Group[] {
  const wanted = typed.trim().toLowerCase();
  const found = objects.filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(wanted));
  if (order === 'drawn') return whole(found);
  const byLabel = Map.groupBy(found, ({ name }) => name);
  // Figures in names count as figures: wheel 2 comes before wheel 10. What has no label comes last.
  const names = [...byLabel.keys()].sort((a, b) => {
    if (a === '' || b === '') return a === '' ? 1 : -1;
    return a.localeCompare(b, undefined, { numeric: true });
  });
  const groups = names.map((name): Group => {
    const members = byLabel.get(name)!;
    return { name, colour: members[0]!.colour, objects: members };
  });
  return order === 'groups' ? groups : whole(groups.flatMap((group) => group.objects));
}

const whole = (objects: Listed[]): Group[] => (objects.length > 0 ? [{ name: undefined, colour: '', objects }] : []);

/** What is selected after a change, in the order in which it was: what is new comes last. */
export const inOrder = (before: readonly string[], after: Iterable<string>): string[] => {
  const now = new Set(after);
  const stayed = before.filter((id) => now.has(id));
  const known = new Set(stayed);
  return [...stayed, ...[...now].filter((id) => !known.has(id))];
};

/** Of some objects: all have it, so it is taken from them; otherwise all get it. */
export const turned = (ids: readonly string[], having: ReadonlySet<string>): boolean =>
  !ids.every((id) => having.has(id));
