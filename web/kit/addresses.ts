/** Where the page loads an attachment from: the server's own stream of it first, then the address itself. */
import { createContext, useContext, useMemo, useState } from 'react';

/** Attachment as the task has it -> path of its stream on the server, while the task is held. */
export const Streams = createContext<ReadonlyMap<string, string>>(new Map());

/** Schemes that a browser can load by itself. */
export const isWeb = (attachment: string): boolean => /^https?:\/\//i.test(attachment) && URL.canParse(attachment);
const isOwn = (attachment: string): boolean => /^(data|blob):/i.test(attachment);

/** @returns the addresses to try, the best first; none for what no page can load. */
export function useAddresses(attachment: string): readonly string[] {
  const stream = useContext(Streams).get(attachment);
  return useMemo(
    () => [...(stream === undefined ? [] : [stream]), ...(isWeb(attachment) || isOwn(attachment) ? [attachment] : [])],
    [stream, attachment],
  );
}

/** One address after the other, as each fails. */
export function useAddress(attachment: string): { address: string | undefined; next: () => void } {
  const addresses = useAddresses(attachment);
  const [failed, setFailed] = useState(0);
  const last = addresses.length - 1;
  return { address: addresses[Math.min(failed, last)], next: () => setFailed((n) => Math.min(n + 1, last)) };
}
