/** A try by e-mail: the callback's JSON as a text body (api-facts G.4). */
import type { ClaimedCallback } from '../actions/claim-callbacks.ts';
import { failure, type Outcome } from '../actions/settle-callback.ts';
import { KEPT_BYTES } from '../rules/kept-text.ts';
import { CONNECT_MS, type Send, TOTAL_MS } from './send-callback.ts';

export interface MailOptions {
  /** smtp:// or smtps://, with user and password if needed. */
  smtpUrl: string | undefined;
  from: string;
}

export interface Letter {
  /** The same at every try: by it a mailbox knows a duplicate. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

export interface Mail {
  send: Send;
  /** @returns false when the signal called it off. @throws in the mail server's words. */
  post(letter: Letter, signal: AbortSignal): Promise<boolean>;
  close(): void;
}

const NOT_CONFIGURED = 'E-mail cannot be sent: TASKWRIGHT_SMTP_URL is not set.';

export function createMail({ smtpUrl, from }: MailOptions): Mail {
  if (smtpUrl === undefined) {
    return {
      send: async (_callback, at) => failure(at, 0, NOT_CONFIGURED),
      post: async () => {
        throw new Error(NOT_CONFIGURED);
      },
      close: () => {},
    };
  }
  const url = withTimeouts(smtpUrl);
  // Loaded at the first mail: most servers never send one.
  const load = async () => (await import('nodemailer')).createTransport(url);
  let opening: ReturnType<typeof load> | undefined;
  const open = () => {
    opening ??= load();
    return opening;
  };
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const message = ({ id, to, subject, text }: Letter) => ({
    from,
    // As parts: an address that looks like a list of addresses stays one.
    to: { name: '', address: to },
    envelope: { from, to },
    subject,
    messageId: `<${id}@${domain}>`,
    text,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    post: async (letter, signal) => Boolean(await within((await open()).sendMail(message(letter)), signal)),
    async send(callback, at, signal) {
      const began = performance.now();
      const ms = () => Math.round(performance.now() - began);
      try {
        const sent = await within((await open()).sendMail(message(letterOf(callback))), signal);
        return sent && arrived(at, ms(), sent.response);
      } catch (error) {
        return failure(at, ms(), errorOf(error));
      }
    },
    close: () => void opening?.then((transport) => transport.close()),
  };
}

const letterOf = (callback: ClaimedCallback): Letter => ({
  id: callback.callbackId,
  to: callback.url,
  subject: subjectOf(callback),
  text: callback.body,
});

const subjectOf = ({ taskId, batch }: ClaimedCallback): string =>
  taskId === null ? `Batch ${batch} completed` : `Task ${taskId} completed`;

/** The URL's own parameters win. */
function withTimeouts(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  const timeouts = { connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: TOTAL_MS };
  for (const [name, ms] of Object.entries(timeouts)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(ms));
  }
  return url.href;
}

/** @returns undefined when the signal called it off; what becomes of the mail then is not waited for. */
async function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  const { promise: ended, resolve, reject } = Promise.withResolvers<undefined>();
  const onAbort = () => resolve(undefined);
  const timer = setTimeout(() => reject(new Error(`the mail server took longer than ${TOTAL_MS} ms`)), TOTAL_MS);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    if (signal.aborted) return undefined;
    return await Promise.race([work, ended]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    work.catch(() => undefined);
  }
}

/** The mail server's own words: it is the operator's. */
const errorOf = (error: unknown): string =>
  `The e-mail was not sent: ${String((error as Error).message)
    .replaceAll('\0', '')
    .slice(0, KEPT_BYTES)}`;

const arrived = (at: number, ms: number, response: string): Outcome => {
  return { delivered: true, statusCode: null, error: null, response, retryAfter: undefined, at, ms };
};
