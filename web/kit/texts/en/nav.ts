/** Names of the pages. */
export const nav = {
  pages: 'Pages',
  work: 'Label',
  review: 'Review',
  overview: 'Overview',
  tasks: 'Tasks',
  projects: 'Projects',
  people: 'People',
  keys: 'Keys',
  settings: 'Settings',
  account: 'My account',
  opening: 'Opening the page',
  unknown: 'There is no such page',
};
