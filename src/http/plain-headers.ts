/** Headers that two readers could take in two ways are refused: a proxy in front may have taken them in the other. */
import type { IncomingMessage } from 'node:http';
import { errors } from '../errors.ts';

/** How often a header came. Node joins or drops doubled ones. @param name in lower case. */
export function timesGiven({ rawHeaders }: IncomingMessage, name: string): number {
  let times = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (rawHeaders[i]!.length === name.length && rawHeaders[i]!.toLowerCase() === name) times++;
  }
  return times;
}

/** RFC 9112, 3.2: a request of HTTP/1.1 has one Host. @throws ApiError 400. */
export function refuseUnclearHost(request: IncomingMessage): void {
  const times = timesGiven(request, 'host');
  if (times > 1 || (times === 0 && request.httpVersion === '1.1'))
    throw errors.invalidParameter('"Host" must be given once');
}

/** @throws ApiError 415 for a body in a coding that is not understood, or with two types. */
export function refuseUnclearBody(request: IncomingMessage): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const coding = request.headers['content-encoding'];
  if (coding !== undefined && !/^(identity)?$/i.test(coding)) throw errors.contentEncoding(coding.slice(0, 100));
  if (timesGiven(request, 'content-type') > 1) throw errors.mediaTypeTwice();
}
