import { promises as dns } from 'node:dns';

/** A host name -> every address it has. Rejects when there is none. */
export type Lookup = (host: string) => Promise<readonly { address: string }[]>;

/** The system's own way, hosts file included. */
export const systemLookup: Lookup = (host) => dns.lookup(host, { all: true, order: 'verbatim' });

/**
 * Requests to one name share the look-up under way. getaddrinfo runs on few threads and cannot be called
 * off: without this, a thousand callbacks to one name with a dead name server would take them all.
 */
export function shared(lookup: Lookup): Lookup {
  const underWay = new Map<string, ReturnType<Lookup>>();
  return (host) => {
    const running = underWay.get(host);
    if (running) return running;
    const started = lookup(host).finally(() => underWay.delete(host));
    underWay.set(host, started);
    return started;
  };
}
