/** One address without a display name, as far as its form can tell; only a mail that arrives proves more (RFC 5321). */
export function isEmail(text: string): boolean {
  return text.length <= 320 && /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(text);
}
