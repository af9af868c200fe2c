/** Every style sheet is held to docs/design-language.md: colours, distances and type come from its tokens. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const TOKENS = 'web/app/styles/base.css';
const SHEETS = globSync(['web/app/**/*.css', 'web/kit/**/*.css', 'task-types/**/*.css']).sort();

/** A property with the place it stands at. */
interface Rule {
  where: string;
  property: string;
  value: string;
}

function rulesOf(text: string, file: string): Rule[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  return [...bare.matchAll(/(?<=[{;]\s*)([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].map(
    ({ 1: property, 2: value, index }) => ({
      where: `${file}:${bare.slice(0, index).split('\n').length}`,
      property: property!,
      value: value!.trim().replace(/\s+/g, ' '),
    }),
  );
}

const DISTANCES = /^(?:padding|margin|gap|row-gap|column-gap|inset|top|right|bottom|left)(?:-|$)/;
/** Lines, and what sits on a line, are thinner than the grid. Pixels. */
const THIN = 3;
const SIZES = ['11px', '12px', '14px', '16px', '20px', '24px', '32px', 'inherit', '1em', '100%', '0'];
const COLOUR =
  /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|lab|lch|hwb)\(|\b(?:white|black|red|green|blue|gray|grey|orange|yellow)\b/i;

function faults({ where, property, value }: Rule): string[] {
  const found: string[] = [];
  const say = (what: string) => found.push(`${where} ${property}: ${value}: ${what}`);
  const isToken = property.startsWith('--') && where.startsWith(TOKENS);
  if (!isToken && property !== 'mask' && COLOUR.test(value.replace(/var\([^)]*\)|url\([^)]*\)/g, '')))
    say('colours are tokens of base.css');
  if (DISTANCES.test(property)) {
    for (const [, figure] of value.matchAll(/(?<![\w.])-?(\d+(?:\.\d+)?)px/g)) {
      if (Number(figure) > THIN && Number(figure) % 4 !== 0)
        say('distances are multiples of 8 pixels, or halves of it');
    }
  }
  if (property === 'font-size' && !SIZES.includes(value)) say(`sizes are ${SIZES.slice(0, 7).join(', ')}`);
  if (property === 'font-family' && !/^(inherit|var\(--mono\))$/.test(value)) say('fonts are those of the system');
  if (property === 'box-shadow' && !/^(none|var\(--shadow\)|inset |0 0 0 )/.test(value))
    say('only what floats has the one shadow');
  if (value.includes('!important')) say('no !important');
  return found;
}

describe('the look', () => {
  it('is read from every style sheet', () => {
    assert.ok(SHEETS.includes(TOKENS) && SHEETS.length > 5, SHEETS.join());
  });

  it('keeps to the tokens of the design language', () => {
    assert.deepEqual(SHEETS.flatMap((file) => rulesOf(readFileSync(file, 'utf8'), file)).flatMap(faults), []);
  });

  it('is refused where it does not', () => {
    const wrong =
      'a { color: #123456; padding: 8px 7px; font-size: 13px; font-family: Arial; box-shadow: 0 1px 2px var(--line); }';
    assert.equal(rulesOf(wrong, 'x.css').flatMap(faults).length, 5);
    assert.deepEqual(
      rulesOf('a { color: var(--text); margin: -4px auto 0; border: 1px solid var(--line) }', 'x.css').flatMap(faults),
      [],
    );
  });
});
