/**
 * The address of a file of an answer (api-facts D.6) is a UUID (RFC 9562, version 8) that depends on the task, the file and
 * the answer: a corrected answer has other addresses, and nothing has to be stored. Signed (HMAC) with the account's
 * secret, because where results are public the address is all that protects them.
 */
import { createHash, createHmac } from 'node:crypto';
import { hashUuid } from './hash-uuid.ts';

/** @param json of the answer. @returns by the name of a file its uuid. */
export function resultUuids(secret: string, taskId: string, json: string): (name: string) => string {
  const answer = createHash('sha256').update(json).digest('hex');
  return (name) => {
    const hex = createHmac('sha256', secret).update(`result file\n${taskId}\n${answer}\n${name}`).digest('hex');
    return hashUuid(hex);
  };
}

export const isResultUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
