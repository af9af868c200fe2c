/** The code under test: a client that creates tasks. When an answer gets lost it asks again, and gets one task all the same. */
export interface Task {
  task_id: string;
  status: string;
  unique_id?: string;
}

export interface Server {
  url: string;
  key: string;
}

interface Answer {
  status: number;
  text: string;
}

/** To the last byte: an answer may break off. */
async function request({ url, key }: Server, path: string, headers: object = {}, body?: object): Promise<Answer> {
  const answer = await fetch(url + path, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}

/** Asks again when there is no answer, or one that says to. */
async function persistently(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const answer = await ask().catch((error: unknown) => (tries < 3 ? undefined : Promise.reject(error)));
    if (answer && (tries === 3 || (answer.status !== 429 && answer.status < 500))) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50 * tries));
  }
}

/** By unique_id: a repeat gets a 409 that names the task. */
export async function createWithUniqueId(server: Server, type: string, task: { unique_id: string }): Promise<Task> {
  const { status, text } = await persistently(() => request(server, `/v1/task/${type}`, {}, task));
  if (status === 200) return JSON.parse(text);
  const id = status === 409 && /[0-9a-f]{24}/.exec(text)?.[0];
  if (!id) throw new Error(text);
  return JSON.parse((await persistently(() => request(server, `/v1/task/${id}`))).text);
}

/** By Idempotency-Key: a repeat gets the saved answer. */
export async function createWithKey(server: Server, type: string, task: object, key: string): Promise<Task> {
  const headers = { 'idempotency-key': key };
  const { status, text } = await persistently(() => request(server, `/v1/task/${type}`, headers, task));
  if (status !== 200) throw new Error(text);
  return JSON.parse(text);
}

export async function countTasks(server: Server): Promise<number> {
  return JSON.parse((await request(server, '/v1/tasks?limit=1')).text).total;
}
