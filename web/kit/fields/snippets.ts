/** Texts of somebody's own, to be put where he writes. Pure. */

export interface Snippet {
  name: string;
  text: string;
}

export const MOST_SNIPPETS = 30;

/** The text with the snippet in place of what is selected, and where one goes on to write. */
export function inserted(text: string, from: number, to: number, snippet: string): { text: string; at: number } {
  const [start, end] = from <= to ? [from, to] : [to, from];
  return { text: text.slice(0, start) + snippet + text.slice(end), at: start + snippet.length };
}

/** What a browser kept, as far as it is of the right form. */
export const soundSnippets = (kept: unknown): Snippet[] =>
  Array.isArray(kept)
    ? kept
        .filter((one): one is Snippet => typeof one?.name === 'string' && typeof one?.text === 'string')
        .slice(0, MOST_SNIPPETS)
    : [];

/** What the snippet is called where it has no name: its first words. */
export function nameOf({ name, text }: Snippet): string {
  if (name.trim() !== '') return name.trim();
  const line = text.trim().split('\n')[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
