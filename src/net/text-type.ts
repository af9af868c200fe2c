/** Kinds of text, by their first bytes: what a browser would take for HTML is called HTML (WHATWG MIME Sniffing). */

/** Bytes that no text has, whatever its charset ("binary data byte" of that standard). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const BINARY = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;

const UTF8_MARK = /^\u00ef\u00bb\u00bf/;

/** What may stand before the first element: white space, `<?xml ...?>`, comments, a doctype. */
const PROLOGUE = /^(?:\s+|<\?[^>]*\?>|<!--[\s\S]*?-->|<!doctype(?:[^>[]|\[[^\]]*\])*>)/i;

const HTML =
  /^<(?:!doctype\s+html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|img|meta|link|form|object|embed)(?=[\s/>])/i;
const XHTML = /^<(?:[a-z][\w.-]*:)?html(?=[\s/>])/i;
const SVG = /^<(?:[a-z][\w.-]*:)?svg(?=[\s/>])/i;

/** @returns a media type, or undefined for what is no text. */
export function textTypeOf(bytes: Buffer): string | undefined {
  const text = decode(bytes);
  if (text === undefined || text === '') return undefined;
  let rest = text.trimStart();
  const isXml = rest.startsWith('<?xml');
  // Each turn removes something, and a document has few of these before its first element.
  for (let turn = 0; turn < 64; turn++) {
    if ((isXml ? XHTML : HTML).test(rest)) return 'text/html';
    if (SVG.test(rest)) return 'image/svg+xml';
    const prologue = PROLOGUE.exec(rest)?.[0];
    if (!prologue) break;
    rest = rest.slice(prologue.length);
  }
  return isXml ? 'application/xml' : 'text/plain';
}

/** @returns the charset that a byte order mark tells, for text of two bytes a character. */
export function wideCharset(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function decode(bytes: Buffer): string | undefined {
  const charset = wideCharset(bytes);
  // Latin-1 shows every byte, and all that is looked for is ASCII.
  const text = charset ? new TextDecoder(charset).decode(bytes) : bytes.toString('latin1').replace(UTF8_MARK, '');
  return BINARY.test(text) ? undefined : text;
}
