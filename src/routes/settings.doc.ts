/** What /openapi.json says of /v1/settings. */
import { accountSchema } from '../actions/account.ts';
import { settingsChangeSchema } from '../actions/settings.ts';
import { IDEMPOTENCY_HEADER, responses } from './wire.doc.ts';

const tags = ['Settings'];

export const getSettings = {
  tags,
  operationId: 'get_settings',
  summary: 'Retrieve the settings of the mode, with the callback secrets',
  response: responses('Settings', []),
};

export const changeSettings = {
  tags,
  operationId: 'change_settings',
  summary: 'Change settings; what is not named stays',
  headers: IDEMPOTENCY_HEADER,
  body: settingsChangeSchema,
  response: responses('Settings', [409, 413, 415, 429]),
};

export const getAccount = {
  tags,
  operationId: 'get_account',
  summary: 'Retrieve the account',
  response: responses('Account', []),
};

export const renameAccount = {
  tags,
  operationId: 'rename_account',
  summary: 'Rename the account',
  headers: IDEMPOTENCY_HEADER,
  body: { ...accountSchema, examples: [{ name: 'Acme' }] },
  response: responses('Account', [409, 413, 415, 429]),
};

export const ACCOUNT_COMPONENTS = {
  Account: { ...accountSchema, additionalProperties: false, description: 'Whom keys and people belong to.' },
};
