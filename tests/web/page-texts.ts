/** Finds what a component of the page says by itself, outside of the catalogue of texts. */
import { parseSync } from 'vite';

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

export interface Said {
  line: number;
  text: string;
}

/** Two letters in a row are a word; a single one is the name of a key or a sign. */
const hasWord = (text: string): boolean => /\p{L}{2}/u.test(text);
/** Begins like a sentence and has more than one word. */
const isSentence = (text: string): boolean =>
  /^\p{Lu}\p{Ll}+,? \S*\p{L}/u.test(text) || /^\p{Lu}\p{L}* \S+ \S+/u.test(text);

/** What is read out or shown, of elements of the page and of components. */
const LABELS = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'alt',
  'placeholder',
  'title',
  'what',
  'note',
  'label',
]);
/** Technical names, which are the same in every language. */
const NAMES = new Set(['JSON', 'Taskwright', 'English', 'Deutsch']);

/** @param file a path, by whose end the language is known. */
export function saidOutside(file: string, source: string): Said[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`);
  const said: Said[] = [];
  const add = (node: Node, text: string) => {
    const trimmed = text.trim();
    if (NAMES.has(trimmed)) return;
    const line = source.slice(0, node.start).split('\n').length;
    if (!said.some((one) => one.line === line && one.text === trimmed)) said.push({ line, text: trimmed });
  };
  walk(program as unknown as Node, (node, ancestors) => {
    const text = textOf(node);
    if (text === undefined || isForPrograms(ancestors)) return;
    if (isShown(node, ancestors) ? hasWord(text) : isSentence(text)) add(node, text);
  });
  return said;
}

function textOf(node: Node): string | undefined {
  if (node.type === 'JSXText') return node.value as string;
  if (node.type === 'TemplateElement') return (node.value as { cooked: string }).cooked;
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

/** Errors that only a programmer sees, the console, imports, types. */
function isForPrograms(ancestors: readonly Node[]): boolean {
  return ancestors.some((one) => {
    if (
      /^(Import|Export(All|Named))\w*Declaration$|^TS(?!As|Satisfies|NonNull)/.test(one.type) &&
      one.declaration === undefined
    ) {
      return one.type !== 'ExportNamedDeclaration' || one.source !== null;
    }
    if (one.type !== 'CallExpression') return false;
    const { object } = one.callee as { object?: { name?: string } };
    return object?.name === 'console';
  });
}

/** A text between tags, or a label of one, itself or as what an expression comes to. */
function isShown(node: Node, ancestors: readonly Node[]): boolean {
  if (node.type === 'JSXText') return true;
  const own = ancestors.toReversed();
  let inner = node;
  for (const outer of own) {
    const passes =
      outer.type === 'TemplateLiteral' ||
      (outer.type === 'ConditionalExpression' && outer.test !== inner) ||
      (outer.type === 'LogicalExpression' && outer.right === inner) ||
      outer.type === 'JSXExpressionContainer';
    if (outer.type === 'JSXAttribute') return LABELS.has((outer.name as { name: string }).name);
    if (outer.type === 'JSXElement' || outer.type === 'JSXFragment') return true;
    if (!passes) return false;
    inner = outer;
  }
  return false;
}

function walk(
  node: Node,
  visit: (node: Node, ancestors: readonly Node[]) => void,
  ancestors: readonly Node[] = [],
): void {
  visit(node, ancestors);
  const inner = [...ancestors, node];
  for (const value of Object.values(node)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === 'object' && one !== null && typeof (one as Node).type === 'string')
        walk(one as Node, visit, inner);
    }
  }
}
