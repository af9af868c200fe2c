/** One tab of a browser works on a lease; others that have it open say so, and may take it over. */

/** Milliseconds. Tabs in the background answer too, if they are not frozen; those find a newer draft when they wake. */
const ASK = 200;
const HAND_OVER = 2000;

type Say = 'who' | 'mine' | 'take' | 'given';
interface Word {
  say: Say;
  leaseId: string;
  from: string;
}

export type Place = 'asking' | 'here' | 'elsewhere';

interface TabEvents {
  onPlace(place: Place): void;
  /** Another tab takes over: saves what there is, and resolves when that was tried. */
  handOver(): Promise<void>;
}

export class OneTab {
  private place: Place = 'asking';
  private channel: BroadcastChannel | undefined;
  private waiting: (() => void) | undefined;
  private readonly id = crypto.getRandomValues(new Uint32Array(2)).join('-');
  private readonly leaseId: string;
  private readonly events: TabEvents;

  constructor(leaseId: string, events: TabEvents) {
    this.leaseId = leaseId;
    this.events = events;
  }

  /** @param isNew nobody can have it open: it was claimed a moment ago. */
  open(isNew: boolean): void {
    this.channel = new BroadcastChannel('taskwright.leases');
    this.channel.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data.leaseId === this.leaseId && data.from !== this.id) this.hear(data);
    };
    if (isNew) this.settle('here');
    else this.ask();
  }

  private ask(): void {
    this.say('who');
    this.wait(ASK, () => this.settle('here'));
  }

  close(): void {
    this.waiting?.();
    this.channel?.close();
    this.channel = undefined;
  }

  /** Works here from now on; resolves when the other tab has saved, or does not answer. */
  take(): Promise<void> {
    this.settle('asking');
    this.say('take');
    return new Promise((resolve) =>
      this.wait(HAND_OVER, () => {
        this.settle('here');
        resolve();
      }),
    );
  }

  private hear({ say, from }: Word): void {
    if (say === 'who') {
      // Of two that ask at the same moment one has it.
      if (this.place === 'here' || (this.place === 'asking' && this.id < from)) this.say('mine');
    } else if (say === 'mine' && this.place === 'asking') {
      this.waiting?.();
      this.settle('elsewhere');
    } else if (say === 'take' && this.place !== 'elsewhere') {
      this.waiting?.();
      this.settle('elsewhere');
      void this.events.handOver().finally(() => this.say('given'));
    } else if (say === 'given' && this.place === 'asking') {
      this.finish?.();
    }
  }

  private finish: (() => void) | undefined;

  private wait(ms: number, then: () => void): void {
    this.waiting?.();
    const timer = setTimeout(() => this.finish?.(), ms);
    this.waiting = () => {
      clearTimeout(timer);
      this.waiting = this.finish = undefined;
    };
    this.finish = () => {
      this.waiting?.();
      then();
    };
  }

  private settle(place: Place): void {
    this.place = place;
    this.events.onPlace(place);
  }

  private say(say: Say): void {
    this.channel?.postMessage({ say, leaseId: this.leaseId, from: this.id } satisfies Word);
  }
}
