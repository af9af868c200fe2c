/** `scaledata://<24 hex digits>/<uuid>`, the address of a file of the account (api-facts D.9). */
import { hash } from 'node:crypto';
import { canonicalJson } from './canonical.ts';

const FILE_URL = /^scaledata:\/\/([0-9a-f]{24})\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const FILE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isFileId = (text: string): boolean => FILE_ID.test(text);

/** Meant as the address of a file, well formed or not. */
export const isFileUrl = (url: string): boolean => /^scaledata:/i.test(url);

export const fileUrl = (file: { sequenceId: string; fileId: string }): string =>
  `scaledata://${file.sequenceId}/${file.fileId}`;

/** @returns undefined for what is no such address. Both parts have to be the file's. */
export function parseFileUrl(url: string): { sequenceId: string; fileId: string } | undefined {
  const [, sequenceId, fileId] = FILE_URL.exec(url) ?? [];
  return sequenceId === undefined ? undefined : { sequenceId, fileId: fileId! };
}

/** What files are found by: a hash of each pair of their metadata. */
export function metadataEntries(metadata: Record<string, unknown>): string[] {
  return Object.entries(metadata).map((pair) => hash('sha256', canonicalJson(pair), 'base64url').slice(0, 27));
}
