/** What an import does with one thing of the source, told by hashes of its wire JSON. */

export interface Versions {
  /** As the source has it now. */
  source: string;
  /** As the source had it when it was last imported. */
  saved: string | undefined;
  /** As it is here; undefined when it is not. */
  local: string | undefined;
}

/**
 * `new`: it is not here. `same`: nothing is to be done. `changed`: there and not here, so it follows. `both`: it changed
 * on both sides, and stays as it is here. `foreign`: something else has its name here, which did not come by an import.
 */
export type ImportStep = 'new' | 'same' | 'changed' | 'both' | 'foreign';

export function importStep({ source, saved, local }: Versions): ImportStep {
  if (local === undefined) return 'new';
  if (source === saved || source === local) return 'same';
  if (saved === undefined) return 'foreign';
  return saved === local ? 'changed' : 'both';
}
