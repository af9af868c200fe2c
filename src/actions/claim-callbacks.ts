import { isOpen } from '../rules/circuit.ts';
import type { Mode } from '../rules/roles.ts';
import { lockCircuit, setOpenUntil } from '../store/callback-endpoints.ts';
import { type Endpoint, takeDue } from '../store/callback-queue.ts';
import type { CallbackRow } from '../store/callbacks.ts';
import type { Tx } from '../store/db.ts';
import { settingsWithSecrets, signingSecrets } from './callback-secrets.ts';

/** How long a process has a callback to itself; longer than any try takes. Milliseconds. */
export const VISIBILITY = 60_000;
/** How long the one probe of an endpoint keeps others from probing; longer than a try takes. Milliseconds. */
const PROBE_TIME = 20_000;

/** A callback that this process is to try now. */
export interface ClaimedCallback extends CallbackRow {
  /** It tries out an endpoint whose circuit is open. */
  probe: boolean;
  authKey: string;
  /** Newest first. */
  signingSecrets: string[];
}

export interface Claim {
  claimed: ClaimedCallback[];
  /** Of the endpoint's circuit. */
  failures: number;
  /** Unix milliseconds until which the endpoint is left alone. */
  openUntil: number;
}

/**
 * Takes what is due for an endpoint, as far as its circuit lets: nothing while it is left alone, one probe after that,
 * up to `most` otherwise. What a process took and never settled, because it died, is due again after VISIBILITY.
 */
export async function claimCallbacks(
  tx: Tx,
  endpoint: Endpoint,
  { now, most, visibility = VISIBILITY }: { now: number; most: number; visibility?: number },
): Promise<Claim> {
  const { failures, openUntil } = await lockCircuit(tx, endpoint);
  if (openUntil > now) return { claimed: [], failures, openUntil };
  const probe = isOpen(failures);
  const rows = await takeDue(tx, endpoint, { now, until: now + visibility, most: probe ? 1 : most });
  const pausedUntil = now + PROBE_TIME;
  if (probe && rows.length) await setOpenUntil(tx, endpoint, pausedUntil);
  const secrets = new Map<Mode, Pick<ClaimedCallback, 'authKey' | 'signingSecrets'>>();
  for (const mode of new Set(rows.map((row) => row.mode))) {
    const { value } = await settingsWithSecrets(tx, endpoint.accountId, mode);
    secrets.set(mode, { authKey: value.callback_auth_key, signingSecrets: signingSecrets(value, now) });
  }
  return {
    claimed: rows.map((row) => ({ ...row, probe, ...secrets.get(row.mode)! })),
    failures,
    openUntil: probe && rows.length ? pausedUntil : openUntil,
  };
}
