/** The projects and batches of the source: all at first, and one by one when a task names one that came since. */
import { importBatch } from '../actions/import-batch.ts';
import { importProject } from '../actions/import-project.ts';
import type { ImportOutcome } from '../actions/imported.ts';
import type { Context } from '../deps.ts';
import type { Store, Tx } from '../store/db.ts';
import { type Doc, isDoc, Unreadable } from '../wire/read.ts';
import { readBatch } from '../wire/read-batch.ts';
import { readProject } from '../wire/read-project.ts';
import type { Source } from './import-source.ts';
import { note, type Tally } from './import-tally.ts';

export interface ImportRun {
  store: Store;
  source: Source;
  context: () => Context;
  tally: Tally;
}

/** Batches a page. */
const A_PAGE = 100;

export class Places {
  private readonly run: ImportRun;
  private readonly projects = new Set<string>();
  /** Name -> status at the source. */
  private readonly batches = new Map<string, unknown>();

  constructor(run: ImportRun) {
    this.run = run;
  }

  /** @throws ConfigError */
  async importAll(): Promise<void> {
    const { source } = this.run;
    for (const doc of await source.list('/projects')) await this.project(doc);
    // A server may list only those that are not archived, and not say which are.
    for (const doc of await source.list('/projects?archived=true')) {
      if (isDoc(doc) && !this.projects.has(String(doc.name))) await this.project({ archived: true, ...doc });
    }
    for (let offset = 0; ; ) {
      const page = await source.page(`/batches?limit=${A_PAGE}&offset=${offset}`);
      for (const doc of page!.docs) await this.batch(doc);
      offset += page!.docs.length;
      if (!page!.hasMore || page!.docs.length === 0) return;
    }
  }

  /** Makes sure that the task's project and batch are known. @throws ConfigError */
  async meet({ project, batch }: Doc): Promise<void> {
    const { source } = this.run;
    if (typeof batch === 'string' && batch !== '' && !this.batches.has(batch)) {
      const doc = await source.one(`/batches/${encodeURIComponent(batch)}`);
      this.batches.set(batch, doc?.status);
      if (doc) {
        await this.meet({ project: doc.project });
        await this.batch(doc);
      }
    }
    if (typeof project === 'string' && project !== '' && !this.projects.has(project)) {
      this.projects.add(project);
      const doc = await source.one(`/projects/${encodeURIComponent(project)}`);
      if (doc) await this.project(doc);
    }
  }

  /** Whether the batch is completed at the source. */
  isCompleted(batch: string | null): boolean {
    return batch !== null && this.batches.get(batch) === 'completed';
  }

  /** A batch as it is at the source now. @throws ConfigError */
  async refresh(name: string): Promise<void> {
    const doc = await this.run.source.one(`/batches/${encodeURIComponent(name)}`);
    if (doc && doc.status !== this.batches.get(name)) await this.batch(doc);
  }

  private async project(doc: unknown): Promise<void> {
    const name = nameOf(doc);
    this.projects.add(name);
    await this.take('project', name, (tx, context) =>
      importProject(tx, context, readProject(context.registry, context.caller, docOf(doc))),
    );
  }

  private async batch(doc: unknown): Promise<void> {
    const name = nameOf(doc);
    this.batches.set(name, isDoc(doc) ? doc.status : undefined);
    await this.take('batch', name, (tx, context) => importBatch(tx, context, readBatch(context.caller, docOf(doc))));
  }

  private async take(
    kind: 'project' | 'batch',
    name: string,
    act: (tx: Tx, context: Context) => Promise<ImportOutcome>,
  ): Promise<void> {
    const { store, context, tally } = this.run;
    const outcome = await store.write((tx) => act(tx, context())).catch(refusedBy);
    note(tally, kind, name, outcome);
  }
}

/** @throws what is no fault of the document. */
export function refusedBy(error: unknown): { refused: string } {
  if (error instanceof Unreadable) return { refused: error.message };
  throw error;
}

/** @throws Unreadable */
export function docOf(value: unknown): Doc {
  if (!isDoc(value)) throw new Unreadable('it is not an object');
  return value;
}

const nameOf = (doc: unknown): string => (isDoc(doc) ? String(doc.name ?? '?') : '?').slice(0, 300);
