/** Which of a task's params have to be fetched before somebody can work on it (api-facts E.1). */
import { isFileUrl } from './file-url.ts';

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** Addresses in the order of the params, each once. Text that is itself the attachment has none. */
export function attachmentUrls(params: Record<string, unknown>): string[] {
  const inline = params.attachment_type === 'text';
  const { attachment, attachments, context_attachments: context } = params;
  const given = [...(inline ? [] : [attachment, ...listOf(attachments)]), ...listOf(context)];
  return [...new Set(given.flatMap(urlOf))];
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A string, `{attachment}` (context) or `{type, content}` (textcollection, where a text is its own content). */
function urlOf(given: unknown): string[] {
  if (typeof given === 'string') return SCHEME.test(given) ? [given] : [];
  if (given === null || typeof given !== 'object' || Array.isArray(given)) return [];
  const { type, attachment, content } = given as Record<string, unknown>;
  return type === 'text' ? [] : urlOf(attachment ?? content);
}

/** What one circuit guards: scheme, host and port; the bucket for object storage. */
export function hostOf(url: string): string {
  if (/^data:/i.test(url)) return 'data:';
  if (isFileUrl(url)) return 'scaledata:';
  if (!URL.canParse(url)) return 'invalid:';
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`.slice(0, 300);
}
