/**
 * The pages and states of the workbench that have to be fit for everybody: a line each. `accessibility.test.ts` takes every
 * one of them wide and narrow, light and dark.
 */
import type { Page } from 'playwright-core';
import type { Workbench } from './workbench.ts';

export interface PageState {
  name: string;
  /** A labeler where it is not said. */
  role?: 'labeler' | 'admin';
  /** The type and body of the tasks that there have to be. */
  tasks?: [type: string, body: object][];
  /** Brings the page, on which somebody has signed in, to its state. */
  open(one: Workbench): Promise<unknown>;
}

const QUESTION: [string, object] = [
  'categorization',
  { attachment: 'Is this a cow?', attachment_type: 'text', categories: ['yes', 'no'], instruction: 'Look twice.' },
];
const TEXT: [string, object] = [
  'namedentityrecognition',
  { text: 'Ada met Grace in London.', labels: [{ name: 'person' }, { name: 'place' }] },
];
/** @param picture its address. */
const shapesTask = (picture: string): [string, object] => [
  'imageannotation',
  {
    attachment: picture,
    geometries: Object.fromEntries(
      ['box', 'polygon', 'line', 'point', 'ellipse', 'cuboid'].map((name) => [name, { objects_to_annotate: ['cow'] }]),
    ),
  },
];
/** @param picture its address. */
const pictureTask = (picture: string): [string, object] => [
  'imageannotation',
  {
    attachment: picture,
    instruction: 'Draw all cows.',
    geometries: { box: { objects_to_annotate: ['cow', 'calf'] } },
    annotation_attributes: { hidden: { description: 'Is it hidden?', choices: ['yes', 'no'] } },
  },
];
const formTask = (picture: string): [string, object] => [
  'custom',
  {
    attachment: picture,
    attachment_type: 'image',
    response_schema: {
      type: 'object',
      properties: {
        name: { type: 'string', maxLength: 60 },
        legs: { type: 'integer', minimum: 0, maximum: 12 },
        kind: { enum: ['cow', 'calf', 'bull'] },
        marks: { type: 'array', items: { type: 'string' } },
      },
      required: ['name', 'kind'],
    },
  },
];

const start = (one: Workbench) => one.start();
const button = (page: Page, name: string) => page.getByRole('button', { name }).click();
const menuItem = async (page: Page, name: string) => {
  await page.getByRole('button', { name: /^Signed in as/ }).click();
  await page.getByRole('menuitem', { name }).click();
  await page.getByRole('dialog').waitFor();
};
const dialogBy = (key: string) => async (one: Workbench) => {
  await one.start();
  await one.page.getByRole('radio').first().waitFor();
  await one.page.keyboard.press(key);
  await one.page.getByRole('dialog').waitFor();
};
const answered = async (one: Workbench) => {
  await one.start();
  await one.page.getByRole('radio').first().waitFor();
  await one.page.keyboard.press('1');
  await one.page.keyboard.press('Control+Enter');
  await one.page.getByText('Nothing to do for you right now').waitFor();
  await button(one.page, 'Previous answers');
  await one.page.getByRole('button', { name: /yes/ }).waitFor();
};

/** A page of those who run the work, with some tasks there. */
const ofAdmin = (path: string): PageState => ({
  name: path,
  role: 'admin',
  tasks: [QUESTION, TEXT],
  async open({ page }) {
    await page.goto(path);
    await page.locator('main').getByRole('heading').first().waitFor();
    await page.locator('main .spinner:not(.small)').first().waitFor({ state: 'detached' });
  },
});
const PAGES = [
  '/overview',
  '/tasks',
  '/review',
  '/projects',
  '/projects?new',
  '/people',
  '/keys',
  '/settings',
  '/account',
];

/** @param picture its address. */
const comparisonTask = (picture: string): [string, object] => [
  'comparison',
  { attachments: [picture, picture], attachment_type: 'image', choices: ['left', 'right'] },
];
const FIELDS: [string, object] = [
  'textcollection',
  {
    attachments: [{ type: 'text', content: 'A receipt.' }],
    fields: [
      { type: 'text', field_id: 'shop', title: 'Shop', required: true },
      { type: 'number', field_id: 'total', title: 'Total' },
      { type: 'datetime', field_id: 'date', title: 'Date' },
      { type: 'category', field_id: 'kind', title: 'Kind', choices: [{ label: 'A', value: 'a' }] },
    ],
  },
];

/** @param picture the address of one. */
export const pageStates = (picture: string): PageState[] => [
  ...PAGES.map(ofAdmin),
  { name: 'a comparison', tasks: [comparisonTask(picture)], open: start },
  { name: 'fields of a text', tasks: [FIELDS], open: start },
  {
    name: 'sign in',
    async open({ page }) {
      await page.context().clearCookies();
      await page.reload();
      await page.getByRole('textbox').first().waitFor();
    },
  },
  { name: 'idle', open: ({ page }) => page.getByRole('button', { name: 'Start labeling' }).waitFor() },
  {
    name: 'nothing to do',
    async open({ page }) {
      await button(page, 'Start labeling');
      await page.getByText('Nothing to do for you right now').waitFor();
    },
  },
  {
    name: 'a picture',
    tasks: [pictureTask(picture)],
    async open(one) {
      await start(one);
      await one.page.getByRole('application').waitFor();
      await one.page.keyboard.press('n');
      await one.page.getByText('Draft saved').waitFor();
    },
  },
  { name: 'a picture that did not come', tasks: [pictureTask('http://127.0.0.1:9/gone.png')], open: start },
  { name: 'a choice', tasks: [QUESTION], open: start },
  {
    name: 'shapes of every kind',
    tasks: [shapesTask(picture)],
    async open(one) {
      await start(one);
      await one.page.getByRole('application').waitFor();
    },
  },
  { name: 'named entities', tasks: [TEXT], open: start },
  {
    name: 'the keys of the picture editor',
    tasks: [shapesTask(picture)],
    async open(one) {
      await start(one);
      await one.page.getByRole('application').waitFor();
      await one.page.keyboard.press('?');
      await one.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'a form, refused',
    tasks: [formTask(picture)],
    async open(one) {
      await start(one);
      await one.page.keyboard.press('Control+Enter');
      await one.page.getByRole('alert').waitFor();
    },
  },
  { name: 'the sheet of keys', tasks: [QUESTION], open: dialogBy('?') },
  { name: 'skip', tasks: [QUESTION], open: dialogBy('Control+Space') },
  { name: 'this browser', open: ({ page }) => menuItem(page, 'This browser') },
  {
    name: 'the menu',
    async open({ page }) {
      await page.getByRole('button', { name: /^Signed in as/ }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  { name: 'previous answers', tasks: [QUESTION], open: answered },
  {
    name: 'a previous answer',
    tasks: [QUESTION],
    async open(one) {
      await answered(one);
      await one.page.getByRole('button', { name: /yes/ }).click();
      await one.page.getByRole('button', { name: 'Older answer' }).waitFor();
    },
  },
  {
    name: 'a page that does not exist',
    async open({ page }) {
      await page.goto('/tasks');
      await page.getByText('There is no such page').waitFor();
    },
  },
];
