/** What the verbs of an import share: whether a thing of another server is new here, and what became of it. */
import { hash } from 'node:crypto';
import { type ImportStep, importStep } from '../rules/import-step.ts';
import type { Tx } from '../store/db.ts';
import { findImported, type ImportedKey, saveImported } from '../store/imported.ts';

export interface Refused {
  /** A sentence for the operator: it is not here, or not as the source has it. */
  refused: string;
  /** Another task has its unique_id, and may have let go of it once all have followed. */
  isLate?: true;
}

export type ImportOutcome = { done: 'new' | 'changed' | 'same' } | Refused;

/** @param json the wire JSON of a thing. */
export const hashOf = (json: string): string => hash('sha256', json, 'base64url');

export interface Sides {
  /** Its wire JSON as the source has it. */
  source: string;
  /** And as it is here; undefined when it is not. */
  local: string | undefined;
  /** What a batch is to be once its tasks are in. */
  held: string | null;
}

/** What is to be done with it. Noted already: the unit does it, or is undone. */
export async function stepOf(tx: Tx, key: ImportedKey, { source, local, held }: Sides): Promise<ImportStep> {
  const row = await findImported(tx, key);
  const now = hashOf(source);
  const step = importStep({ source: now, saved: row?.hash, local: local && hashOf(local) });
  const isNoted = step === 'both' || step === 'foreign' || (step === 'same' && row?.hash === now);
  if (!isNoted) await saveImported(tx, key, { hash: now, held: step === 'same' ? (row?.held ?? null) : held });
  return step;
}

/** The sentence of a thing that stays as it is here. */
export const isTaken = (what: string, step: 'both' | 'foreign'): string =>
  step === 'both'
    ? 'it changed there and here; it stays as it is here'
    : `a ${what} of this name is here that did not come by an import`;
