/** What is around the pages. */
export const frame = {
  menu: 'My menu',
  look: 'Look',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  live: 'Live',
  polling: 'No live updates now: looks again every 15 seconds',
  all: 'All',
};
