/** What a claim looks up of evaluation and training tasks is by index, however many there are; and nothing where there are none. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { claimTasks } from '../../src/actions/claim-tasks.ts';
import { scopeOf } from '../../src/store/claim-pools.ts';
import type { Tx, Value } from '../../src/store/db.ts';
import { begunTasks } from '../../src/store/drafts.ts';
import { barredPools } from '../../src/store/quality-standings.ts';
import { evaluationGivenBack, findTurn, nextQualityTask } from '../../src/store/quality-tasks.ts';
import { claimStatement } from '../../src/store/queue.ts';
import { type OpenedStore, openFreshStore } from '../kit/opened.ts';
import { onEachStore } from '../kit/stores.ts';

const MANY = 3000;

onEachStore((name) => {
  let o: OpenedStore;
  before(async () => {
    o = await openFreshStore(name);
  });
  after(() => o.close());

  /** The statements that `work` reads with. */
  async function statementsOf(work: (tx: Tx) => Promise<unknown>): Promise<[string, Value[]][]> {
    const seen: [string, Value[]][] = [];
    await o.store.write(async (tx) => {
      const watched: Tx = {
        ...tx,
        dialect: tx.dialect,
        all: (sql, params) => {
          seen.push([sql, params]);
          return tx.all(sql, params);
        },
        run: (sql, params) => tx.run(sql, params),
        count: (change) => tx.count(change),
        tell: (topic, message) => tx.tell(topic, message),
        undo: () => tx.undo(),
      };
      await work(watched);
    });
    return seen;
  }

  it('without any a claim asks nothing more', async () => {
    const claim = { kind: 'label', limit: 1, lease_seconds: 900 };
    const asked = await statementsOf((tx) => claimTasks(tx, o.context('live'), claim));
    const quality = asked.filter(([sql]) => /quality/.test(sql));
    assert.equal(quality.length, 1, 'the one statement that looks what there is at all');
    assert.match(quality[0]![0], /from assignments/);
  });

  it('with many every look is by index', async () => {
    const of = { accountId: 1, mode: 'live' } as const;
    await o.store.write(async (tx) => {
      await tx.run(
        `insert into quality_pools (account_id, mode, project, type, evaluations) values (1, 'live', 'p', 'comparison', ?)`,
        [MANY],
      );
      const rows = Array.from({ length: MANY }, (_, i) => {
        const id = String(i).padStart(24, '0');
        return `(1, 'live', '${id}', '${i % 2 ? 'evaluation' : 'training'}', 'p', 'comparison', 1, '{}', '{}', '{}')`;
      });
      await tx.run(
        `insert into quality_tasks (account_id, mode, task_id, kind, project, type, created_at, metadata, params, expected_response)
          values ${rows.join(', ')}`,
        [],
      );
      const standings = Array.from(
        { length: MANY },
        (_, i) => `(1, 'live', 'u${i}', 'p', 'comparison', ${i % 50 ? 0 : 1})`,
      );
      await tx.run(
        `insert into quality_standings (account_id, mode, user_id, project, type, barred) values ${standings.join(', ')}`,
        [],
      );
    });
    await o.store.write((tx) => {
      const scores = Array.from(
        { length: MANY },
        (_, i) => `(1, 'live', 't${i}', 'v', 's${i}', 'training', 'p', 'comparison', 1, 1, 1, 1)`,
      );
      return tx.run(
        `insert into quality_scores (account_id, mode, task_id, user_id, score_id, kind, project, type, score, counted, tries,
          answered_at) values ${scores.join(', ')}`,
        [],
      );
    });
    await o.store.write((tx) => {
      const leases = Array.from({ length: MANY }, (_, i) => {
        const id = String(i).padStart(24, '0');
        return `(1, 'live', '${id}', '${id}', 0, 'label', 'v', 1, 1, 1, 1, 'released', 1, 0, '${id}')`;
      });
      return tx.run(
        `insert into leases (account_id, mode, lease_id, task_id, slot, kind, user_id, seconds, claimed_at, expires_at, ended_at,
          outcome, active_at, active_ms, stands_for) values ${leases.join(', ')}`,
        [],
      );
    });
    if (name === 'postgres') await o.store.write((tx) => tx.run('analyze', []));
    const pool = { ...of, userId: 'u', project: 'p', type: 'comparison' };
    const asked = await statementsOf(async (tx) => {
      await scopeOf(tx, { ...of, kind: 'label', userId: 'u' });
      await barredPools(tx, { ...of, userId: 'u' });
      await findTurn(tx, pool);
      await evaluationGivenBack(tx, pool, '0');
      for (const kind of ['evaluation', 'training'] as const) {
        for (const held of [true, false]) await nextQualityTask(tx, pool, kind, held);
      }
    });
    for (const [sql, params] of asked) {
      const explain = name === 'sqlite' ? 'explain query plan' : 'explain';
      const plan = await o.store.write((tx) => tx.all(`${explain} ${sql}`, params));
      const text = plan.map((row) => String(row.at(-1))).join('\n');
      assert.doesNotMatch(
        text,
        /SCAN (q|s|g|quality_\w+|leases|l|answers|a)\b|Seq Scan on quality_(tasks|standings|scores)/,
        text,
      );
      assert.doesNotMatch(text, /USE TEMP B-TREE|Sort Key|JIT/, text);
    }
  });

  it('who is kept out of a project walks the queue in its order, and takes the first that is not of it', async () => {
    await o.store.write((tx) => {
      const rows = Array.from({ length: MANY }, (_, i) => {
        return `(1, 'live', '${String(i).padStart(24, '0')}', 0, 'label', 1, 'comparison', '${i < MANY - 10 ? 'p' : 'q'}', 0, 0)`;
      });
      const columns = 'account_id, mode, task_id, slot, kind, open, type, project, priority, batch_priority';
      return tx.run(`insert into open_answers (${columns}) values ${rows.join(', ')}`, []);
    });
    if (name === 'postgres') await o.store.write((tx) => tx.run('analyze open_answers', []));
    const wanted = { accountId: 1, mode: 'live', kind: 'label', userId: 'u', without: ['comparison:p'] } as const;
    const { sql, params } = claimStatement(o.store, { ...wanted, without: [...wanted.without] }, 'lease');
    const explain = name === 'sqlite' ? 'explain query plan' : 'explain';
    const plan = await o.store.write((tx) => tx.all(`${explain} ${sql}`, params));
    const text = plan.map((row) => String(row.at(-1))).join('\n');
    assert.match(text, /open_answers_queue/, text);
    assert.doesNotMatch(text, /USE TEMP B-TREE|SCAN (open_answers|o|a|h)\b|Sort|Seq Scan on open_answers|JIT/, text);
    const [row] = await o.store.write((tx) => tx.all(sql, params));
    assert.equal(row![0], String(MANY - 10).padStart(24, '0'));
  });

  // PostgreSQL plans by what there is, which here is too little.
  it('drafts of quality tasks are found without walking the queue', { skip: name === 'postgres' }, async () => {
    const asked = await statementsOf((tx) =>
      begunTasks(tx, { accountId: 1, mode: 'live', userId: 'u' }, { now: 1, limit: 50 }),
    );
    const [sql, params] = asked.find(([text]) => /quality_tasks/.test(text))!;
    const plan = await o.store.write((tx) => tx.all(`explain query plan ${sql}`, params));
    const text = plan.map((one) => String(one.at(-1))).join('\n');
    assert.match(text, /answers_drafts/, text);
    assert.match(text, /open_answers_(project|assigned)/, text);
    assert.doesNotMatch(text, /SCAN (o|q|d|l|b)\b|SEARCH o USING [^(]*\(account_id=\? AND mode=\?\)/, text);
  });
}, 'the plan of a claim among quality tasks');
