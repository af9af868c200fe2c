/** What is around the pages. */
export const frame = {
  live: 'Live',
  polling: 'No live updates now: looks again every 15 seconds',
  all: 'All',
};
