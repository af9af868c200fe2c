/** How alike two transcriptions of a document are. */
import type { Json } from '../kit.ts';
import { type Extent, extentOf } from '../shared/extents.ts';
import { bestPairs, byKind, candidates } from '../shared/pairing.ts';
import { overlap, SAME, withRoom } from '../shared/shape-likeness.ts';
import { textLikeness } from '../shared/text-likeness.ts';
import type { Found } from './answers.ts';

type Placed = Extent & { kind: string; text: string | undefined };

const placed = (found: readonly Found[]): Map<string, Placed[]> =>
  byKind(
    found.flatMap(({ page, label, text, location }) => {
      const extent = location && extentOf(location);
      return extent ? [{ ...withRoom(extent), kind: JSON.stringify([page, label]), text }] : [];
    }),
    ({ kind }) => kind,
  );

/** Groups have no place: they are the same when they hold the same texts. */
function groupKeys(found: readonly Found[]): string[] {
  const byUuid = new Map(found.map((one) => [one.uuid, one]));
  return found
    .filter(({ location }) => location === undefined)
    .map(({ label, refs = [] }) => {
      const members = refs.map((uuid): Json => [byUuid.get(uuid)?.label ?? '', byUuid.get(uuid)?.text ?? '']);
      return JSON.stringify([label, members.map((member) => JSON.stringify(member)).sort()]);
    });
}

/** Pairs of one page and label count half by their overlap, half by their text. 1 when neither has anything. */
export function documentLikeness(a: readonly Found[], b: readonly Found[]): number {
  if (a.length + b.length === 0) return 1;
  const [ours, theirs] = [placed(a), placed(b)];
  let sum = 0;
  for (const [kind, list] of ours) {
    const others = theirs.get(kind) ?? [];
    for (const [share, i, j] of bestPairs(candidates(list, others, SAME, overlap))) {
      const [one, other] = [list[i]!.text, others[j]!.text];
      sum += one === undefined && other === undefined ? share : (share + textLikeness(one ?? '', other ?? '')) / 2;
    }
  }
  const groups = groupKeys(b);
  for (const key of groupKeys(a)) {
    const at = groups.indexOf(key);
    if (at < 0) continue;
    groups.splice(at, 1);
    sum++;
  }
  return (2 * sum) / (a.length + b.length);
}
