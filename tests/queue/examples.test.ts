/** The examples of docs/labeling-api.md do what they say, against a started server. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { promisify } from 'node:util';
import { suite } from '../kit/suite.ts';
import { labeling } from './labeling.ts';
import { createPeople } from './people.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples');
const PROGRAMS = [
  [process.execPath, 'labeler.ts'],
  ['python3', 'labeler.py'],
] as const;

suite('the example labelers', (s) => {
  const { create, task } = labeling(s);

  for (const [command, file] of PROGRAMS) {
    it(`${file} answers what it can and stops`, async () => {
      const [me] = await createPeople(s, ['labeler']);
      const made = [await create(), await create({ priority: 30 })];
      const odd = await create({ allow_multiple: true });
      const env = { ...process.env, TASKWRIGHT_URL: s.server.url, TASKWRIGHT_KEY: me!.key };
      const { stdout } = await promisify(execFile)(command, [join(EXAMPLES, file)], { env, timeout: 60_000 });
      assert.match(stdout, /answered 2, held by others: 0/);
      for (const { task_id } of made) assert.deepEqual((await task(task_id)).response, { category: 'yes' });
      assert.equal((await task(odd.task_id)).status, 'pending', 'an answer that breaks a rule is a skip');
      await s.live.post(`/v1/task/${odd.task_id}/cancel`);
    });
  }

  it('are short, and need nothing but the language', () => {
    for (const [, file] of PROGRAMS) {
      const lines = readFileSync(join(EXAMPLES, file), 'utf8').split('\n');
      assert.ok(lines.length <= 60, `${file} has ${lines.length} lines`);
      const imports = lines.filter((line) => /^(import|from) /.test(line));
      const own = /^import ((base64|http\.client|itertools|json|os|sys|time|urllib\.parse|uuid)(, |$))+$/;
      assert.deepEqual(
        imports.filter((line) => !own.test(line)),
        [],
      );
    }
  });
});
