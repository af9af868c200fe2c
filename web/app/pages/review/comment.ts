/** The comment on a task under review, until it is decided; it stays over a reload, as the draft of a fix does. */
import { useState } from 'react';

const PLACE = 'taskwright.review.comment';

function read(taskId: string): string {
  const [of, ...text] = (sessionStorage.getItem(PLACE) ?? '').split('\n');
  return of === taskId ? text.join('\n') : '';
}

export function useComment(taskId: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => read(taskId));
  const write = (next: string) => {
    setText(next);
    sessionStorage.setItem(PLACE, `${taskId}\n${next}`);
  };
  return [text, write];
}
