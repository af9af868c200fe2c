import { strict as assert } from 'node:assert';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { checkImports } from '../../scripts/check-imports.ts';
import { temporaryFolder } from '../kit/folders.ts';

const ROOT = join(import.meta.dirname, '../..');
let root = '';
beforeEach(() => {
  root = temporaryFolder();
});

function plant(files: Record<string, string>): string[] {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return checkImports(root).problems;
}

describe('scripts/check-imports.ts', () => {
  it('sees a wrong import planted in this very repository', () => {
    for (const folder of ['src', 'task-types']) cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
    const before = checkImports(root);
    assert.ok(before.files > 50);
    const after = plant({ 'src/rules/planted.ts': "import { createApp } from '../app.ts';\n" });
    const planted = after.filter((problem) => !before.problems.includes(problem));
    assert.deepEqual(planted, ['src/rules/planted.ts imports src/app.ts: rules may not import app']);
  });

  const wrong = {
    'a value over several lines': "import {\n  a,\n  b,\n} from '../actions/x.ts';",
    'a type': "import type { A } from '../actions/x.ts';",
    'a side effect': "import '../actions/x.ts';",
    'an export': "export * from '../actions/x.ts';",
    'a dynamic import': "const x = await import('../actions/x.ts');",
  };
  for (const [what, text] of Object.entries(wrong)) {
    it(`sees ${what}`, () => {
      assert.deepEqual(plant({ 'src/actions/x.ts': '', 'src/store/y.ts': text }), [
        'src/store/y.ts imports src/actions/x.ts: store may not import actions',
      ]);
    });
  }

  it('lets nobody but tests import tests, and the web nothing of src', () => {
    const problems = plant({
      'tests/kit/k.ts': "import '../../src/wire.ts';",
      'src/wire.ts': "import '../tests/kit/k.ts';",
      'web/app/a.tsx': "import '../../src/errors.ts';\nimport '../../task-types/t/definition.ts';",
      'src/errors.ts': '',
      'task-types/t/definition.ts': "import '../../src/errors.ts';",
    });
    assert.deepEqual(problems.filter((problem) => !problem.startsWith('circle')).sort(), [
      'src/wire.ts imports tests/kit/k.ts: only tests may import tests',
      'task-types/t/definition.ts imports src/errors.ts: task-types may not import errors',
      'web/app/a.tsx imports src/errors.ts: web may not import errors',
    ]);
  });

  it('keeps the client a package of its own', () => {
    const problems = plant({
      'client/src/index.ts':
        "import './retry.ts';\nimport '../../src/errors.ts';\nexport type * from '../../src/wire.ts';",
      'client/src/retry.ts': '',
      'src/errors.ts': '',
      'src/wire.ts': "import '../client/src/retry.ts';",
    });
    assert.deepEqual(problems.sort(), [
      'client/src/index.ts imports src/errors.ts: client may not import errors',
      'client/src/index.ts imports src/wire.ts: client may not import wire',
      'src/wire.ts imports client/src/retry.ts: wire may not import client',
    ]);
  });

  it('keeps definitions and editors of task types apart', () => {
    const problems = plant({
      'task-types/t/definition.ts': "import Editor from './Editor.tsx';",
      'task-types/t/Editor.tsx': "import { Canvas } from '../../web/kit/Canvas.tsx';\nimport '../shared/labels.ts';",
      'task-types/shared/labels.ts': '',
      'web/kit/Canvas.tsx': "import '../app/page.ts';",
      'web/app/page.ts': "import '../kit/keys.ts';\nimport '../../task-types/t/Editor.tsx';",
      'web/kit/keys.ts': '',
    });
    assert.deepEqual(problems.filter((problem) => !problem.startsWith('circle')).sort(), [
      'task-types/t/definition.ts imports task-types/t/Editor.tsx: task-types may not import editors',
      'web/app/page.ts imports task-types/t/Editor.tsx: web may not import editors',
      'web/kit/Canvas.tsx imports web/app/page.ts: web-kit may not import web',
    ]);
  });

  it('sees a circle of values, and lets one of types be', () => {
    const ring = (kind: string) => ({
      'src/rules/a.ts': `${kind} { b } from './b.ts';`,
      'src/rules/b.ts': `${kind} { c } from './c.ts';`,
      'src/rules/c.ts': `${kind} { a } from './a.ts';`,
    });
    assert.deepEqual(plant(ring('import type')), []);
    const [problem, ...more] = plant(ring('import'));
    assert.match(problem!, /^circle: (src\/rules\/[abc]\.ts( -> )?){4}$/);
    assert.deepEqual(more, []);
  });

  it('wants a place for every room', () => {
    const problems = plant({ 'src/attic/a.ts': "import '../errors.ts';", 'src/errors.ts': '' });
    assert.match(problems.join(), /room "attic" has no line/);
  });
});
