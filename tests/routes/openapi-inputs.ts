/** How each operation of /openapi.json is called by its test. */
import { after } from 'node:test';
import { png } from '../kit/png.ts';
import { startReceiver } from '../kit/receiver.ts';
import { BOX_TASK, type Suite } from '../kit/suite.ts';
import { multipart, upload } from '../kit/upload.ts';
import {
  completed,
  completedPicture,
  corrected,
  inReview,
  leased,
  leasedPicture,
  skippedOut,
} from '../queue/prepared.ts';
import { chatted, delivered } from './v2-kit.ts';

interface Input {
  body?: unknown;
  query?: string;
  /** In place of a JSON body. */
  sent?: { raw: Uint8Array; headers: Record<string, string> };
  /** Brings about what the operation needs, and names the ids in its path, and those in braces in query and body. */
  prepare?: (s: Suite) => Promise<Record<string, string>>;
  /** What it always answers, when that is not success. */
  status?: number;
}

const ANSWER = { body: { response: { category: 'no' } }, prepare: leased };

/** Serves what is imported. */
const web = await startReceiver();
after(() => web.close());

/** What the document cannot give by itself: ids, and bodies without an example. */
export const INPUTS: Record<string, Input> = {
  audit_task: { prepare: completed },
  recall_task: { prepare: completed },
  get_today: { query: 'since=2026-01-01' },
  get_lease: { prepare: leased },
  get_attachment: { prepare: leasedPicture },
  heartbeat: { prepare: leased },
  save_draft: ANSWER,
  submit_answer: ANSWER,
  take_back_answer: { prepare: leased },
  get_answer: { prepare: completed },
  get_answer_attachment: { prepare: completedPicture },
  skip_task: { prepare: leased },
  release_task: { prepare: leased },
  report_error: { prepare: leased },
  flag_task: { prepare: leased },
  end_lease: { prepare: leased },
  review_task: { prepare: inReview },
  correct_answer: { body: { response: { category: 'yes' } }, prepare: corrected },
  requeue_task: { prepare: skippedOut },
  get_result_file: { prepare: withFile },
  set_hypothesis: { body: { hypothesis: { annotations: [] } } },
  set_metadata: { body: { key: 'value' } },
  set_unique_id: { body: { unique_id: 'openapi/1' } },
  add_tags: { body: ['a'] },
  replace_tags: { body: ['b'] },
  remove_tags: { body: ['b'] },
  change_settings: { body: { rotate_signing_secret: true } },
  create_tasks: { body: [{ type: 'imageannotation', ...BOX_TASK }] },
  move_tasks: { body: { task_ids: ['576ba74eec471ff9b01557cc'], batch: 'openapi' } },
  create_key: { body: { name: 'openapi' } },
  set_role: { body: { emails: ['ann@example.com'], team_role: 'member' } },
  remove_teammates: { body: { emails: ['ann@example.com'] } },
  add_assignments: { body: { emails: ['admin@localhost'], projects: ['assigned'] }, prepare: assigned },
  remove_assignments: { body: { emails: ['admin@localhost'], projects: ['assigned'] }, prepare: assigned },
  list_project_groups: { prepare: assigned },
  create_project_group: { body: { emails: [], name: 'created' }, prepare: assigned },
  change_project_group: { body: { add_emails: [], remove_emails: ['admin@localhost'] }, prepare: assigned },
  assign_batch: { body: { groups: ['group'] }, prepare: assigned },
  set_batch_order: { body: { batches: ['openapi', 'created', 'assigned'].map((name) => ({ name })) } },
  create_evaluation_task: { prepare: async () => ({ type: 'categorization' }) },
  create_training_task: { prepare: async () => ({ type: 'categorization' }) },
  cancel_evaluation_task: { prepare: (s) => qualityTask(s, 'evaluation') },
  cancel_training_task: { prepare: (s) => qualityTask(s, 'training') },
  list_labeler_quality: { query: 'labeler_emails=admin@localhost&limit=5' },
  reset_labeler_quality: { body: { labeler_email: 'admin@localhost', project: 'openapi' } },
  set_project_params: { body: { patch: true, instruction: 'Look twice.' } },
  set_project_settings: { body: { responses_required: 2, review: { share: 0.1 } } },
  set_project_ontology: { body: { ontology: ['cow', { choice: 'horse' }], name: 'animals' } },
  get_task_template: {
    prepare: async ({ live }) => {
      await live.post('/v1/projects', { type: 'textcollection', name: 'template' });
      return { name: 'template' };
    },
  },
  archive_project: { body: { archived: false } },
  create_batch: { body: { project: 'openapi', name: 'created', callback: '' } },
  list_batches: { query: 'project=openapi&limit=2' },
  pause_batch: { prepare: filledBatch },
  resume_batch: { prepare: filledBatch },
  cancel_batch: { prepare: filledBatch },
  get_task_type: { prepare: async () => ({ type: 'categorization' }) },
  preview_task: { prepare: async () => ({ type: 'categorization' }) },
  set_batch_metadata: { body: { key: 'value' } },
  prioritize_batch: { body: { priority: 20 } },
  tag_tasks: { body: { task_ids: ['576ba74eec471ff9b01557cc'], add: ['a'] } },
  get_overview: { query: 'project=openapi' },
  list_task_events: { query: 'limit=2' },
  get_task_work: { prepare: completed },
  get_task_attachment: { prepare: completedPicture },
  list_tasks: { query: 'limit=2' },
  upload_file: { body: {}, sent: await uploadOf() },
  import_file: { body: { file_url: `${web.url}/cow.png` } },
  get_file: { prepare: addedFile },
  set_file_metadata: { body: { key: 'value' }, prepare: addedFile },
  get_file_content: { prepare: addedFile },
  add_fault: { body: { path: '/v1/nowhere', status: 503, times: 1 } },
  remove_fault: {
    prepare: async ({ test }) => (await test.post('/v1/test_helpers/faults', { rule: '* /v1/nowhere = drop' })).json,
  },
  delete_outcome: {
    prepare: async ({ test }) => (await test.post('/v1/test_helpers/outcomes', { pending: true })).json,
  },
  complete_task: { prepare: pending },
  fail_task: { prepare: pending },
  cancel_task: { query: 'clear_unique_id=true' },
  v2_get_task: { query: 'task_id={task_id}&expand=project&opts=submissions', prepare: chatted },
  v2_get_tasks: { query: 'project_name=openapi%20chat&expand=project&expand=batch', prepare: chatted },
  v2_get_annotation: { query: 'annotation_id={task_id}-0', prepare: chatted },
  v2_create_chat_task: { body: { project_name: 'openapi chat', metadata: { key: 'value' } }, prepare: chatted },
  v2_create_task: { body: { batch_name: '{batch}' }, prepare: chatted },
  v2_set_task_metadata: { body: { task_id: '{task_id}', metadata: { key: 'value' }, merge: true }, prepare: chatted },
  v2_get_batch: { query: 'batch_name={batch}&expand=project', prepare: chatted },
  v2_create_batch: { body: { name: 'v2 created', project_name: 'openapi' } },
  v2_finalize_batch: { body: { batch_name: 'openapi' } },
  v2_set_batch_metadata: { body: { batch_name: 'openapi', metadata: { key: 'value' } } },
  v2_pause_batch: { body: { batch_name: '{batch}' }, prepare: chatted },
  v2_resume_batch: { body: { batch_name: '{batch}' }, prepare: chatted },
  v2_cancel_batch: { body: { batch_name: '{batch}' }, prepare: chatted },
  v2_get_project: { query: 'project_name=openapi' },
  v2_get_deliveries: { query: 'expand=project', prepare: delivered },
  v2_get_delivery: { query: 'delivery_name={batch}&expand=delivery&expand=project', prepare: delivered },
  v2_get_delivery_tasks: { query: 'limit=5', prepare: delivered },
  v2_get_schema: { query: 'schema_id={task_id}', prepare: chatted },
  v2_get_dataset_task: { query: 'task_id={task_id}', status: 404 },
  v2_get_dataset_task_response_url: { prepare: async () => ({ attachment_id: 'none' }), status: 404 },
};

