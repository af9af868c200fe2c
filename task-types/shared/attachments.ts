/** What there is to look at (api-facts E.1). That one is there at all is checked by the server (kit.ts, AttachmentRule). */
import { Type } from 'typebox';
import type { Problem } from '../kit.ts';
import { firstProblem } from './json.ts';

export const attachment = Type.Optional(
  Type.String({
    minLength: 1,
    description: 'URL (http, https, s3, gs, Azure blob, scaledata) of what is to be looked at, or the text itself.',
  }),
);

export const attachments = Type.Optional(
  Type.Array(Type.String({ minLength: 1 }), {
    minItems: 1,
    maxItems: 10_000,
    description: 'Several attachments, each as in `attachment`.',
  }),
);

/** Kinds that the general task types take (api-facts E.17). */
export const ANY_ATTACHMENT = ['text', 'image', 'video', 'audio', 'website', 'pdf'];

export const attachmentType = (kinds: string[], options: { default?: string } = {}) =>
  Type.String({ enum: kinds, description: 'What kind of thing the attachment is.', ...options });

export const contextAttachments = Type.Optional(
  Type.Array(Type.Object({ attachment: Type.String({ minLength: 1, description: 'URL of the picture.' }) }), {
    maxItems: 1000,
    description: 'Pictures shown for reference only; none may be the attachment itself.',
  }),
);

/** Context must differ from the attachment (api-facts E.1). */
export function contextProblem(params: {
  attachment?: string;
  context_attachments?: { attachment: string }[];
}): Problem | undefined {
  return firstProblem(params.context_attachments ?? [], (context, index) =>
    context.attachment === params.attachment
      ? { path: `context_attachments.${index}.attachment`, message: 'must differ from the attachment' }
      : undefined,
  );
}

/** What the server can fetch; Azure's blobs are https. */
const SCHEMES = new Set(['http:', 'https:', 's3:', 'gs:', 'scaledata:']);

/** For types that cannot do with the text itself. */
export function urlProblem(attachment: string | undefined, path = 'attachment'): Problem | undefined {
  if (attachment === undefined) return undefined;
  const fits = URL.canParse(attachment) && SCHEMES.has(new URL(attachment).protocol);
  return fits ? undefined : { path, message: 'must be a URL (http, https, s3, gs, scaledata)' };
}
