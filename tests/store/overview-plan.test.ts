/** The overview costs what was done in its period and what is open, and not what there ever was. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { overviewStatements } from '../../src/store/overview.ts';
import { type OpenedStore, openFreshStore } from '../kit/opened.ts';
import { onEachStore } from '../kit/stores.ts';

const PAST = 20_000;
const A_UNIT = 5000;
const NOW = 1_800_000_000_000;

onEachStore((name) => {
  let o: OpenedStore;
  before(async () => {
    o = await openFreshStore(name);
    const ids = (from: number) => Array.from({ length: A_UNIT }, (_, i) => String(from + i).padStart(24, '0'));
    const insert = async (table: string, columns: string, values: (id: string, n: number) => string) => {
      for (let from = 0; from < PAST; from += A_UNIT) {
        const rows = ids(from).map((id, i) => `(1, 'live', '${id}', ${values(id, from + i)})`);
        await o.store.write((tx) => tx.run(`insert into ${table} (${columns}) values ${rows.join(', ')}`, []));
      }
    };
    await insert(
      'tasks',
      'account_id, mode, task_id, type, status, created_at, updated_at, completed_at, urgency, metadata, params, project, batch',
      (_, n) => `'comparison', 'completed', 1, 1, ${n * 1000}, 'day', '{}', '{}', 'p', 'b'`,
    );
    await insert(
      'answers',
      'account_id, mode, task_id, user_id, state, created_at, updated_at, submitted_at',
      (_, n) => `'me', 'submitted', 1, 1, ${n * 1000}`,
    );
    await insert(
      'callbacks',
      'account_id, mode, callback_id, reason, state, endpoint, url, created_at, next_at, body',
      () => `'completed', 'delivered', 'e', 'u', 1, 1, ''`,
    );
    await insert(
      'quality_scores',
      'account_id, mode, task_id, score_id, user_id, kind, project, type, score, counted, tries, answered_at',
      (id) => `'${id}', 'me', 'evaluation', 'p', 'comparison', 1, 1, 1, 1`,
    );
    await insert(
      'open_answers',
      'account_id, mode, task_id, slot, kind, open, type, project, batch, priority, batch_priority',
      () => `0, 'label', 1, 'comparison', 'p', 'b', 30, 0`,
    );
    if (name === 'postgres') await o.store.write((tx) => tx.run('analyze', []));
  });
  after(() => o.close());

  const scopes = {
    all: {},
    'a project': { project: 'p' },
    'a batch': { batch: 'b' },
    both: { project: 'p', batch: 'b' },
  };
  for (const [what, wish] of Object.entries(scopes)) {
    it(`reads the period of ${what} by its time`, async () => {
      const times = { from: NOW - 3_600_000, to: NOW, bucket: 60_000 };
      const scope = { accountId: 1, mode: 'live', project: undefined, batch: undefined, ...wish, ...times } as const;
      const used: string[] = [];
      for (const { sql, params } of overviewStatements(scope)) {
        const explain = name === 'sqlite' ? 'explain query plan' : 'explain';
        const plan = await o.store.write((tx) => tx.all(`${explain} ${sql}`, params));
        const text = plan.map((row) => String(row.at(-1))).join('\n');
        assert.doesNotMatch(
          text,
          /SCAN (t|a|s|c|open_answers)\b|Seq Scan on (tasks|answers|quality_scores|open)/,
          text,
        );
        used.push(text);
      }
      const [completed, answers, scores, callbacks, , reviews, held, skipped, due] = used;
      assert.match(completed!, name === 'sqlite' ? /tasks_completed_work .*completed_at>/ : /tasks_completed/);
      assert.match(answers!, /answers_given/);
      assert.match(scores!, /quality_scores_id/);
      assert.match(callbacks!, /callbacks_pkey|sqlite_autoindex_callbacks_1/);
      assert.match(reviews!, /open_answers_reviews/);
      assert.match(held!, /open_answers_held/);
      assert.match(skipped!, /open_answers_skipped/);
      assert.match(due!, /callbacks_due/);
    });
  }
}, 'overview');
