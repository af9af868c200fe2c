/** A claim costs the same whatever waits in the queue: the plan is an index walk, and the time says so too. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { claimTasks } from '../../src/actions/claim-tasks.ts';
import { openTask } from '../../src/actions/open-task.ts';
import { firstStatements } from '../../src/store/claim-pools.ts';
import type { Row, Statement } from '../../src/store/db.ts';
import { claimStatement, type Pool, type Wanted } from '../../src/store/queue.ts';
import { insertTask, type TaskRow } from '../../src/store/tasks.ts';
import { type OpenedStore, openFreshStore } from '../kit/opened.ts';
import { onEachStore } from '../kit/stores.ts';

const WAITING = 3000;

onEachStore((name) => {
  let o: OpenedStore;
  before(async () => {
    o = await openFreshStore(name);
    await o.store.write(async (tx) => {
      for (let i = 0; i < WAITING; i++) {
        const task = taskOf(i);
        await insertTask(tx, task);
        await openTask(tx, task, { claimable: true });
      }
    });
    if (name === 'postgres') await o.store.write((tx) => tx.run('analyze open_answers', []));
  });
  after(() => o.close());

  const taskOf = (i: number): TaskRow => ({
    accountId: 1,
    mode: 'live',
    taskId: o.context('live').mint().id,
    type: i % 2 ? 'categorization' : 'comparison',
    status: 'pending',
    createdAt: 1,
    updatedAt: 1,
    completedAt: null,
    urgency: 'standard',
    priority: [null, 10, 30][i % 3]!,
    project: i % 5 ? `p${i % 5}` : null,
    batch: i % 7 ? `b${i % 7}` : null,
    projectParamVersion: null,
    uniqueId: null,
    clearUniqueIdOnError: 0,
    tagsJson: null,
    metadataJson: '{}',
    callbackUrl: null,
    callbackSucceeded: null,
    processedAttachmentsJson: '[]',
    customerReviewStatus: null,
    instruction: null,
    paramsJson: '{}',
    responseJson: null,
    responsesRequired: 1,
    agreement: null,
    inReview: 0,
    extraJson: null,
  });

  const world = { accountId: 1, mode: 'live', kind: 'label', userId: 'u' } as const;
  const cases: [string, Partial<Wanted>][] = [
    ['open_answers_queue', {}],
    ['open_answers_type', { types: ['comparison'] }],
    ['open_answers_project', { projects: ['p1'] }],
    ['open_answers_batch', { batches: ['b1'] }],
    ['open_answers_queue', { types: ['comparison', 'categorization'], batches: ['b1', 'b2'] }],
  ];

  // PostgreSQL weighs the last case by the size of the queue: a small one it reads and sorts.
  for (const [index, filter] of name === 'sqlite' ? cases : cases.slice(0, -1)) {
    it(`walks ${index} in its order for ${JSON.stringify(filter)}`, async () => {
      const { sql, params } = claimStatement(o.store, { ...world, ...filter }, 'lease');
      // A claim's statement cannot be explained without being prepared to write; nothing is run.
      const explain = name === 'sqlite' ? 'explain query plan' : 'explain';
      const plan = await o.store.write((tx) => tx.all(`${explain} ${sql}`, params));
      const text = plan.map((row: Row) => String(row.at(-1))).join('\n');
      assert.match(text, new RegExp(`(USING INDEX|USING COVERING INDEX|Index (Only )?Scan using) ${index}\\b`), text);
      assert.doesNotMatch(text, /USE TEMP B-TREE|SCAN (open_answers|o|a|h)\b|Sort|Seq Scan|JIT/, text);
    });
  }

  const explained = async ({ sql, params }: Statement): Promise<string> => {
    const explain = name === 'sqlite' ? 'explain query plan' : 'explain';
    return (await o.store.write((tx) => tx.all(`${explain} ${sql}`, params)))
      .map((row) => String(row.at(-1)))
      .join('\n');
  };
  const uses = (index: string) => new RegExp(`(USING INDEX|USING COVERING INDEX|Index (Only )?Scan using) ${index}\\b`);

  it('walks the index of those assigned, which holds nothing else, and looks into it once for each project', async () => {
    const pools: [string, Pool][] = [
      ['open_answers_assigned', { of: 'project', name: 'p1' }],
      ['open_answers_closed_batch', { of: 'batch', name: 'b1' }],
    ];
    for (const [index, pool] of pools) {
      const text = await explained(claimStatement(o.store, world, 'lease', pool));
      assert.match(text, uses(index), text);
      assert.doesNotMatch(text, /USE TEMP B-TREE|SCAN (open_answers|o|a|h)\b|Sort|Seq Scan on open_answers|JIT/, text);
    }
    for (const batches of [undefined, ['b1', 'b2']]) {
      for (const assigned of [true, false]) {
        for (const statement of firstStatements({ ...world, batches }, { assigned, closed: true })) {
          const text = await explained(statement);
          assert.match(text, /open_answers_(assigned|closed_batch)/, text);
          assert.doesNotMatch(text, /SCAN (open_answers|o|a|h)\b|Seq Scan on open_answers|JIT/, text);
          // One row a project or batch is sorted, not what is in them.
          assert.ok((text.match(/USE TEMP B-TREE|Sort Key/g) ?? []).length <= 1, text);
        }
      }
    }
  });

  it('hands out in the order of the queue, to the end', async () => {
    const seen: [number, string][] = [];
    for (;;) {
      const context = o.context('live');
      const claim = { kind: 'label', limit: 10, lease_seconds: 900 };
      const { leases } = JSON.parse(await o.store.write((tx) => claimTasks(tx, context, claim)));
      if (leases.length === 0) break;
      seen.push(
        ...leases.map(({ task }: { task: { priority?: number; task_id: string } }) => [
          task.priority ?? 0,
          task.task_id,
        ]),
      );
    }
    assert.equal(seen.length, WAITING);
    assert.deepEqual(
      seen,
      seen.toSorted(([p, a], [q, b]) => q - p || (a < b ? -1 : 1)),
    );
  });
}, 'the plan of a claim');
