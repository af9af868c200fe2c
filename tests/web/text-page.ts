/** A text in the page, and a hand on it. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** On the screen: left, right and the middle of the line. */
interface Spot {
  left: number;
  right: number;
  y: number;
}

/** Runs in the page, where the text is in pieces. */
const FIND = `(wanted) => {
  const places = [];
  let all = '';
  for (const piece of document.querySelectorAll('.text-content [data-at]')) {
    const node = piece.firstChild;
    for (let i = 0; i < node.textContent.length; i++) places.push([node, i]);
    all += node.textContent;
  }
  const at = all.indexOf(wanted);
  if (at === -1) return undefined;
  const range = document.createRange();
  const [last, end] = places[at + wanted.length - 1];
  range.setStart(...places[at]);
  range.setEnd(last, end + 1);
  const { left, right, top, height } = range.getBoundingClientRect();
  return { left, right, y: top + height / 2 };
}`;

/** Where these words are; `\u200b` stands in the page for a line break that is shown as nothing. */
export async function spotOf(page: Page, words: string): Promise<Spot> {
  const spot = await page.evaluate<Spot | undefined>(`(${FIND})(${JSON.stringify(words)})`);
  assert.ok(spot, `${words} is not in the page`);
  return spot;
}

/** Selects by mouse from the first to the last character. @param fromRight where it is written so. */
export async function dragOver(page: Page, words: string, fromRight = false): Promise<void> {
  const { left, right, y } = await spotOf(page, words);
  const [from, to] = fromRight ? [right - 1, left + 1] : [left + 1, right - 1];
  await page.mouse.move(from, y);
  await page.mouse.down();
  await page.mouse.move((from + to) / 2, y, { steps: 3 });
  await page.mouse.move(to, y);
  await page.mouse.up();
}

export async function clickOn(page: Page, words: string): Promise<void> {
  const { left, right, y } = await spotOf(page, words);
  await page.mouse.click((left + right) / 2, y);
}

/** The words of the selected span, as far as they are in the page. */
export const selectedWords = async (page: Page): Promise<string> =>
  (await page.locator('.piece.is-selected').allTextContents()).join('');
