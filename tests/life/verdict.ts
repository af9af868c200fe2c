/** What is held against the promises at the end of a whole life, and the table of it. */
import { Webhook } from 'standardwebhooks';
import { loadRegistry } from '../../src/registry.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import type { Received } from '../kit/receiver.ts';
import type { ExampleLabeler } from './example-labelers.ts';
import { type Order, SEVEN_TYPES } from './orders.ts';

/** As the wire has it. */
interface Task {
  task_id: string;
  type: string;
  status: string;
  unique_id: string;
  params: JsonObject;
  response?: JsonObject;
  callback_succeeded?: boolean;
}

export interface Verdict {
  orders: Order[];
  /** unique_id to the task id that the create answered. */
  acknowledged: Map<string, string>;
  tasks: Task[];
  received: Received[];
  secret: string;
  labelers: ExampleLabeler[];
  kills: number;
}

/** @returns a sentence for each broken promise. */
export async function problemsOf({
  orders,
  acknowledged,
  tasks,
  received,
  secret,
  labelers,
}: Verdict): Promise<string[]> {
  const problems: string[] = [];
  const byUniqueId = Map.groupBy(tasks, (task) => task.unique_id);
  for (const { uniqueId } of orders) {
    const ids = (byUniqueId.get(uniqueId) ?? []).map((task) => task.task_id);
    if (ids.length !== 1) problems.push(`${uniqueId} is there ${ids.length} times`);
    else if (acknowledged.get(uniqueId) !== ids[0]) problems.push(`${uniqueId} was acknowledged as another task`);
  }
  if (tasks.length !== orders.length) problems.push(`${tasks.length} tasks, ${orders.length} were ordered`);
  const registry = await loadRegistry();
  const callbacks = Map.groupBy(received, (one) => one.json?.task_id as string);
  for (const task of tasks) {
    const { task_id, status, params, response } = task;
    if (status !== 'completed') problems.push(`task ${task_id} is ${status}`);
    else if (!response) problems.push(`task ${task_id} has no response`);
    else problems.push(...rulesBroken(() => registry.get(task.type).checkResponse(params, response), task_id));
    problems.push(...callbackProblems(task, callbacks.get(task_id) ?? []));
  }
  for (const one of received) problems.push(...signatureProblem(one, secret));
  for (const { name, answered } of labelers) if (answered().length === 0) problems.push(`${name} answered nothing`);
  return problems;
}

function rulesBroken(check: () => void, taskId: string): string[] {
  try {
    check();
    return [];
  } catch (error) {
    return [`the response of task ${taskId} is not valid: ${error}`];
  }
}

/** At least one; each with the same id, the same bytes and the response that the task has. */
function callbackProblems({ task_id, response }: Task, received: Received[]): string[] {
  if (received.length === 0) return [`no callback came of task ${task_id}`];
  const problems: string[] = [];
  const ids = new Set(received.map(({ headers }) => headers['webhook-id']));
  if (ids.size > 1) problems.push(`callbacks of task ${task_id} came with ${ids.size} ids`);
  if (new Set(received.map(({ text }) => text)).size > 1) problems.push(`callbacks of task ${task_id} differ`);
  const told = received[0]!.json.response;
  if (JSON.stringify(told) !== JSON.stringify(response)) problems.push(`another response was told of task ${task_id}`);
  return problems;
}

function signatureProblem({ body, headers }: Received, secret: string): string[] {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>);
    return [];
  } catch (error) {
    return [`the signature of callback ${headers['webhook-id']} is not good: ${error}`];
  }
}

/** A markdown table, a line for each type. */
export function tableOf({ tasks, received, labelers }: Verdict): string {
  const answered = labelers.map(({ answered: ids }) => new Set(ids()));
  const row = (name: string, some: Task[]) => {
    const ids = new Set(some.map((task) => task.task_id));
    const callbacks = received.filter((one) => ids.has(one.json?.task_id));
    const told = new Set(callbacks.map((one) => one.json.task_id)).size;
    const completed = some.filter((task) => task.status === 'completed').length;
    const each = answered.map((own) => some.filter((task) => own.has(task.task_id)).length);
    return `| ${[name, some.length, completed, told, callbacks.length - told, ...each].join(' | ')} |`;
  };
  return [
    `| type | created | completed | called back | repeats | ${labelers.map(({ name }) => name).join(' | ')} |`,
    `|---|${'---:|'.repeat(4 + labelers.length)}`,
    ...SEVEN_TYPES.map((type) =>
      row(
        type,
        tasks.filter((task) => task.type === type),
      ),
    ),
    row('all', tasks),
  ].join('\n');
}
