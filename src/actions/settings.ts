/** /v1/settings: what an account sets for one mode. */
import { type Static, Type } from 'typebox';
import type { Caller, Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { CALLBACK_URL_LENGTH, callbackUrlProblem } from '../rules/task-fields.ts';
import type { Tx } from '../store/db.ts';
import { writeSettings } from '../store/settings.ts';
import {
  drawAuthKey,
  holdSettings,
  rotated,
  type SettingsWithSecrets,
  settingsWithSecrets,
} from './callback-secrets.ts';
import { record } from './record.ts';

/** Ten years. */
const MOST_DAYS = 3650;

export const settingsChangeSchema = Type.Object({
  callback_url: Type.Optional(
    Type.Union([Type.String({ maxLength: CALLBACK_URL_LENGTH }), Type.Null()], {
      description: 'Where callbacks go of tasks that name no callback_url when they are created; null for nowhere.',
    }),
  ),
  rotate_signing_secret: Type.Optional(
    Type.Boolean({ description: 'Make a new signing secret; the one before stays valid beside it for 24 hours.' }),
  ),
  rotate_callback_auth_key: Type.Optional(
    Type.Boolean({ description: 'Make a new callback auth key; the one before is no longer sent.' }),
  ),
  public_results: Type.Optional(
    Type.Boolean({ description: 'Whoever knows the address of a result file may read it without a key.' }),
  ),
  callback_retention_days: Type.Optional(
    Type.Union([Type.Integer({ minimum: 1, maximum: MOST_DAYS }), Type.Null()], {
      description: 'Delivered callbacks and their attempts are removed after so many days; null keeps them for ever.',
    }),
  ),
});
export type SettingsChange = Static<typeof settingsChangeSchema>;
const check = schemaCheck(settingsChangeSchema);

/** @throws ApiError 400 naming the field. */
export function checkSettings(body: ParsedBody | undefined): SettingsChange {
  const given = objectOf(body);
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(settingsChangeSchema.properties, name));
  if (unknown !== undefined) throw errors.invalidParameter(`"${unknown.slice(0, 100)}" is not a setting`);
  const change = check(given, { form: body?.form ?? false, name: 'body' });
  // Forms cannot say null.
  if (change.callback_url === '') change.callback_url = null;
  const problem = change.callback_url && callbackUrlProblem(change.callback_url);
  if (problem) throw errors.invalidParameter(`"callback_url" ${problem}`);
  return change;
}

/** The settings of the caller's mode; the secrets are made when they are first looked at. */
export async function getSettings(tx: Tx, { accountId, mode }: Caller): Promise<SettingsWithSecrets> {
  return settingsWithSecrets(tx, accountId, mode);
}

/** Changes what is named and leaves the rest. The events row names no secret. */
export async function changeSettings(tx: Tx, context: Context, change: SettingsChange): Promise<SettingsWithSecrets> {
  const { caller, now } = context;
  const before = await holdSettings(tx, caller.accountId, caller.mode);
  const changed: SettingsWithSecrets = { ...before };
  const told: Record<string, unknown> = {};
  if (change.callback_url !== undefined && change.callback_url !== before.callbackUrl) {
    changed.callbackUrl = change.callback_url;
    told.callback_url = change.callback_url;
  }
  if (change.rotate_signing_secret) {
    changed.value = rotated(changed.value, now);
    told.signing_secret = 'rotated';
  }
  if (change.rotate_callback_auth_key) {
    changed.value = { ...changed.value, callback_auth_key: drawAuthKey(caller.mode) };
    told.callback_auth_key = 'rotated';
  }
  const { public_results: wasPublic, ...others } = changed.value;
  if (change.public_results !== undefined && change.public_results !== (wasPublic ?? false)) {
    changed.value = change.public_results ? { ...others, public_results: true } : others;
    told.public_results = change.public_results;
  }
  const { callback_retention_days: daysBefore = null, ...lasting } = changed.value;
  const days = change.callback_retention_days;
  if (days !== undefined && days !== daysBefore) {
    changed.value = days === null ? lasting : { ...lasting, callback_retention_days: days };
    told.callback_retention_days = days;
  }
  if (Object.keys(told).length === 0) return before;
  await writeSettings(tx, changed);
  await record(tx, context, 'change settings', {
    before: 'callback_url' in told ? { callback_url: before.callbackUrl } : null,
    after: told,
  });
  return changed;
}
