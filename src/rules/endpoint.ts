/** What one circuit guards: scheme, host and port of a URL, or an e-mail address. @param url one that the create has checked. */
export function endpointOf(url: string): string {
  return URL.canParse(url) && /^https?:/i.test(url) ? new URL(url).origin : url.toLowerCase();
}
