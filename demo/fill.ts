/** Fills the demo: pictures, projects, last week's work, and what there is to do today. Doing it again adds nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { boxesBy, reviewSome, workThrough } from './history.ts';
import { EACH, MEDIA, SCENES } from './media.ts';
import { type DemoProject, type Picture, PROJECTS, SURVEY } from './projects.ts';
import { type Call, callWith, type DemoTeam } from './server.ts';

/** Reviews that the team did; what else waits is there for the newcomer. */
const REVIEWED = 3;
/** Among the survey's pictures, those whose answer is known. */
const KNOWN = [2, 5];

export async function fillDemo(url: string, team: DemoTeam): Promise<void> {
  const admin = callWith(url, team.liveKey);
  const { docs } = await admin<{ docs: unknown[] }>('GET', '/v1/tasks?project=reviews&limit=1').catch(() => ({
    docs: [],
  }));
  if (docs.length > 0) return;
  const pictures = await upload(admin);
  const picture: Picture = (scene, number) => pictures.get(`${scene}-${number}.jpg`)!;
  for (const project of [SURVEY, ...PROJECTS]) await makeProject(admin, project);
  for (const { name } of PROJECTS)
    await admin('POST', '/v1/batches', { project: name, name: `${name}, today` }, `batch ${name}`);
  await lastWeek(url, team, pictures, picture);
  // In turns: who takes one task after the other sees each kind within the first few.
  for (let number = 1; number <= EACH; number++) {
    for (const project of PROJECTS) await makeTask(admin, project, number, picture, 'today');
  }
}

async function upload(call: Call): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  for (const scene of Object.keys(SCENES)) {
    for (let number = 1; number <= EACH; number++) {
      const name = `${scene}-${number}.jpg`;
      const form = new FormData();
      form.set('file', new Blob([readFileSync(join(MEDIA, name))], { type: 'image/jpeg' }), name);
      form.set('display_name', name);
      const { attachment_url } = await call<{ attachment_url: string }>('POST', '/v1/files/upload', form);
      pictures.set(name, attachment_url);
    }
  }
  return pictures;
}

async function makeProject(call: Call, { name, type, params, settings }: DemoProject): Promise<void> {
  await call('POST', '/v1/projects', { name, type, params, ...(settings && { settings }) }, `project ${name}`);
}

const makeTask = (
  call: Call,
  project: DemoProject,
  number: number,
  picture: Picture,
  when: string,
): Promise<unknown> => {
  const { name, type, task } = project;
  // What a reviewer sent back last week waits behind today's work.
  const where = when === 'today' ? { batch: `${name}, today`, priority: 20 } : { priority: 10 };
  const body = {
    project: name,
    ...where,
    ...task(number, picture),
    unique_id: `demo ${name} ${when} ${number}`,
    tags: [when],
  };
  return call('POST', `/v1/task/${type}`, body);
};

async function lastWeek(url: string, team: DemoTeam, pictures: Map<string, string>, picture: Picture): Promise<void> {
  const admin = callWith(url, team.liveKey);
  for (const number of KNOWN) {
    const { task } = SURVEY;
    const body = { project: SURVEY.name, ...task(number, picture), expected_response: boxesBy(number, 'known', 0) };
    await admin('POST', `/v1/evaluation_tasks/${SURVEY.type}`, body, `known ${number}`);
  }
  for (let week = 1; week <= 3; week++) {
    for (let number = 1; number <= EACH; number++) await makeTask(admin, SURVEY, number, picture, `week ${week}`);
  }
  await looked(admin, SURVEY.name);
  const names = new Map([...pictures].map(([name, address]) => [address, name]));
  const numberOf = (attachment: string) => Number(/-(\d+)\./.exec(names.get(attachment) ?? '')?.[1] ?? 1);
  const [ada, ben, chioma] = ['Ada', 'Ben', 'Chioma'].map((name, i) => ({
    name,
    call: callWith(url, team.keys[name]!),
    carelessness: [2, 6, 14][i]!,
  }));
  await workThrough(SURVEY.name, [ada!, ben!, chioma!], numberOf);
  await reviewSome(SURVEY.name, callWith(url, team.keys.Dana!), REVIEWED);
}

/** Nobody is handed a task before the server has looked at its picture. */
async function looked(call: Call, project: string): Promise<void> {
  interface Listed {
    docs: { processed_attachments?: unknown[] }[];
  }
  for (;;) {
    const { docs } = await call<Listed>('GET', `/v1/tasks?project=${project}&limit=100`);
    if (docs.every(({ processed_attachments = [] }) => processed_attachments.length > 0)) return;
    await sleep(100);
  }
}
