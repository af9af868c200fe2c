/**
 * How many callbacks one process sends at once. Endpoints that failed lately get at most half of the places together,
 * so that however many hang, those that work go on. 16 to a receiver that answers in 80 ms are 200 a second.
 */
const OVERALL = 128;
const AN_ENDPOINT = 16;
const AILING = 64;
const MAIL = 8;

/** What a place is taken for. */
export interface Sending {
  /** Account and endpoint. */
  key: string;
  /** It failed lately. */
  ailing: boolean;
  mail: boolean;
}

export class CallbackSlots {
  private total = 0;
  private ailing = 0;
  private mail = 0;
  private readonly byKey = new Map<string, number>();

  /** How many more may be sent now. */
  room({ key, ailing, mail }: Sending): number {
    return Math.max(
      0,
      Math.min(
        OVERALL - this.total,
        AN_ENDPOINT - (this.byKey.get(key) ?? 0),
        ailing ? AILING - this.ailing : OVERALL,
        mail ? MAIL - this.mail : OVERALL,
      ),
    );
  }

  /** @returns what gives the places back, one at a call. */
  take({ key, ailing, mail }: Sending, count: number): () => void {
    const add = (n: number): void => {
      this.total += n;
      if (ailing) this.ailing += n;
      if (mail) this.mail += n;
      const left = (this.byKey.get(key) ?? 0) + n;
      if (left === 0) this.byKey.delete(key);
      else this.byKey.set(key, left);
    };
    add(count);
    return () => add(-1);
  }

  get full(): boolean {
    return this.total >= OVERALL;
  }
}
