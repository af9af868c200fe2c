import type { Readable } from 'node:stream';
import type { Logger } from 'pino';
import type { Mint } from './ids.ts';
import type { Registry } from './registry.ts';
import type { Mode, Role } from './rules/roles.ts';
import type { Store } from './store/db.ts';
import type { FileRow } from './store/files.ts';

/** What everything below main is given: nothing reaches for a clock, an id or a database by itself. */
export interface Deps {
  store: Store;
  registry: Registry;
  /** Unix milliseconds. */
  now: () => number;
  mint: Mint;
  log: Logger;
  /** Attachments are looked at before people work on them; otherwise the operator vouches for them. */
  checkAttachments?: boolean | undefined;
  /** Tests may say what becomes of the tasks of test keys. */
  testHelpers?: boolean | undefined;
  /** Every key has an account of its own, as in the emulator. */
  worlds?: boolean | undefined;
  /** Where people reach this server, for links; the address of the request when absent. Without a slash at the end. */
  publicUrl?: string | undefined;
  /** Where this server is found, once it listens: `publicUrl`, or where it listens. Without a slash at the end. */
  ownUrl?: () => string;
  /** There is a mail server. */
  sendsMail?: boolean | undefined;
  /** The address under which a browser finds an attachment for a while; undefined when there is none. */
  attachmentUrl?: (url: string, caller: Caller) => Promise<string | undefined>;
  /** The attachment as a stream, or in a sentence why there is none. Never throws for what the other side does. */
  openAttachment?: (url: string, wish: AttachmentWish) => Promise<AttachmentStream | string>;
  /** The bytes of uploaded files. */
  files?: FileStorage;
  /** Called when a session is used; its time is kept. Unix milliseconds. */
  sessionUsed?: (sessionHash: string, now: number) => void;
  /** How passwords are kept. */
  passwords: Passwords;
  /** Where people may prove who they are instead, by OpenID Connect. */
  provider?: Provider | undefined;
}

export interface Passwords {
  /** @returns what to keep. @throws ApiError 503 when too many are asked at once. */
  hash(password: string): Promise<string>;
  /** As much work without a hash as with one, and then false. @throws ApiError 503. */
  verify(password: string, stored: string | undefined): Promise<boolean>;
  /** It was made with less than one would be made with now. */
  isOld(stored: string): boolean;
}

/** A provider of OpenID Connect, as the operator set it up. */
export interface Provider {
  /** What people call it. */
  name: string;
  issuer: string;
  /** E-mail domains whose people may come without an invitation, in lower case. */
  domains: readonly string[];
  /** @returns where to send the browser, and what to remember of it. @throws ApiError 502. */
  begin(redirectUri: string): Promise<{ url: string; state: string; nonce: string; verifier: string }>;
  /** Checks the provider's answer. @returns who came. @throws ApiError 401, 502. */
  finish(answer: URL, expected: { state: string; nonce: string; verifier: string }): Promise<ProvidedPerson>;
}

/** What the provider says of somebody. Nothing else that it says counts, least of all a role. */
export interface ProvidedPerson {
  issuer: string;
  subject: string;
  /** Only one that the provider has verified. */
  email: string | undefined;
  name: string | undefined;
}

export interface AttachmentWish {
  accountId: number;
  mode: Mode;
  /** A Range header of one range (RFC 9110, 14.2). */
  range: string | undefined;
  /** Nobody wants it any more. */
  signal: AbortSignal;
}

export interface AttachmentStream {
  /** 206 for the range; 200 for the whole, when the other side does not know ranges; 416 (RFC 9110). */
  status: 200 | 206 | 416;
  /** By its content; undefined when the range does not hold its beginning. */
  type?: string;
  /** Bytes of this answer. */
  length?: number;
  /** Content-Range. */
  range?: string;
  etag?: string;
  /** The other side said that it knows ranges. */
  takesRanges?: boolean;
  body: Readable;
}

/** Where the bytes of a file are. */
type FilePlace = Pick<FileRow, 'accountId' | 'mode' | 'fileId'>;

export interface FileStorage {
  /** Streams it to the disk. @returns undefined when it has more than `most` bytes. @throws what the body throws. */
  receive(body: Readable, most: number): Promise<ReceivedFile | undefined>;
  /** Never throws for what the other side does. */
  fetch(url: string, signal: AbortSignal): Promise<FetchedFile>;
  /** Takes the part over. It is safe when this resolves: after a crash it is there, whole. */
  put(key: FilePlace, part: ReceivedFile): Promise<void>;
  /** @param range a Range header of one range. @returns in a sentence why there is none. */
  open(
    file: FilePlace & Pick<FileRow, 'size' | 'sha256' | 'mimeType'>,
    range: string | undefined,
  ): Promise<AttachmentStream | string>;
  /** The first `most` bytes. @returns undefined when it is not there. @throws when the storage does not answer. */
  first(file: FilePlace & Pick<FileRow, 'size'>, most: number): Promise<Buffer | undefined>;
  remove(key: FilePlace): Promise<void>;
  /** Removes parts that a process left behind when it was killed. */
  tidy(): Promise<void>;
}

/** A file on the disk that has no name yet. */
export interface ReceivedFile {
  path: string;
  /** Bytes. */
  size: number;
  /** Hex. */
  sha256: string;
  /** By its content. */
  mimeType: string;
  /** Removes it, if it was not taken over. */
  discard(): Promise<void>;
}

export type FetchedFile =
  /** `length` as announced, 0 when it is not known. */
  | { body: Readable; length: number }
  /** A sentence of ours; `temporary` when another try may do. */
  | { problem: string; temporary: boolean };

/** Who calls. */
export interface Caller {
  accountId: number;
  mode: Mode;
  userId: string;
  keyId: string;
  role: Role;
  pageTokenSecret: string;
  /** For tasks that name no callback_url. */
  defaultCallbackUrl: string | null;
}

/** What an action knows of its call beside its input. */
export interface Context extends Pick<Deps, 'checkAttachments' | 'mint' | 'ownUrl' | 'registry' | 'testHelpers'> {
  /** Unix milliseconds, read once a request. */
  now: number;
  caller: Caller;
  requestId: string;
}
