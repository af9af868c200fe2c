/** The pages besides the labeler's own: each loads with its first visit. A page is a folder in `pages/`, and a line here. */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Texts } from '../kit/texts/texts.ts';

export interface PageEntry {
  /** Patterns of wouter; the first is where the navigation leads. */
  paths: readonly [string, ...string[]];
  name: keyof Texts['nav'];
  /** Of the table of roles (src/rules/roles.ts): who may not does not see the page; the server refuses its calls anyway. */
  permission: string;
  /** It is reached from another page: the navigation does not lead to it. */
  isBelow?: boolean;
  page: LazyExoticComponent<ComponentType>;
}

export const pageOf = (load: () => Promise<{ default: ComponentType }>): LazyExoticComponent<ComponentType> =>
  lazy(load);

export const PAGES: readonly PageEntry[] = [
  {
    name: 'overview',
    paths: ['/overview'],
    permission: 'see work',
    page: pageOf(() => import('./pages/overview/Overview.tsx')),
  },
  { name: 'tasks', paths: ['/tasks'], permission: 'read tasks', page: pageOf(() => import('./pages/tasks/Tasks.tsx')) },
  {
    name: 'tasks',
    paths: ['/tasks/:id'],
    permission: 'read tasks',
    isBelow: true,
    page: pageOf(() => import('./pages/task/Task.tsx')),
  },
  {
    paths: ['/review'],
    name: 'review',
    permission: 'review',
    page: pageOf(() => import('./pages/review/ReviewPage.tsx')),
  },
  {
    paths: ['/projects', '/projects/:name/:tab?'],
    name: 'projects',
    permission: 'read projects',
    page: pageOf(() => import('./pages/projects/ProjectsPage.tsx')),
  },
  {
    paths: ['/people'],
    name: 'people',
    permission: 'see team',
    page: pageOf(() => import('./pages/people/PeoplePage.tsx')),
  },
  { paths: ['/keys'], name: 'keys', permission: 'see keys', page: pageOf(() => import('./pages/keys/KeysPage.tsx')) },
  {
    paths: ['/settings'],
    name: 'settings',
    permission: 'see settings',
    page: pageOf(() => import('./pages/settings/SettingsPage.tsx')),
  },
  {
    paths: ['/account'],
    name: 'account',
    permission: 'label',
    // The menu of the person leads there.
    isBelow: true,
    page: pageOf(() => import('./pages/account/AccountPage.tsx')),
  },
];
