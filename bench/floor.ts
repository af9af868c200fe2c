/**
 * The floor that Taskwright is measured against: the least that any server on the same stack has to do.
 * Bare fastify with the same JSON schema, one insert into node:sqlite in a group commit that is on disk
 * (WAL, synchronous=FULL) before the answer, one get by id, one list page. No keys, no log, no indexes.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fastify, { type FastifyReply } from 'fastify';
import { taskFieldsSchema } from '../src/rules/task-fields.ts';
import imageannotation from '../task-types/imageannotation/definition.ts';

const db = new DatabaseSync(join(process.env.TASKWRIGHT_DATA_DIR!, 'floor.db'));
db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536');
db.exec('create table tasks (id integer primary key, body text not null)');
const [begin, commit] = [db.prepare('begin immediate'), db.prepare('commit')];
const insert = db.prepare('insert into tasks (body) values (?)');
const byId = db.prepare('select id, body from tasks where id = ?');
const newest = db.prepare('select id, body from tasks order by id desc limit 100');
for (const select of [byId, newest]) select.setReturnArrays(true);
type Row = [id: number | bigint, body: string];

const taskJson = ([id, body]: Row): string => `{"task_id":"${id}","status":"pending","params":${body}}`;
const send = (reply: FastifyReply, body: string) =>
  reply.header('content-type', 'application/json; charset=utf-8').send(body);

let waiting: { body: string; reply: FastifyReply }[] = [];

function commitAll(): void {
  const group = waiting;
  waiting = [];
  begin.run();
  const rows = group.map(({ body }): Row => [insert.run(body).lastInsertRowid, body]);
  commit.run();
  group.forEach(({ reply }, i) => {
    send(reply, taskJson(rows[i]!));
  });
}

const params = imageannotation.params as unknown as { properties: object; required: string[] };
const properties = { ...params.properties, ...taskFieldsSchema.properties };
const app = fastify({ logger: false, ajv: { customOptions: { allowUnionTypes: true } } });
app.post(
  '/v1/task/imageannotation',
  { schema: { body: { type: 'object', properties, required: params.required } } },
  (request, reply) => {
    if (waiting.push({ body: JSON.stringify(request.body), reply }) === 1) setImmediate(commitAll);
  },
);
app.get<{ Params: { id: string } }>('/v1/task/:id', (request, reply) => {
  send(reply, taskJson(byId.get(Number(request.params.id)) as unknown as Row));
});
app.get('/v1/tasks', (_request, reply) => {
  send(reply, `{"docs":[${(newest.all() as unknown as Row[]).map(taskJson).join(',')}]}`);
});
console.log(`The floor listens on ${await app.listen({ host: '127.0.0.1', port: 0 })}`);
