/** What an account is called; the same in both modes. */
import { type Static, Type } from 'typebox';
import type { Caller, Context } from '../deps.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { findAccountName, lockAccount, setAccountName } from '../store/accounts.ts';
import type { Db, Tx } from '../store/db.ts';
import { record } from './record.ts';

export const accountSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S', description: 'What the account is called.' }),
});
type Account = Static<typeof accountSchema>;
const check = schemaCheck(accountSchema);

/** @throws ApiError 400 naming the field. */
export function checkAccount(body: ParsedBody | undefined): Account {
  return check(objectOf(body), { form: body?.form ?? false, name: 'body' });
}

/** @returns the answer's JSON text. */
export async function accountJson(db: Db, { accountId }: Caller): Promise<string> {
  return JSON.stringify({ name: await findAccountName(db, accountId) });
}

/** @returns the same. */
export async function renameAccount(tx: Tx, context: Context, { name }: Account): Promise<string> {
  const { accountId } = context.caller;
  await lockAccount(tx, accountId);
  const before = await findAccountName(tx, accountId);
  if (before !== name) {
    await setAccountName(tx, accountId, name);
    await record(tx, context, 'rename account', { before: { name: before }, after: { name } });
  }
  return JSON.stringify({ name });
}
