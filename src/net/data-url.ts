/** data: URLs (RFC 2397). */

/** Longer ones are files that should have a URL of their own. Characters. */
const LONGEST = 8 * 1024 * 1024;

export const isDataUrl = (url: string): boolean => /^data:/i.test(url);

/** @returns its bytes, or what is wrong with it in a sentence. */
export function readDataUrl(url: string): Buffer | string {
  const comma = url.indexOf(',');
  if (comma === -1) return 'It is not a valid data URL.';
  if (url.length > LONGEST) return 'The data URL is too long.';
  const text = url.slice(comma + 1);
  return /;base64$/i.test(url.slice(0, comma))
    ? Buffer.from(text, 'base64')
    : Buffer.from(unescapeBytes(text), 'latin1');
}

/** Percent-encoding stands for bytes, which need not be UTF-8. */
const unescapeBytes = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
