/** Attachments side by side, and things in order. */
export const compare = {
  pane: (letter: string) => `Attachment ${letter}`,
  choose: (letter: string) => `Choose ${letter}`,
  rank: (letter: string, rank: number | null) =>
    rank === null ? `${letter}, no rank yet: give it the next` : `${letter}, rank ${rank}: take it away`,
  thisOne: 'This one',
  noRank: 'no rank yet',
  rankOf: (rank: number) => `Rank ${rank}`,
  choice: 'Your choice',
  ranking: 'Ranking',
  bestFirst: 'best first',
  inStep: 'Zoom, scroll and play together',
  isNow: (name: string, rank: number, count: number) => `${name} is now ${rank} of ${count}.`,
  hasNone: (name: string) => `${name} has no rank now.`,
  handle: (name: string, rank: number | undefined, count: number) =>
    `${name}, ${rank === undefined ? 'no rank yet' : `rank ${rank} of ${count}`}. Arrow up and down move it.`,
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
};
