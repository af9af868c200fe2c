import type { Measured } from './stage.ts';

export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Of an even number of values the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  if (!Number.isInteger(middle)) return sorted[Math.floor(middle)] ?? Number.NaN;
  return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** What the rounds found: a row has a figure each round. */
export class Figures {
  private readonly rows = new Map<string, Measured[]>();

  add(row: string, measured: Measured): void {
    const figures = this.rows.get(row);
    if (figures) figures.push(measured);
    else this.rows.set(row, [measured]);
  }

  median(row: string, figure: keyof Measured): number {
    return median(this.of(row, figure));
  }

  /** The median of the ratios within each round: what slowed the machine in a round slowed both. */
  ratio(row: string, to: string, figure: keyof Measured): number {
    const below = this.of(to, figure);
    return median(this.of(row, figure).map((value, round) => value / below[round]!));
  }

  private of(row: string, figure: keyof Measured): number[] {
    return (this.rows.get(row) ?? []).map((measured) => measured[figure]);
  }
}
