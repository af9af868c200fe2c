/** What an export format is: tasks become text one after another; what can only come at the end waits beside it. */
import type { JsonObject, TaskType } from '../../../task-types/kit.ts';
import type { CheckedType, Registry } from '../../registry.ts';
import type { TaskRow } from '../../store/tasks.ts';

export interface Portion {
  /** Goes out at once. */
  now?: string;
  /** Comes after the last task, in order. */
  later?: string;
}

/** Writes one export. What it holds on to does not grow with the tasks, only with their different labels. */
export interface Writer {
  begin(): string;
  add(tasks: TaskRow[]): Portion;
  /** What stands around all the text that waited. @param later bytes of that text, in UTF-8. */
  end(later: number): { before: string; after: string };
}

export interface Format {
  /** For the documentation. */
  summary: string;
  contentType: string;
  extension: string;
  /** Whether answers of the type can be written so. All can when it is absent. */
  takes?(type: TaskType): boolean;
  /** The export has to name one type, because there is no place in it to say what was left out. */
  wantsType?: boolean;
  /** It has answers as requesters see them, with links to files, and not as labelers gave them. */
  asShown?: boolean;
  writer(registry: Registry): Writer;
}

/** The portions of each task as one. */
export function joined(portions: Portion[]): Portion {
  const text = (part: 'now' | 'later') => portions.map((portion) => portion[part] ?? '').join('');
  return { now: text('now'), later: text('later') };
}

/** Why a task is not in an export. */
export type LeftOut = 'not completed' | 'other type' | 'answer of another form';

/**
 * What an answer means to a format. Tasks from before their type had a form may have any answer: such a one is known by
 * the rules of the type, which are asked only when it could not be read.
 * @returns undefined for an answer that the type would refuse today.
 */
export function readAnswer<T>(
  type: CheckedType,
  params: JsonObject,
  response: JsonObject,
  read: () => T,
): T | undefined {
  try {
    return read();
  } catch (error) {
    try {
      type.checkResponse(params, response);
    } catch {
      return undefined;
    }
    throw error;
  }
}

/** Labels that one export may have: they are held in memory. */
const MOST_LABELS = 100_000;

/** Numbers for labels, in the order in which they are met. */
export class Numbered {
  readonly names = new Map<string, number>();
  private readonly first: number;

  /** @param first number. */
  constructor(first: number) {
    this.first = first;
  }

  of(name: string): number {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    if (this.names.size === MOST_LABELS) throw new Error(`an export has at most ${MOST_LABELS} labels`);
    const number = this.first + this.names.size;
    this.names.set(name, number);
    return number;
  }
}

/** How often each was left out. */
export class Counts {
  readonly all: { [name: string]: number } = {};

  add(name: string): void {
    this.all[name] = (this.all[name] ?? 0) + 1;
  }
}
