/** Which instructions somebody has closed in this browser: the first task of a project shows its own, and so does a changed one. */

const PLACE = 'taskwright.instructions.closed';
/** Old ones are forgotten: a project that one comes back to after so many others may well be read again. */
const MOST = 200;

/** Of a project and its words; tasks without a project go by their words alone. */
export function keyOf(project: string | undefined, text: string): string {
  let hash = 5381;
  for (let i = 0; i < text.length; i++) hash = (hash * 33 + text.charCodeAt(i)) >>> 0;
  return `${project ?? ''} ${text.length} ${hash.toString(36)}`;
}

function read(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

export const isClosed = (key: string): boolean => read().includes(key);

export function rememberClosed(key: string, closed: boolean): void {
  const others = read().filter((one) => one !== key);
  try {
    localStorage.setItem(PLACE, JSON.stringify(closed ? [...others, key].slice(-MOST) : others));
  } catch {
    // Without storage it opens with each task.
  }
}
