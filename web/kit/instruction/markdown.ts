/**
 * Instructions as markdown. Whoever makes tasks does not write our pages: HTML in the text is shown as text, and what
 * markdown makes of it goes through DOMPurify with a short list of what may stay (OWASP, Cross Site Scripting Prevention).
 * Loaded only for texts that have markdown in them.
 */
import DOMPurify from 'dompurify';
import { Marked } from 'marked';

const TAGS = [
  ...['p', 'br', 'hr', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['ul', 'ol', 'li', 'a', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
];
const ATTRIBUTES = ['href', 'src', 'alt', 'title', 'start', 'align'];
const ADDRESSES = /^(?:https?|mailto):/i;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** As it was typed; a block of it is a paragraph. */
const html = ({ text, block }: { text: string; block?: boolean }): string =>
  block ? `<p>${escaped(text.trim())}</p>` : escaped(text);

const marked = new Marked({ gfm: true, breaks: true, async: false, renderer: { html } });

const purify = DOMPurify(window);
purify.addHook('afterSanitizeAttributes', (element) => {
  if (element.tagName !== 'A') return;
  // The work stays open, and the other page learns nothing of it.
  element.setAttribute('target', '_blank');
  element.setAttribute('rel', 'noopener noreferrer nofollow');
});

export function markdownNodes(text: string): DocumentFragment {
  return purify.sanitize(marked.parse(text) as string, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOWED_URI_REGEXP: ADDRESSES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
}
