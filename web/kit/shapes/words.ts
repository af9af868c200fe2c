/** Shapes and what is wrong with them, in words. */
import type { Refusal } from '../editor.ts';
import { texts } from '../texts/texts.ts';
import type { Drawn } from './drawn.ts';
import type { Geometry, ShapeProblem } from './geometry.ts';
import { round } from './plane.ts';

export function problemInWords(problem: ShapeProblem, { name }: Geometry): string {
  const plural = texts.shapes.many[name];
  const { problems } = texts.shapes;
  switch (problem.kind) {
    case 'empty':
      return problems.empty(plural);
    case 'small': {
      const { minWidth, minHeight, width, height } = problem;
      return problems.small(plural, minWidth, minHeight, round(width), round(height));
    }
    case 'few':
      return problems.few(plural, problem.least);
    case 'many':
      return problems.many(plural, problem.most);
    case 'crosses':
      return problems.crosses;
  }
}

/** As a screen reader says it. */
export function describe({
  index,
  name,
  geometry,
  bounds,
}: Pick<Drawn, 'index' | 'name' | 'geometry' | 'bounds'>): string {
  const { left, top, width, height } = bounds;
  const called = name || texts.shapes.one[geometry.name];
  return texts.shapes.describe(index + 1, called, round(width), round(height), round(left), round(top));
}

/** What the server said, with the shapes counted as the list counts them. */
export function refusalInWords(refusal: Refusal, drawn: readonly Drawn[]): Refusal {
  const message = refusal.message.replace(/^annotations\.(\d+)\.?/, (_, digits: string) => {
    const one = drawn.find(({ index }) => index === Number(digits));
    return `${texts.shapes.one[one?.geometry.name ?? 'box']} ${Number(digits) + 1}, `;
  });
  return { ...refusal, message };
}
