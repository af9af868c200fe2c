/** What /openapi.json says of the projects of /v2. The schemas are the ones that check. */
import { projectQuerySchema, projectsQuerySchema } from '../actions/v2-projects.ts';
import { responses } from './wire.doc.ts';

const tags = ['v2 projects'];

export const getProject = {
  tags,
  operationId: 'v2_get_project',
  summary: 'Retrieve a project',
  querystring: projectQuerySchema,
  response: responses('V2Project', [404]),
};

export const listProjects = {
  tags,
  operationId: 'v2_get_projects',
  summary: 'List projects',
  description: 'In the order they were made.',
  querystring: projectsQuerySchema,
  response: responses('V2ProjectList', []),
};
