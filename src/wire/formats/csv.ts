import { stringify } from 'csv-stringify/sync';

/**
 * RFC 4180. A cell that begins like a formula gets an apostrophe in front, so that no spreadsheet runs what a
 * stranger wrote (OWASP, "CSV Injection").
 */
export function csv(rows: (string | number | null)[][]): string {
  return stringify(rows, { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ });
}
