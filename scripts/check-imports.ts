/**
 * Holds the directions of docs/design: every import inside the house goes the way the table below allows,
 * and no chain of imports leads back to where it began. Type imports count for the directions, not for the
 * circles: a circle of types is gone when the program runs.
 *
 * `node scripts/check-imports.ts [folder]` prints what breaks a rule and exits 1.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';

/** What anybody under src may lean on; deps has no code. */
const LEAVES = ['deps', 'errors', 'ids', 'rules', 'version'];
/** Room -> the rooms it may import, beside itself. */
const ALLOWED: Record<string, string[]> = {
  main: ['cli', 'config', ...LEAVES],
  cli: ['app', 'config', 'http', 'loops', 'net', 'passwords', 'registry', 'actions', 'store', 'wire', ...LEAVES],
  app: ['routes', 'http', 'config', 'registry', ...LEAVES],
  routes: ['actions', 'http', 'wire', 'registry', 'task-kit', ...LEAVES],
  http: ['actions', 'store', 'wire', ...LEAVES],
  loops: ['actions', 'store', 'net', 'registry', 'wire', ...LEAVES],
  actions: ['registry', 'wire', 'store', 'task-kit', ...LEAVES],
  wire: ['store', 'registry', 'task-kit', ...LEAVES],
  registry: ['prelabels', 'task-kit', ...LEAVES],
  prelabels: ['task-kit', ...LEAVES],
  passwords: LEAVES,
  store: LEAVES,
  net: LEAVES,
  config: ['errors', 'net', 'rules'],
  deps: ['registry', 'store', 'ids', 'rules'],
  ids: ['rules'],
  version: [],
  rules: ['errors'],
  errors: [],
  // A package of its own: it knows the house by /openapi.json.
  client: [],
  // A single type is named by nobody: the registry finds them.
  'task-types': ['task-kit'],
  'task-kit': ['task-types'],
  // The server reads definitions, the browser editors beside them; neither reads the other's.
  editors: ['web-kit', 'task-types', 'task-kit'],
  'web-kit': ['task-types', 'task-kit'],
  // Editors are found by their folder, as definitions are; the page names none.
  web: ['web-kit', 'task-types', 'task-kit'],
};
/** They look at the house from outside, so they may import any of it; tests may also import one another's kit. */
const OUTSIDE = ['scripts', 'bench', 'demo', 'tests'];

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

/** The room of a file: its folder or its name under src, elsewhere its first folder, with the exceptions of the web. */
export function roomOf(file: string): string {
  const [first, second = ''] = file.split('/');
  if (first === 'task-types' && file.endsWith('.tsx')) return 'editors';
  if (first === 'task-types' && second.endsWith('.ts')) return 'task-kit';
  if (first === 'web' && second === 'kit') return 'web-kit';
  return first === 'src' ? second.replace(/\.tsx?$/, '') : first!;
}

const IMPORT =
  /^\s*(import|export)\s(\s*type\s)?(?:[^'";]*?\sfrom\s)?\s*['"](\.[^'"]+)['"]|\bimport\(\s*['"](\.[^'"]+)['"]/gm;

export function importsOf(root: string, from: string): Import[] {
  const text = readFileSync(join(root, from), 'utf8');
  return [...text.matchAll(IMPORT)].flatMap((match) => {
    const to = normalize(join(dirname(from), (match[3] ?? match[4])!));
    const isFile = existsSync(join(root, to)) && statSync(join(root, to)).isFile();
    return isFile ? [{ from, to, typeOnly: Boolean(match[2]) }] : [];
  });
}

function wrongWay({ from, to }: Import): string | undefined {
  const [a, b] = [roomOf(from), roomOf(to)];
  if (a === b || a === 'tests') return undefined;
  if (b === 'tests') return `${from} imports ${to}: only tests may import tests`;
  if (OUTSIDE.includes(a)) return undefined;
  if (!ALLOWED[a]) return `${from}: its room "${a}" has no line in the table of scripts/check-imports.ts`;
  return ALLOWED[a].includes(b) ? undefined : `${from} imports ${to}: ${a} may not import ${b}`;
}

/** The circles, each told once: a depth-first walk that meets a file it is still inside of. */
function circles(imports: Import[]): string[] {
  const next = Map.groupBy(
    imports.filter((one) => !one.typeOnly),
    (one) => one.from,
  );
  const done = new Set<string>();
  const path: string[] = [];
  const found: string[] = [];
  const walk = (file: string) => {
    const at = path.indexOf(file);
    if (at >= 0) found.push(`circle: ${[...path.slice(at), file].join(' -> ')}`);
    if (at >= 0 || done.has(file)) return;
    path.push(file);
    for (const { to } of next.get(file) ?? []) walk(to);
    path.pop();
    done.add(file);
  };
  for (const file of next.keys()) walk(file);
  return found;
}

export function checkImports(root: string): { files: number; problems: string[] } {
  const files = globSync('{src,task-types,web,client,tests,scripts,bench,demo}/**/*.{ts,tsx}', { cwd: root });
  const imports = files.flatMap((file) => importsOf(root, file));
  const strays = new Set(imports.map(wrongWay).filter((problem) => problem !== undefined));
  return { files: files.length, problems: [...strays, ...circles(imports)] };
}

if (import.meta.main) {
  const { files, problems } = checkImports(resolve(process.argv[2] ?? join(import.meta.dirname, '..')));
  for (const problem of problems) console.error(problem);
  console.log(`${files} files, ${problems.length} wrong imports`);
  if (files === 0 || problems.length > 0) process.exitCode = 1;
}
