/** A task with its picture and marks, for the formats of pictures. */
import type { JsonObject, TaskType } from '../../../task-types/kit.ts';
import type { Kind, Mark } from '../../../task-types/marks.ts';
import type { Registry } from '../../registry.ts';
import type { TaskRow } from '../../store/tasks.ts';
import { type LeftOut, readAnswer } from './format.ts';

export interface MarkedPicture {
  taskId: string;
  /** Where the picture is; undefined when the task holds no address. */
  url: string | undefined;
  /** `<task_id>.<extension of the address>`: no two tasks have the same. */
  file: string;
  /** Pixels; undefined when the server never looked at the picture. */
  size: { width: number; height: number } | undefined;
  labels: string[];
  marks: Mark[];
  globals: JsonObject | undefined;
}

export function markedPicture(registry: Registry, task: TaskRow): MarkedPicture | LeftOut {
  const type = registry.find(task.type);
  const pictures = type?.type.pictures;
  if (!pictures) return 'other type';
  if (task.status !== 'completed' || task.responseJson === null) return 'not completed';
  const params = JSON.parse(task.paramsJson) as JsonObject;
  const response = JSON.parse(task.responseJson) as JsonObject;
  const marks = readAnswer(type, params, response, () => pictures.marks(params, response));
  if (!marks) return 'answer of another form';
  const url = typeof params.attachment === 'string' ? params.attachment : undefined;
  return {
    taskId: task.taskId,
    url,
    file: `${task.taskId}${extensionOf(url)}`,
    size: measured(task) ?? sizeOfMasks(marks),
    labels: pictures.labels(params),
    marks,
    globals: response.global_attributes as JsonObject | undefined,
  };
}

/** The server has looked at the pictures of live tasks; the attachment is the first. */
function measured({ processedAttachmentsJson }: TaskRow): MarkedPicture['size'] {
  const [first] = JSON.parse(processedAttachmentsJson) as { width?: number; height?: number }[];
  return first?.width && first.height ? { width: first.width, height: first.height } : undefined;
}

/** A mask knows the picture it was made for. */
function sizeOfMasks(marks: Mark[]): MarkedPicture['size'] {
  for (const { shape } of marks) if (shape.kind === 'mask') return { width: shape.width, height: shape.height };
  return undefined;
}

/** With its dot; empty when the address has none. */
function extensionOf(url: string | undefined): string {
  const path = url?.startsWith('data:') ? '' : (url?.split(/[?#]/, 1)[0] ?? '');
  return /\.[a-z0-9]{1,5}$/i.exec(path)?.[0].toLowerCase() ?? '';
}

/** Shapes that have an inside. */
export const HAVE_OUTLINE: readonly Kind[] = ['box', 'polygon', 'ellipse', 'cuboid'];
export const HAVE_AREA: readonly Kind[] = [...HAVE_OUTLINE, 'mask'];

/** Whether answers of the type can have one of these. */
export const hasKind = ({ pictures }: TaskType, kinds: readonly Kind[]): boolean =>
  pictures?.kinds.some((kind) => kinds.includes(kind)) ?? false;
