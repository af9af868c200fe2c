/** One address without a display name, as far as its form can tell; only a mail that arrives proves more (RFC 5321). */
export function isEmail(text: string): boolean {
  return text.length <= 320 && /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(text);
}

/**
 * Case does not tell two addresses apart, but a foreign letter does: the Kelvin sign becomes a k in lower case, and would
 * let whoever has that address in for somebody else.
 */
export const isSameEmail = (a: string, b: string): boolean => asciiLower(a) === asciiLower(b);

export const asciiLower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
