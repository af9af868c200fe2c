import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Provider } from '../deps.ts';
import { parseNetworks } from '../net/networks.ts';
import { createProvider } from '../net/oidc.ts';
import { createSafeFetch } from '../net/safe-fetch.ts';
import { VERSION } from '../version.ts';

/**
 * The provider that the operator named. He may have it in his own network, so private addresses are open to these requests and
 * to no others; addresses of cloud metadata stay closed.
 */
export function openProvider({ oidc }: Config, log: Logger): Provider | undefined {
  if (!oidc) return undefined;
  const { networks } = parseNetworks('0.0.0.0/0, ::/0');
  const { fetch } = createSafeFetch({ allowedNetworks: networks!, userAgent: `taskwright/${VERSION}` });
  return createProvider(oidc, { fetch, failed: (error) => log.warn({ err: error }, 'the sign-in provider') });
}
