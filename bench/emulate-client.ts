import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { TEST_KEY } from './servers.ts';

const CONNECTIONS = 16;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const headers = {
  authorization: `Basic ${Buffer.from(`${TEST_KEY}:`).toString('base64')}`,
  'content-type': 'application/json',
};
const TASK = JSON.stringify({
  attachment: 'http://a.example/1.png',
  geometries: { box: { objects_to_annotate: ['cow'] } },
});

export async function post(url: string, path: string, body: string): Promise<void> {
  const sent = request(url + path, { method: 'POST', headers, agent }).end(body);
  const [response] = await once(sent, 'response');
  const answer = await buffer(response);
  if (response.statusCode !== 200) throw new Error(`${path} was answered with ${response.statusCode}: ${answer}`);
}

/** @returns creates a second. */
export async function createTasks(url: string, tasks: number): Promise<number> {
  const began = performance.now();
  let left = tasks;
  const connection = async () => {
    while (left-- > 0) await post(url, '/v1/task/imageannotation', TASK);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return tasks / ((performance.now() - began) / 1000);
}
