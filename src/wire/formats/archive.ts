/**
 * A tar archive with a file for each picture, and `tasks.csv`: a row a task, which says what the pictures are called
 * and where they are, and why a task or a mark has no place in the archive.
 */
import type { Registry } from '../../registry.ts';
import type { TaskRow } from '../../store/tasks.ts';
import { csv } from './csv.ts';
import { Counts, type Writer } from './format.ts';
import { type MarkedPicture, markedPicture } from './marked.ts';
import { TAR_END, tarFile, tarHead, tarPadding } from './tar.ts';

/** A picture of known size. */
export type SizedPicture = MarkedPicture & { size: NonNullable<MarkedPicture['size']> };

export interface ArchiveFormat {
  /** @param leaveOut to be called with the kind of each mark that has no place in the format. */
  fileOf(picture: SizedPicture, leaveOut: (kind: string) => void): { name: string; text: string };
  /** What comes after the last picture. */
  lastFiles(): { name: string; text: string }[];
}

const COLUMNS = ['task_id', 'file', 'attachment', 'width', 'height', 'left_out', 'left_out_annotations'];

export function archiveWriter(registry: Registry, format: ArchiveFormat): Writer {
  let newest = 0;
  const one = (task: TaskRow): { now?: string; row: (string | number)[] } => {
    newest = Math.max(newest, task.updatedAt);
    const picture = markedPicture(registry, task);
    if (typeof picture === 'string') return { row: [task.taskId, '', '', '', '', picture, ''] };
    const { file, url = '', size } = picture;
    if (!size) return { row: [task.taskId, file, url, '', '', 'size of the picture unknown', ''] };
    const leftOut = new Counts();
    const { name, text } = format.fileOf({ ...picture, size }, (kind) => leftOut.add(kind));
    const without = Object.entries(leftOut.all).map(([kind, count]) => `${kind}: ${count}`);
    const row = [task.taskId, file, url, size.width, size.height, '', without.join(', ')];
    return { now: tarFile({ name, at: task.updatedAt }, text), row };
  };
  return {
    begin: () => '',
    add(tasks) {
      const each = tasks.map(one);
      return { now: each.map(({ now = '' }) => now).join(''), later: csv(each.map(({ row }) => row)) };
    },
    end(later) {
      const head = csv([COLUMNS]);
      const files = format.lastFiles().map(({ name, text }) => tarFile({ name, at: newest }, text));
      return {
        before: tarHead({ name: 'tasks.csv', at: newest }, Buffer.byteLength(head) + later) + head,
        after: tarPadding(Buffer.byteLength(head) + later) + files.join('') + TAR_END,
      };
    },
  };
}
