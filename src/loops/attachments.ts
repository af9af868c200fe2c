/**
 * Looks at the attachments of live tasks. Hosts take turns; a host that fails is left alone for a while, so that
 * an outage costs a few requests and not one for each of its objects. Safe with any number of processes: a row is
 * taken by pushing its next_at forward.
 */
import { type Finding, noteFinding } from '../actions/attachments.ts';
import { systemContext } from '../actions/system.ts';
import type { Deps } from '../deps.ts';
import { nextAttachmentTry } from '../rules/attachment-schedule.ts';
import { type AttachmentRow, hostsWithDue, takeDueAttachments } from '../store/attachments.ts';
import type { Look } from './look-at-attachment.ts';
import type { Loop } from './loop.ts';

/** Longer than a look takes; a process that dies gives its rows back after it. Milliseconds. */
const VISIBILITY = 90_000;
const A_HOST = 16;
const IN_ALL = 64;
/** Failures in a row after which a host is left alone. */
const PATIENCE = 5;
const PAUSE = 5_000;
const LONGEST_PAUSE = 60_000;

export interface AttachmentLoopOptions {
  /** @param wantsImage the task needs a picture, so anything else is bad. */
  look: (attachment: AttachmentRow, wantsImage: boolean) => Promise<Look>;
  /** 0 to 1, without 1. */
  random?: () => number;
}

interface Host {
  looking: number;
  failures: number;
  /** Unix milliseconds until which it is left alone. */
  closedUntil: number;
}

export class AttachmentLoop implements Loop {
  readonly name = 'attachments';
  readonly every = 250;
  private readonly deps: Pick<Deps, 'checkAttachments' | 'store' | 'now' | 'mint' | 'log' | 'ownUrl' | 'registry'>;
  private readonly options: Required<AttachmentLoopOptions>;
  private readonly hosts = new Map<string, Host>();
  private readonly looking = new Set<Promise<void>>();
  private stopped = false;

  constructor(deps: AttachmentLoop['deps'], options: AttachmentLoopOptions) {
    this.deps = deps;
    this.options = { random: Math.random, ...options };
  }

  /** Begins to look at what is due; does not wait for the answers. */
  async runOnce(): Promise<void> {
    if (this.stopped) return;
    const now = this.deps.now();
    const due = await hostsWithDue(this.deps.store, now);
    for (const [name, host] of this.hosts) {
      if (host.looking === 0 && host.failures === 0 && !due.includes(name)) this.hosts.delete(name);
    }
    for (const name of due) await this.serve(name, now);
  }

  /** Resolves when nothing is being looked at. */
  async idle(): Promise<void> {
    while (this.looking.size > 0) await Promise.all(this.looking);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.idle();
  }

  private async serve(name: string, now: number): Promise<void> {
    const host = this.hosts.get(name) ?? { looking: 0, failures: 0, closedUntil: 0 };
    this.hosts.set(name, host);
    if (host.closedUntil > now) return;
    // A host that has failed gets one probe; the others wait for what it says.
    const most = Math.min((host.failures >= PATIENCE ? 1 : A_HOST) - host.looking, IN_ALL - this.looking.size);
    if (most <= 0) return;
    const taken = await this.deps.store.write((tx) =>
      takeDueAttachments(tx, name, { now, until: now + VISIBILITY, most }),
    );
    for (const attachment of taken) {
      const looking = this.lookAt(attachment, host).finally(() => this.looking.delete(looking));
      this.looking.add(looking);
    }
  }

  private async lookAt(attachment: AttachmentRow, host: Host): Promise<void> {
    host.looking++;
    try {
      const look = await this.options.look(attachment, this.deps.registry.get(attachment.type).wantsImage);
      const failed = look.kind === 'unreachable';
      host.failures = failed ? host.failures + 1 : 0;
      if (host.failures >= PATIENCE) {
        const pause = Math.min(PAUSE * 2 ** (host.failures - PATIENCE), LONGEST_PAUSE);
        host.closedUntil = this.deps.now() + pause;
      }
      const context = systemContext(this.deps, attachment.accountId, attachment.mode);
      const finding = this.findingOf(attachment, look, context.now);
      await this.deps.store.write((tx) => noteFinding(tx, context, attachment, finding));
    } catch (error) {
      // The row is due again after VISIBILITY.
      this.deps.log.error({ err: error, task_id: attachment.taskId, n: attachment.n }, 'attachment not settled');
    } finally {
      host.looking--;
    }
  }

  private findingOf({ tries, createdAt }: AttachmentRow, look: Look, now: number): Finding {
    if (look.kind !== 'unreachable') return look;
    const pause = nextAttachmentTry(tries + 1, now - createdAt, this.options.random());
    if (pause !== undefined) return { kind: 'later', nextAt: now + pause };
    return { kind: 'bad', statusCode: null, error: 'It could not be reached for 24 hours.' };
  }
}
