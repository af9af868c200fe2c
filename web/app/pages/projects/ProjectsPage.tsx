/** Projects: all of them, a new one, and one with its batches, params and settings. */
import type { ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import { NewProject } from './NewProject.tsx';
import { ProjectList } from './ProjectList.tsx';
import { ProjectView } from './ProjectView.tsx';
import './projects.css';

export default function ProjectsPage(): ReactNode {
  // The router decodes what it shows but for some characters; names may have any.
  useLocation();
  const [, , name, tab] = location.pathname.split('/').map(decodeURIComponent);
  // No path of its own: a project may be called anything.
  if (useSearch() === 'new') return <NewProject />;
  return name ? <ProjectView key={name} name={name} tab={tab || 'batches'} /> : <ProjectList />;
}
