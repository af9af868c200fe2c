/**
 * Finds the task types: each folder of task-types/ that has a definition. Nothing else in the house
 * names a type; adding one is adding a folder.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TSchema } from 'typebox';
import { type Agreement, agree, likenessTo } from '../task-types/agreement.ts';
import type { JsonObject, Problem, Results, TaskType } from '../task-types/kit.ts';
import { errors } from './errors.ts';
import { withPrelabels } from './prelabels.ts';
import { coerce } from './rules/coerce.ts';
import { checkMade, partCheck, type SchemaCheck, schemaCheck } from './rules/schema-check.ts';

class Checked {
  readonly type: TaskType;
  private readonly params: SchemaCheck<unknown>;
  private readonly someParams: SchemaCheck<unknown>;

  constructor(type: TaskType) {
    this.type = type;
    this.params = schemaCheck(type.params);
    this.someParams = partCheck(type.params);
  }

  /**
   * Checks the params of a create, with strings turned into what the schema wants and defaults filled in.
   * @throws ApiError 400 naming the param.
   */
  checkParams(given: Record<string, unknown>, form: boolean): JsonObject {
    requireAttachment(this.type, given);
    const params = this.params(withoutKnownNulls(this.type.params, given), { form, name: 'params' }) as JsonObject;
    refuse(this.type.checkParams?.(params));
    return withPrelabels(this.type, params);
  }

  /**
   * Checks the params of a project, which its tasks will add to: those that are there, each by itself.
   * @throws ApiError 400 naming the param, for one that the type does not have too.
   */
  checkSomeParams(given: Record<string, unknown>, form: boolean): JsonObject {
    const params = this.someParams(given, { form, name: 'params' }) as JsonObject;
    refuse(this.type.checkSomeParams?.(params));
    return params;
  }

  /** A type whose only attachment_type is image needs a picture. */
  get wantsImage(): boolean {
    const { properties } = this.type.params as { properties?: { attachment_type?: { enum?: string[] } } };
    const kinds = properties?.attachment_type?.enum;
    return kinds?.length === 1 && kinds[0] === 'image';
  }

  /** Checks an answer for these params. @throws ApiError 400 naming the place. */
  checkResponse(params: JsonObject, response: JsonObject): void {
    if (!this.type.schemaFromClient) checkMade(this.type.responseSchema(params), response, 'response');
    refuse(this.type.checkResponse?.(params, response));
  }

  /**
   * A response that a requester sends: checked as an answer is, with strings turned into what the type wants.
   * @param name of the field it came in. @throws ApiError 400 naming the place.
   */
  checkGivenResponse(
    params: JsonObject,
    sent: JsonObject,
    { name, form }: { name: string; form: boolean },
  ): JsonObject {
    // As a member of the body, so that a problem is told with the field it is in.
    const body = { type: 'object', properties: { [name]: this.type.responseSchema(params) } };
    // A schema of a client's is taken as it is: nothing in it is known to be of the form that `coerce` reads.
    const given = this.type.schemaFromClient ? { [name]: sent } : (coerce(body, { [name]: sent }, form) as JsonObject);
    if (!this.type.schemaFromClient) checkMade(body as unknown as TSchema, given);
    const response = given[name] as JsonObject;
    const problem = this.type.checkResponse?.(params, response);
    refuse(problem && { ...problem, path: problem.path ? `${name}.${problem.path}` : name });
    return response;
  }

  /** How right an answer is, 0 to 1, by what the type compares answers by. */
  score(params: JsonObject, expected: JsonObject, answer: JsonObject): number {
    return likenessTo(expected, answer, this.type.agreement?.(params) ?? []);
  }

  /** Checks that what was drawn is inside the picture. @param picture its pixels. @throws ApiError 400 naming the place. */
  checkBounds(params: JsonObject, response: JsonObject, picture: { width: number; height: number }): void {
    refuse(this.type.checkBounds?.(params, response, picture));
  }

  /**
   * Checks pre-labels for these params: they may be unfinished, but not wrong.
   * @param picture its pixels, where they are known.
   * @returns them as they are kept.
   * @throws ApiError 400 naming the place, or that the type takes none.
   */
  checkHypothesis(params: JsonObject, given: JsonObject, picture?: { width: number; height: number }): JsonObject {
    const { properties = {}, additionalProperties } = this.type.params as {
      properties?: object;
      additionalProperties?: boolean;
    };
    // Of a type of which only the name is known anything is kept as sent.
    if (!Object.hasOwn(properties, 'hypothesis') && !additionalProperties) {
      throw errors.invalidParameter(`"hypothesis" is not allowed: tasks of the type ${this.type.name} take none`);
    }
    const hypothesis = this.checkParams({ ...params, hypothesis: given }, false).hypothesis as JsonObject;
    const problem = picture && this.type.checkBounds?.(params, hypothesis, picture);
    refuse(problem && { ...problem, path: `hypothesis.${problem.path}` });
    return hypothesis;
  }

  /** How requesters see an answer; undefined for as it is. */
  get results(): Results | undefined {
    return this.type.results;
  }

  /** How far the answers agree, and which of them stands for all. @param answers the first given first, at least one. */
  agreement(params: JsonObject, answers: JsonObject[]): Agreement {
    return agree(answers, this.type.agreement?.(params) ?? []);
  }
}

