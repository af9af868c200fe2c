/** A live task's attachments: asked for when it is made, and what becomes of it when they were looked at. */
import type { Context } from '../deps.ts';
import { attachmentUrls, hostOf } from '../rules/attachment-urls.ts';
import {
  type AttachmentRow,
  insertAttachment,
  listAttachments,
  setNextTry,
  settleAttachment,
} from '../store/attachments.ts';
import { shareBatch } from '../store/batches.ts';
import type { Tx } from '../store/db.ts';
import { findQualityTask } from '../store/quality-tasks.ts';
import { lockTask, type TaskRow, updateTask } from '../store/tasks.ts';
import { failTask } from './fail-task.ts';
import { openInBatch } from './open-task.ts';
import { record } from './record.ts';
import { touch } from './task.ts';

/** Asks for the attachments to be checked. @returns false when there are none to check. */
export async function askForAttachments(tx: Tx, task: TaskRow, now: number): Promise<boolean> {
  const urls = attachmentUrls(JSON.parse(task.paramsJson));
  for (const [n, url] of urls.entries()) {
    await insertAttachment(tx, { ...task, n }, { type: task.type, url, host: hostOf(url), now });
  }
  return urls.length > 0;
}

/** What a look at an attachment found. */
export type Finding =
  | { kind: 'good'; statusCode: number; bytes: number | null; mimeType: string; width?: number; height?: number }
  /** It will never be good: 4xx, or not what it should be. */
  | { kind: 'bad'; statusCode: number | null; error: string }
  /** Try again at this time, unix milliseconds. */
  | { kind: 'later'; nextAt: number };

/**
 * Notes the finding. The last good one opens the task for labelers; a bad one puts it into `error`, with Scale's shape as
 * its response (api-facts B.4).
 */
export async function noteFinding(tx: Tx, context: Context, a: AttachmentRow, finding: Finding): Promise<void> {
  const tries = a.tries + 1;
  if (finding.kind === 'later') {
    await setNextTry(tx, a, finding.nextAt, tries);
    return;
  }
  // The task first: whoever changes it holds it, and so two findings of one task come one after the other.
  const task = await lockTask(tx, a.accountId, a.mode, a.taskId);
  const { statusCode } = finding;
  const found =
    finding.kind === 'good'
      ? {
          bytes: finding.bytes,
          mimeType: finding.mimeType,
          width: finding.width ?? null,
          height: finding.height ?? null,
        }
      : { bytes: null, mimeType: null, width: null, height: null };
  const state = finding.kind === 'good' ? 'ok' : 'failed';
  const error = finding.kind === 'bad' ? finding.error : null;
  const isCurrent = await settleAttachment(tx, { ...a, ...found, tries, statusCode, error, state });
  if (!isCurrent) return;
  const all = await listAttachments(tx, a.accountId, a.mode, a.taskId);
  if (!task && finding.kind === 'bad') await tellOfQualityTask(tx, context, a, all);
  if (task?.status !== 'pending') return;
  if (finding.kind === 'bad') await failFor(tx, context, task, all);
  else if (all.every((one) => one.state === 'ok')) await makeReady(tx, context, task, all);
}

/** It stays as it is, and is handed to nobody: managers see it in the list and, once, among the events. */
async function tellOfQualityTask(tx: Tx, context: Context, a: AttachmentRow, all: AttachmentRow[]): Promise<void> {
  const quality = await findQualityTask(tx, a);
  const failed = all.filter(({ state }) => state === 'failed');
  if (!quality || quality.canceledAt !== null || failed.length !== 1) return;
  const { project, type, kind } = quality;
  const [{ url, error }] = failed as [AttachmentRow];
  await record(tx, context, `fail ${kind} task`, {
    after: {
      ...{ quality_task_id: a.taskId, type, ...(project === null ? {} : { project }) },
      ...{ url: url.slice(0, 2000), error },
    },
  });
}

async function failFor(tx: Tx, context: Context, task: TaskRow, all: AttachmentRow[]): Promise<void> {
  const failed = all.filter((one) => one.state === 'failed');
  await failTask(tx, context, task.taskId, {
    error: 'One or more attachments could not be downloaded.',
    attachments: failed.map(({ statusCode, url, error }) => ({
      ...(statusCode === null ? {} : { statusCode }),
      url: url.slice(0, 2000),
      message: error,
    })),
  });
  // What is still to be looked at is of no use to anyone.
  for (const one of all.filter((other) => other.state === 'due')) {
    await settleAttachment(tx, { ...one, state: 'failed', error: 'not looked at, because another attachment failed' });
  }
}

async function makeReady(tx: Tx, context: Context, task: TaskRow, all: AttachmentRow[]): Promise<void> {
  const processed = all.map(({ url, mimeType, bytes, width, height }) => ({
    url: url.slice(0, 2000),
    mime_type: mimeType,
    ...(bytes === null ? {} : { size: bytes }),
    ...(width === null ? {} : { width, height }),
  }));
  const ready = await updateTask(tx, task, {
    ...touch(task, context.now),
    processedAttachmentsJson: JSON.stringify(processed),
  });
  const { accountId, mode, batch: name } = ready;
  const batch = name === null ? undefined : await shareBatch(tx, { accountId, mode, name });
  await openInBatch(tx, ready, batch);
}
