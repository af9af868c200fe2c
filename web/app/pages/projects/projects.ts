/** What the pages of projects read of the server. */
import type { JsonObject } from '../../../../task-types/kit.ts';
import { pathTo } from '../manage/ask.ts';
import type { Counts } from '../manage/counts.ts';
import type { Settings } from './settings-values.ts';

export interface Version extends JsonObject {
  version: number;
  /** ISO 8601. */
  created_at: string;
}

export interface Project {
  name: string;
  type: string;
  created_at: string;
  archived: boolean;
  rapid: boolean;
  studio: boolean;
  pipeline?: string;
  consensus_attempts?: number;
  settings: Settings;
  counts: Counts;
  /** The first one first; new tasks inherit from the last one. */
  param_history: Version[];
}

export interface Batch {
  name: string;
  project: string;
  status: 'staging' | 'in_progress' | 'completed' | 'paused' | 'cancelled';
  created_at: string;
  completed_at?: string;
  callback: string;
  counts: Counts;
}

/** A batch in the order of work. */
export interface OrderedBatch {
  name: string;
  projectName: string;
  studioPriority?: number;
  total: number;
  completed: number;
  groups: string[];
}

export interface TaskTypeDoc {
  name: string;
  summary: string;
  params_schema: JsonObject;
  example: JsonObject;
}

export interface Group {
  id: string;
  name: string;
  workers: { id: string; email: string }[];
}

/** E-mail address to names of projects. */
export type Assignments = Record<string, string[]>;

export const PROJECTS = '/v1/projects?include_counts=true';
export const batchesOf = (project: string): string =>
  `/v1/batches?include_counts=true&limit=100&project=${encodeURIComponent(project)}`;
export const projectPath = (name: string): string => `/v1/projects/${pathTo(name)}`;
export const batchPath = (name: string): string => `/v1/batches/${pathTo(name)}`;
/** The page of a project. */
export const pageOfProject = (name: string, tab?: string): string =>
  `/projects/${pathTo(name)}${tab === undefined ? '' : `/${tab}`}`;

/** The params of a version, with the instruction, without what the server writes beside them. */
export function paramsOf({ version: _, created_at: __, ...params }: Version): JsonObject {
  return params as JsonObject;
}
