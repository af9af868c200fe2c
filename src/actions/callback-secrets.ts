/** The secrets that callbacks carry: made when first needed, one set for each account and mode (api-facts A.3, G.2). */
import { randomBytes } from 'node:crypto';
import type { Mode } from '../rules/roles.ts';
import type { Tx } from '../store/db.ts';
import { findSettings, lockSettings, type SettingsRow, type StoredSettings, writeSettings } from '../store/settings.ts';

/** How long the signing secret before a rotation signs beside the new one. Milliseconds. */
const OVERLAP = 24 * 60 * 60 * 1000;

/** In Scale's form (api-facts A.3). */
export const drawAuthKey = (mode: Mode): string => `${mode}_auth_${randomBytes(16).toString('hex')}`;
/** Standard Webhooks asks for 24 to 64 random bytes. */
const drawSigningSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

export type Secrets = StoredSettings & Required<Pick<StoredSettings, 'callback_auth_key' | 'signing_secret'>>;
export type SettingsWithSecrets = SettingsRow & { value: Secrets };

const hasSecrets = (settings: SettingsRow): settings is SettingsWithSecrets =>
  settings.value.callback_auth_key !== undefined && settings.value.signing_secret !== undefined;

/** The settings of the account and mode, held until the unit ends, with secrets. */
export async function holdSettings(tx: Tx, accountId: number, mode: Mode): Promise<SettingsWithSecrets> {
  const settings = await lockSettings(tx, accountId, mode);
  if (hasSecrets(settings)) return settings;
  const secrets = { callback_auth_key: drawAuthKey(mode), signing_secret: drawSigningSecret() };
  const made = { ...settings, value: { ...secrets, ...settings.value } };
  await writeSettings(tx, made);
  return made;
}

/** The same without holding them, for the many times when the secrets are there already. */
export async function settingsWithSecrets(tx: Tx, accountId: number, mode: Mode): Promise<SettingsWithSecrets> {
  const settings = await findSettings(tx, accountId, mode);
  return hasSecrets(settings) ? settings : holdSettings(tx, accountId, mode);
}

/** @returns the secrets with a new one to sign with; the one before stays valid for a day, one older than that ends. */
export function rotated(secrets: Secrets, now: number): Secrets {
  return {
    ...secrets,
    signing_secret: drawSigningSecret(),
    previous_signing_secret: secrets.signing_secret,
    previous_signing_secret_until: now + OVERLAP,
  };
}

/** What to sign with now, newest first. @param now unix milliseconds. */
export function signingSecrets(secrets: Secrets, now: number): string[] {
  const { signing_secret, previous_signing_secret: previous, previous_signing_secret_until: until = 0 } = secrets;
  return previous !== undefined && now < until ? [signing_secret, previous] : [signing_secret];
}

/** Sets the auth key that the operator has named. */
export async function setAuthKey(tx: Tx, accountId: number, mode: Mode, authKey: string): Promise<void> {
  const settings = await findSettings(tx, accountId, mode);
  if (settings.value.callback_auth_key === authKey) return;
  const held = await holdSettings(tx, accountId, mode);
  await writeSettings(tx, { ...held, value: { ...held.value, callback_auth_key: authKey } });
}
