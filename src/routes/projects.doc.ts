/** What /openapi.json says of /v1/projects. The schemas are the ones that check. */
import { Type } from 'typebox';
import { archiveSchema } from '../actions/archive-project.ts';
import { newProjectSchema } from '../actions/create-project.ts';
import { projectQuerySchema } from '../actions/list-projects.ts';
import { ontologySchema } from '../actions/set-ontology.ts';
import { setParamsSchema } from '../actions/set-params.ts';
import { projectSettingsSchema } from '../rules/project-settings.ts';
import { IDEMPOTENCY_HEADER, responses } from './wire.doc.ts';

const tags = ['Projects'];
const params = Type.Object({ name: Type.String({ description: 'The name, percent-encoded; slashes too.' }) });
const change = { tags, headers: IDEMPOTENCY_HEADER, params, response: responses('Project', [404, 409, 413, 415, 429]) };

export const createProject = {
  tags,
  operationId: 'create_project',
  summary: 'Create a project',
  headers: IDEMPOTENCY_HEADER,
  body: {
    ...newProjectSchema,
    examples: [
      {
        type: 'categorization',
        name: 'companies',
        params: { instruction: 'Look at the imprint.', categories: ['public', 'private'] },
      },
    ],
  },
  response: responses('Project', [404, 409, 413, 415, 429]),
};

export const listProjects = {
  tags,
  operationId: 'list_projects',
  summary: 'List all projects',
  querystring: projectQuerySchema,
  response: responses('ProjectList', []),
};

export const getProject = {
  tags,
  operationId: 'get_project',
  summary: 'Retrieve a project',
  params,
  response: responses('Project', [404]),
};

export const setParams = {
  ...change,
  operationId: 'set_project_params',
  summary: 'Update project parameters',
  description: 'Adds a version of the params, which tasks created from now on inherit.',
  body: setParamsSchema,
};

export const setOntology = {
  ...change,
  operationId: 'set_project_ontology',
  summary: 'Set the ontology of a project',
  description: 'Replaces it. It is kept and shown; the labels of tasks come from their params.',
  body: ontologySchema,
};

export const getTaskTemplate = {
  tags,
  operationId: 'get_task_template',
  summary: 'Retrieve the task template of a project',
  description: 'Of projects of the types textcollection and chat, and of all whose tasks take a response_schema.',
  params,
  response: responses('TaskTemplate', [404]),
};

export const setProjectSettings = {
  ...change,
  operationId: 'set_project_settings',
  summary: 'Set project settings',
  description: 'Replaces them; the body is the settings.',
  body: projectSettingsSchema,
};

export const archiveProject = {
  ...change,
  operationId: 'archive_project',
  summary: 'Archive a project',
  body: archiveSchema,
};

const time = (description: string) => Type.String({ format: 'date-time', description });

export const PROJECT_COMPONENTS = {
  TaskTemplate: Type.Object(
    {
      id: Type.String(),
      version: Type.Integer({ minimum: 0, description: 'Of the params of the project.' }),
      created_at: time('When the project was made.'),
      updated_at: time('When its params last changed.'),
      template_variables: Type.Object(
        {},
        { additionalProperties: true, description: 'The params of the project, and its instruction.' },
      ),
      response_schema: Type.Optional(
        Type.Object(
          {},
          { additionalProperties: true, description: 'JSON Schema of the response, where they have one.' },
        ),
      ),
      auto_onboard_enabled: Type.Boolean(),
    },
    { additionalProperties: false, description: 'What the tasks of a project are made from.' },
  ),
};
