/**
 * The text of a URL -> where a request would go. What the WHATWG parser makes of the host is what counts:
 * it turns 2852039166, 0xA9FEA9FE and 0251.0376.0251.0376 into the address they are. Texts that two
 * parsers could read in two ways are refused (OWASP SSRF prevention).
 */
import { isIP } from 'node:net';
import { isMetadataName } from './address.ts';
import { isBadPort } from './bad-ports.ts';

/** Longer than any signed storage URL met in practice. */
const MAX_CHARACTERS = 8192;

export interface Target {
  /** As it is requested: host lower case and without a trailing dot, no fragment. */
  url: URL;
  /** A name, or an IP without brackets. */
  host: string;
  isAddress: boolean;
  port: number;
  secure: boolean;
}

export type ParsedUrl = { target: Target; problem?: undefined } | { target?: undefined; problem: string };

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
/** A space inside a path is a common slip and harmless (it becomes %20); around the text or in the host it is a trick. */
const SPACE_AROUND = /^\s|\s$/;
const UNSEEN = /[\p{White_Space}\p{Cf}]/u;
const LABEL = /^[a-z0-9_-]{1,63}$/;

/** @returns the target, or a sentence about the text that begins with "The URL". */
export function parseUrl(text: string): ParsedUrl {
  const problem = problemOfText(text);
  if (problem) return { problem: `The URL ${problem}.` };
  const url = URL.parse(text);
  if (!url) return { problem: 'The URL is not valid.' };
  const bare = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const isAddress = isIP(bare) !== 0;
  if (!isAddress && !isName(bare)) return { problem: 'The URL has a host that is no valid name.' };
  if (isMetadataName(bare)) return { problem: 'The URL names a host that is not permitted.' };
  const secure = url.protocol === 'https:';
  const port = Number(url.port || (secure ? 443 : 80));
  if (isBadPort(port)) return { problem: `The URL names port ${port}, which is not used for HTTP.` };
  if (!isAddress) url.hostname = bare;
  url.hash = '';
  return { target: { url, host: bare, isAddress, port, secure } };
}

function problemOfText(text: string): string | undefined {
  if (text.length > MAX_CHARACTERS) return `is longer than ${MAX_CHARACTERS} characters`;
  if (!text.isWellFormed()) return 'contains a lone surrogate';
  if (CONTROL.test(text)) return 'contains control characters';
  if (SPACE_AROUND.test(text)) return 'begins or ends with white space';
  if (text.includes('\\')) return 'contains a backslash';
  // WHATWG reads http:host, http:/host and http:///host as http://host; other parsers do not.
  const authority = /^https?:\/\/([^/?#]+)/i.exec(text)?.[1];
  if (authority === undefined) return 'must begin with http:// or https:// and a host';
  if (authority.includes('@')) return 'must not contain a user name or password';
  if (UNSEEN.test(authority)) return 'has white space or invisible characters in its host';
  return undefined;
}

/**
 * Where a redirect leads. The text is judged before it is resolved, because resolving repairs what is refused here.
 * @param location as it came, decoded.
 */
export function parseRedirect(location: string, from: URL): ParsedUrl {
  if (CONTROL.test(location) || location.includes('\\')) return { problem: 'The URL is not valid.' };
  const url = URL.parse(location, from.href);
  return url ? parseUrl(url.href) : { problem: 'The URL is not valid.' };
}

const isName = (host: string): boolean => host.length <= 253 && host.split('.').every((label) => LABEL.test(label));
