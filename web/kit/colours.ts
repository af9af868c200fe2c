/** Colours of labels: apart from one another also for the colour-blind, and readable on pictures light and dark. */
const COLOURS = [
  '#ff9f0a',
  '#35b0ff',
  '#3ad29f',
  '#f26bd3',
  '#f7e043',
  '#ff6b5e',
  '#9d8cff',
  '#8bd450',
  '#3fe0e8',
  '#d9a066',
  '#b8c4d0',
  '#e58fff',
];

/** @param index of the label among all of the task; -1 for none. */
export const colourOf = (index: number): string => COLOURS[Math.max(index, 0) % COLOURS.length]!;
