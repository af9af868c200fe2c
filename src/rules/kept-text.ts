/** Bytes of an answer that are kept in the delivery log. */
export const KEPT_BYTES = 20 * 1024;

/**
 * The beginning of bytes of any kind as text that both databases can hold: what is not UTF-8 and NUL become U+FFFD,
 * a character cut in two at the end is left out.
 */
export function keptText(bytes: Uint8Array): string {
  // Stream mode holds back a character that is not complete.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, KEPT_BYTES), { stream: true });
  return text.replaceAll('\0', '\ufffd');
}
