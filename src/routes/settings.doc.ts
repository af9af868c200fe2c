/** What /openapi.json says of /v1/settings. */
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
