/** GET /v1/tasks/export: all tasks of a filter as a stream of text (design.md section 7). */
import { type Static, Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { walkTasks } from '../store/task-walk.ts';
import type { Format } from '../wire/formats/format.ts';
import { FORMAT_NAMES, FORMATS, type FormatName } from '../wire/formats.ts';
import { checkListQuery, filterOf, filterSchema, type ListQuery } from './list-tasks.ts';
import { allPresented } from './results.ts';
import { WaitingText } from './waiting-text.ts';

export const exportQuerySchema = Type.Object({
  format: Type.String({
    enum: FORMAT_NAMES,
    default: 'jsonl',
    description: FORMAT_NAMES.map((name) => `${name}: ${FORMATS[name].summary}.`).join(' '),
  }),
  ...filterSchema.properties,
});
const check = schemaCheck(Type.Object({ format: exportQuerySchema.properties.format }));

export interface ExportQuery {
  format: Format;
  filter: ListQuery;
}

/** @param query as parsed from the URL. @throws ApiError 400, also for a type that the format has no form for. */
export function checkExportQuery(
  { registry }: Pick<Deps, 'registry'>,
  { format: given, ...query }: Record<string, unknown>,
): ExportQuery {
  const own = check(given === undefined || given === '' ? {} : { format: given }, { name: 'query' }) as Static<
    typeof exportQuerySchema
  >;
  const filter = checkListQuery(query);
  const format: Format = FORMATS[own.format as FormatName];
  const type = filter.type === undefined ? undefined : registry.find(filter.type)?.type;
  const fits = type ? (format.takes?.(type) ?? true) : !format.wantsType;
  if (fits || (filter.type !== undefined && !type && !format.wantsType)) return { format, filter };
  const names = registry.types.filter((one) => format.takes?.(one)).map(({ name }) => name);
  throw errors.invalidParameter(`"type" must be one of [${names.join(', ')}] with the format ${own.format}`);
}

/** Portions of text, of about a megabyte, each made when it is asked for. @throws ApiError 400 before the first. */
export async function* exportTasks(
  deps: Deps,
  caller: Caller,
  { format, filter }: ExportQuery,
): AsyncGenerator<string | Buffer> {
  const writer = format.writer(deps.registry);
  const waiting = new WaitingText();
  let head = writer.begin();
  try {
    for await (const found of walkTasks(deps.store, filterOf(caller, filter))) {
      const tasks = format.asShown ? await allPresented(deps.store, deps, found) : found;
      const { now = '', later = '' } = writer.add(tasks);
      await waiting.add(later);
      if (head + now) yield head + now;
      head = '';
    }
    const { before, after } = writer.end(waiting.bytes);
    if (head + before) yield head + before;
    yield* waiting.read();
    if (after) yield after;
  } finally {
    await waiting.close();
  }
}
