import type { Dialect } from '../db.ts';

export const POSTGRES: Dialect = {
  name: 'postgres',
  keyText: 'text collate "C"',
  clustered: '',
  forUpdate: 'for update',
  skipLocked: 'for update skip locked',
  forShare: 'for share',
  isConflict: (error) => (error as { code?: unknown }).code === '23505', // unique_violation
};

const numbered = new Map<string, { name: string; text: string }>();

/**
 * `?` becomes `$1`, `$2` ... (no text of ours has a `?` in a literal), and each text gets a name, so
 * that PostgreSQL parses it once a connection.
 */
export function named(sql: string): { name: string; text: string } {
  const known = numbered.get(sql);
  if (known) return known;
  let n = 0;
  const text = sql.replaceAll('?', () => `$${++n}`);
  const statement = { name: `s${numbered.size}`, text };
  // Lists of values make ever new texts; past a thousand they go unnamed rather than fill the server's memory.
  if (numbered.size >= 1000) return { name: '', text };
  numbered.set(sql, statement);
  return statement;
}