export type { Checked as CheckedType };

export class Registry {
  private readonly byPath = new Map<string, Checked>();
  readonly types: readonly TaskType[];

  constructor(types: TaskType[]) {
    this.types = types;
    for (const type of types) {
      const checked = new Checked(type);
      for (const name of [type.name, ...(type.aliases ?? [])]) {
        if (this.byPath.has(name)) throw new Error(`two task types are called ${name}`);
        this.byPath.set(name, checked);
      }
    }
  }

  /** @param name the type or an alias of it. */
  find(name: string): Checked | undefined {
    return this.byPath.get(name);
  }

  /** @param name the type or an alias of it. @throws ApiError 404. */
  get(name: string): Checked {
    const checked = this.byPath.get(name);
    if (!checked) throw errors.typeUnknown(name.slice(0, 100));
    return checked;
  }
}

const HERE = import.meta.dirname;
/** Beside src in the checkout, beside the compiled src in the package. */
export const TASK_TYPES_DIR = join(HERE, '..', 'task-types');

/** @param directories folders of task-type folders. */
export async function loadRegistry(directories: string[] = [TASK_TYPES_DIR]): Promise<Registry> {
  const definitions = await Promise.all(directories.map(definitionsIn));
  const types = await Promise.all(definitions.flat().map(loadDefinition));
  return new Registry(types);
}

async function definitionsIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = folders.map(async ({ name }) => {
    const inside = await readdir(join(directory, name));
    const file = inside.find((f) => f === 'definition.ts' || f === 'definition.js');
    return file ? [join(directory, name, file)] : [];
  });
  return (await Promise.all(files)).flat();
}

async function loadDefinition(file: string): Promise<TaskType> {
  const loaded = (await import(pathToFileURL(file).href)) as { default?: TaskType };
  if (!loaded.default?.name) throw new Error(`${file} has no task type as its default export`);
  return loaded.default;
}

function refuse(problem: Problem | undefined): void {
  if (problem) throw errors.invalidParameter(`"${problem.path || 'value'}" ${problem.message}`);
}

function requireAttachment(type: TaskType, given: Record<string, unknown>): void {
  const one = given.attachment !== undefined && given.attachment !== null && given.attachment !== '';
  const many = Array.isArray(given.attachments)
    ? given.attachments.length > 0
    : given.attachments !== undefined && given.attachments !== null && given.attachments !== '';
  const there = { one, many, either: one || many, own: true }[type.attachment];
  if (!there) throw errors.attachmentMissing();
}

/** Clients send explicit nulls for "not given" (api-facts A.7); where the schema knows the param, null is absence. */
function withoutKnownNulls(schema: TSchema, given: Record<string, unknown>): Record<string, unknown> {
  const known = (schema as { properties?: Record<string, unknown> }).properties ?? {};
  return Object.fromEntries(Object.entries(given).filter(([key, v]) => v !== null || !Object.hasOwn(known, key)));
}
