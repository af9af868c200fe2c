/** Holds texts against a pattern, walking each text once with all that the pattern may be at (Thompson 1968). */
import { type PatternNode, PatternRefused, parsePattern } from './parse.ts';

type Step =
  | { kind: 'one'; fits(codePoint: string): boolean }
  | { kind: 'start' | 'end' | 'boundary' | 'inside' | 'done' }
  | { kind: 'go'; to: number[] };

/** Steps that a pattern may be made of. */
const MOST_STEPS = 2000;

export interface Pattern {
  readonly tree: PatternNode;
  /**
   * Is there a place in the text that fits? Takes the length of the text times the steps of the pattern, at most.
   * @param spend told of the work as it is done; may throw.
   */
  fits(text: string, spend?: (work: number) => void): boolean;
}

/** @throws PatternRefused */
export function compilePattern(source: string): Pattern {
  const tree = parsePattern(source);
  const steps: Step[] = [];
  write(tree, steps);
  steps.push({ kind: 'done' });
  return { tree, fits: (text, spend = () => {}) => walk(steps, text, spend) };
}

function add(steps: Step[], step: Step): void {
  if (steps.length >= MOST_STEPS) throw new PatternRefused('must be simpler: its repeats make it too large');
  steps.push(step);
}

function write(node: PatternNode, steps: Step[]): void {
  if (node.kind === 'all') for (const part of node.nodes) write(part, steps);
  else if (node.kind === 'any') writeAny(node.nodes, steps);
  else if (node.kind === 'repeat') writeRepeat(node, steps);
  else add(steps, node);
}

function writeAny(nodes: readonly PatternNode[], steps: Step[]): void {
  const fork = { kind: 'go' as const, to: [] as number[] };
  add(steps, fork);
  const ends = nodes.map((node) => {
    fork.to.push(steps.length);
    write(node, steps);
    const end = { kind: 'go' as const, to: [] as number[] };
    add(steps, end);
    return end;
  });
  for (const end of ends) end.to.push(steps.length);
}

function writeRepeat({ node, least, most }: PatternNode & { kind: 'repeat' }, steps: Step[]): void {
  for (let i = 0; i < least; i++) {
    // An empty group repeated writes nothing, but must not take long.
    const before = steps.length;
    write(node, steps);
    if (steps.length === before) break;
  }
  if (most === Number.POSITIVE_INFINITY) {
    const loop = { kind: 'go' as const, to: [steps.length + 1] };
    const start = steps.length;
    add(steps, loop);
    write(node, steps);
    add(steps, { kind: 'go', to: [start] });
    loop.to.push(steps.length);
    return;
  }
  const forks = [];
  for (let i = least; i < most; i++) {
    const fork = { kind: 'go' as const, to: [steps.length + 1] };
    add(steps, fork);
    forks.push(fork);
    write(node, steps);
  }
  for (const fork of forks) fork.to.push(steps.length);
}

const isWord = (codePoint: string | undefined): boolean => codePoint !== undefined && /^\w$/.test(codePoint);

function holds(kind: Step['kind'], before: string | undefined, after: string | undefined): boolean {
  if (kind === 'start') return before === undefined;
  if (kind === 'end') return after === undefined;
  return (isWord(before) !== isWord(after)) === (kind === 'boundary');
}

function walk(steps: readonly Step[], text: string, spend: (work: number) => void): boolean {
  let waiting: number[] = [];
  let before: string | undefined;
  const codePoints = text[Symbol.iterator]();
  for (;;) {
    const after = codePoints.next().value as string | undefined;
    // The pattern may begin at every place.
    const seen = new Set<number>();
    const next: number[] = [];
    const open = [...waiting, 0].reverse();
    while (open.length > 0) {
      const at = open.pop()!;
      if (seen.has(at)) continue;
      seen.add(at);
      const step = steps[at]!;
      if (step.kind === 'done') return true;
      if (step.kind === 'go') open.push(...step.to);
      else if (step.kind === 'one') {
        if (after !== undefined && step.fits(after)) next.push(at + 1);
      } else if (holds(step.kind, before, after)) open.push(at + 1);
    }
    spend(seen.size);
    if (after === undefined) return false;
    waiting = next;
    before = after;
  }
}