/** A project, a group and a batch of this name; nobody stays assigned, who would get no other work. */
async function assigned({ live }: Suite): Promise<Record<string, string>> {
  const name = 'assigned';
  await live.post('/v1/projects', { type: 'comparison', name });
  await live.post('/v1/batches', { project: name, name });
  await live.post(`/v1/studio/projects/${name}/groups`, { emails: [], name: 'group' });
  return { name, group: 'group' };
}

/** One batch for all who stop it: canceled in the end, it is none of those that are put in order. */
async function filledBatch({ live }: Suite): Promise<Record<string, string>> {
  const batch = 'stopped';
  await live.post('/v1/batches', { project: 'openapi', name: batch });
  await live.post('/v1/task/imageannotation', { ...BOX_TASK, project: 'openapi', batch });
  return { name: batch };
}

async function uploadOf() {
  const { raw, contentType } = await multipart({}, png(2, 2));
  return { raw, headers: { 'content-type': contentType } };
}

async function addedFile({ live }: Suite): Promise<Record<string, string>> {
  return { file_id: (await upload(live, png(2, 2))).json.id };
}

/** A pending task of the test key. */
async function pending({ test }: Suite): Promise<Record<string, string>> {
  const metadata = { taskwright: { pending: true } };
  return (await test.post('/v1/task/imageannotation', { ...BOX_TASK, metadata })).json;
}

/** Only a task that is completed has a callback, and a test key completes it at once. */
export const ON_COMPLETED = new Set(['get_callback', 'get_result_file', 'replay_callback', 'send_callback']);

/** A completed task whose answer is files. */
async function withFile(s: Suite) {
  const { attachment } = BOX_TASK;
  const { json } = await s.test.post('/v1/task/segmentannotation', {
    attachment,
    labels: ['cow'],
    allow_unlabeled: true,
  });
  return { task_id: json.task_id, uuid: json.response.annotations.labeled.cow.split('/').at(-1) };
}

async function qualityTask({ live }: Suite, kind: string): Promise<{ id: string }> {
  const task = { attachment: 'http://a.example/1.png', categories: ['a', 'b'], expected_response: { category: 'a' } };
  return { id: (await live.post(`/v1/${kind}_tasks/categorization`, task)).json.id };
}
