/** Files of a tar archive (POSIX.1-1988 ustar), as text: all that we put into one is text. */

export interface TarEntry {
  /** At most 100 bytes. */
  name: string;
  /** Unix milliseconds. */
  at: number;
}

const BLOCK = 512;

export function tarFile(entry: TarEntry, text: string): string {
  const size = Buffer.byteLength(text);
  return tarHead(entry, size) + text + tarPadding(size);
}

/** What stands before a file's bytes. @param size bytes. */
export function tarHead({ name, at }: TarEntry, size: number): string {
  if (Buffer.byteLength(name) > 100) throw new Error(`the name ${name} is too long for a tar archive`);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  const field = (text: string, length: number) => text.padEnd(length, '\0');
  const [before, after] = [
    field(name, 100) + octal(0o644, 7) + octal(0, 7) + octal(0, 7) + octal(size, 11) + octal(Math.floor(at / 1000), 11),
    `0${field('', 100)}ustar\x0000${field('', 32)}${field('', 32)}${octal(0, 7)}${octal(0, 7)}${field('', 155)}`,
  ];
  // The sum is made with blanks in its own place.
  const sum = [...Buffer.from(before + ' '.repeat(8) + after)].reduce((all, byte) => all + byte, 0);
  return field(`${before}${sum.toString(8).padStart(6, '0')}\0 ${after}`, BLOCK);
}

export const tarPadding = (size: number): string => '\0'.repeat((BLOCK - (size % BLOCK)) % BLOCK);

export const TAR_END = '\0'.repeat(2 * BLOCK);
