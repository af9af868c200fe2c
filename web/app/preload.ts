/** What a task needs to be opened, fetched while one works on another: its editor and its pictures. */
import { kindOf } from '../kit/Attachment.tsx';
import { isWeb } from '../kit/addresses.ts';
import { loadEditor } from './editors.ts';
import type { Claimed } from './labeling.ts';

/** Pictures of a task that are fetched before it is opened. */
const MOST = 4;

export function preload({ task, attachments = [] }: Claimed): void {
  // If it does not come now, it is asked for again when the task is opened.
  void loadEditor(task.type).catch(() => {});
  const pictures = attachments.filter(({ attachment }) => kindOf(attachment, task.params.attachment_type) === 'image');
  // The browser keeps them for the minutes that the server allows.
  for (const { attachment, url } of pictures.slice(0, MOST)) {
    const picture = new Image();
    if (isWeb(attachment)) picture.onerror = () => loadFrom(attachment);
    picture.src = url;
  }
}

/** Where the server has no stream of it. */
function loadFrom(address: string): void {
  new Image().src = address;
}
