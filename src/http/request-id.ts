import { randomBytes } from 'node:crypto';

/** Names one request in answers and log lines: the process, then a count. Strangers' ids are not taken over into our log. */
export function createRequestIds(): () => string {
  const process = randomBytes(5).toString('hex');
  let count = 0;
  return () => `req_${process}${(++count).toString(36)}`;
}
