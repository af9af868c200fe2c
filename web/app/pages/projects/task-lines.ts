/** Tasks written one a line: an address of an attachment, or a create body as JSON. */
import type { JsonObject } from '../../../../task-types/kit.ts';
import { isObject } from '../../../../task-types/shared/json.ts';

export interface Lines {
  tasks: JsonObject[];
  /** Numbers from 1 of lines that are neither. */
  wrong: number[];
}

/** @param shared what every task has beside what its line says. */
export function tasksOf(text: string, shared: JsonObject): Lines {
  const lines: Lines = { tasks: [], wrong: [] };
  for (const [index, line] of text.split('\n').entries()) {
    const given = line.trim();
    if (given === '') continue;
    const task = given.startsWith('{') ? parsed(given) : { attachment: given };
    if (task) lines.tasks.push({ ...task, ...shared });
    else lines.wrong.push(index + 1);
  }
  return lines;
}

function parsed(line: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
