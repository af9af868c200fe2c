/** Whether two answers say the same, but for what a server makes up itself: ids, tokens and times. */

/** Members whose whole content is the caller's. */
const OWN = new Set(['metadata', 'params']);
/** Names of members whose values the server makes. unique_id and reference_id are the caller's. */
const MADE = /^(?!unique_id$|reference_id$)(id|uuid|\w+_id|next_token|key|\w*secret|hint)$/;
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;
/** Long enough that no word is one by chance. */
const WORD = /[\w.~-]{8,}/g;

/** What the recorded server made -> what this one made instead. */
export class MadeNames {
  private readonly names = new Map<string, string>();

  learn(then: string, now: string): void {
    if (then !== now && then.length >= 8) this.names.set(then, now);
  }

  /** The text with each name that is known as it is now. */
  translate(text: string): string {
    if (this.names.size === 0) return text;
    return text.replace(WORD, (word) => {
      // A sentence may end with an id.
      const bare = word.replace(/\.$/, '');
      return this.names.get(word) ?? (this.names.has(bare) ? this.names.get(bare)! + word.slice(bare.length) : word);
    });
  }
}

/** @returns each place where they differ, in words; learns the names on the way. */
export function differences(then: string, now: string, names: MadeNames): string[] {
  const [before, after] = [jsonOf(then), jsonOf(now)];
  if (before !== undefined && after !== undefined) return compare(before, after, '$', '', names);
  return maskTimes(names.translate(then)) === maskTimes(now) ? [] : [`recorded ${brief(then)}, now ${brief(now)}`];
}

const maskTimes = (text: string): string => text.replace(TIME, 'T');

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function compare(then: unknown, now: unknown, place: string, name: string, names: MadeNames): string[] {
  if (typeof then === 'string' && typeof now === 'string') {
    if (MADE.test(name)) names.learn(then, now);
    const same = maskTimes(names.translate(then)) === maskTimes(now);
    return same ? [] : [`${place}: recorded ${brief(then)}, now ${brief(now)}`];
  }
  if (Array.isArray(then) && Array.isArray(now)) {
    if (then.length !== now.length) return [`${place}: recorded ${then.length} elements, now ${now.length}`];
    return then.flatMap((one, i) => compare(one, now[i], `${place}[${i}]`, name, names));
  }
  if (isObject(then) && isObject(now)) {
    return [...new Set([...Object.keys(then), ...Object.keys(now)])].flatMap((key) =>
      // Below what is the caller's own no name says that the server made it.
      compare(then[key], now[key], `${place}.${key}`, OWN.has(name) ? name : key, names),
    );
  }
  return then === now ? [] : [`${place}: recorded ${brief(then)}, now ${brief(now)}`];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function brief(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}...` : text;
}
