/** The frames of a video: a file of its own, or pictures one after another (api-facts E.10, E.11). */
import { Type } from 'typebox';
import type { Problem } from '../../kit.ts';
import { attachment, attachments, attachmentType } from '../attachments.ts';

export const framesParams = {
  attachment,
  attachments,
  attachment_type: Type.Optional(attachmentType(['image', 'video'])),
};

export type FramesParams = { attachment?: string; attachments?: string[]; attachment_type?: string };

/** Frames are counted from 0. More than nine hours of them. */
export const LAST_FRAME = 1_000_000;

/** How many there are; of a video file nobody has said. */
export const frameCount = ({ attachments }: FramesParams): number | undefined => attachments?.length;

export const lastFrame = (given: FramesParams): number => (frameCount(given) ?? LAST_FRAME + 1) - 1;

export const frameNumber = (given: FramesParams) => ({ type: 'integer', minimum: 0, maximum: lastFrame(given) });

/** One of the two, and of its kind. */
export function framesProblem({ attachment, attachments, attachment_type }: FramesParams): Problem | undefined {
  if (attachment !== undefined && attachments !== undefined) {
    return { path: 'attachments', message: 'must not be given beside attachment' };
  }
  if (attachment_type === undefined) return undefined;
  const kind = attachments === undefined ? 'video' : 'image';
  const name = attachments === undefined ? 'attachment' : 'attachments';
  return attachment_type === kind ? undefined : { path: 'attachment_type', message: `must be ${kind} for ${name}` };
}
