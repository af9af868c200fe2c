/** /v1/projects (api-facts D.7). */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { archiveProject, checkArchive } from '../actions/archive-project.ts';
import { checkNewProject, createProject } from '../actions/create-project.ts';
import { checkProjectQuery, listProjectsJson } from '../actions/list-projects.ts';
import { fullProjectJson, getProject } from '../actions/project.ts';
import { checkOntology, setOntology } from '../actions/set-ontology.ts';
import { checkParamsChange, setParams } from '../actions/set-params.ts';
import { checkProjectSettings, setProjectSettings } from '../actions/set-project-settings.ts';
import { getTaskTemplateJson } from '../actions/task-template.ts';
import type { Deps } from '../deps.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import { perform } from '../http/perform.ts';
import * as doc from './projects.doc.ts';

const READ = { config: { permission: 'read projects' } } as const;
const CHANGE = { config: { permission: 'change projects' } } as const;

/** Decoded: a slash of the name arrives as %2F. */
const nameOf = (request: FastifyRequest): string => (request.params as { name: string }).name;

export function addProjectRoutes(v1: FastifyInstance, deps: Deps): void {
  v1.post('/projects', { ...CHANGE, schema: doc.createProject }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkNewProject(deps.registry, bodyOf(request)),
      act: async (tx, context, wish) => fullProjectJson(tx, await createProject(tx, context, wish)),
    }),
  );
  v1.get('/projects', { ...READ, schema: doc.listProjects }, async (request, reply) => {
    const query = checkProjectQuery(request.query as Record<string, unknown>);
    return sendJson(reply, 200, await listProjectsJson(deps, request.caller, query));
  });
  v1.get('/projects/:name', { ...READ, schema: doc.getProject }, async (request, reply) => {
    const project = await getProject(deps.store, request.caller, nameOf(request));
    return sendJson(reply, 200, await fullProjectJson(deps.store, project));
  });
  v1.post('/projects/:name/setParams', { ...CHANGE, schema: doc.setParams }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkParamsChange(bodyOf(request)),
      act: async (tx, context, change) => fullProjectJson(tx, await setParams(tx, context, nameOf(request), change)),
    }),
  );
  v1.post('/projects/:name/setOntology', { ...CHANGE, schema: doc.setOntology }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkOntology(bodyOf(request)),
      act: async (tx, context, wish) => fullProjectJson(tx, await setOntology(tx, context, nameOf(request), wish)),
    }),
  );
  v1.get('/projects/:name/taskTemplates', { ...READ, schema: doc.getTaskTemplate }, async (request, reply) =>
    sendJson(reply, 200, await getTaskTemplateJson(deps.store, deps.registry, request.caller, nameOf(request))),
  );
  v1.post('/projects/:name/settings', { ...CHANGE, schema: doc.setProjectSettings }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkProjectSettings(bodyOf(request)),
      act: async (tx, context, settings) =>
        fullProjectJson(tx, await setProjectSettings(tx, context, nameOf(request), settings)),
    }),
  );
  v1.post('/projects/:name/archive', { ...CHANGE, schema: doc.archiveProject }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkArchive(bodyOf(request)),
      act: async (tx, context, wish) => fullProjectJson(tx, await archiveProject(tx, context, nameOf(request), wish)),
    }),
  );
}
