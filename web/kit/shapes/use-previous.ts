/** The shapes of the task before, for this one. */
import { useRef } from 'react';
import { isObject } from '../../../task-types/shared/json.ts';
import type { EditorProps } from '../editor.ts';
import { texts } from '../texts/texts.ts';
import { annotationsIn } from './read.ts';
import type { Work } from './use-shape-work.ts';

type Say = (text: string, isRefusal?: boolean) => void;

/** @returns undefined where the page knows of no task before. */
export function usePrevious(
  previous: EditorProps['previous'],
  work: Work,
  say: Say,
): (() => Promise<void>) | undefined {
  // While the answer is on its way somebody may go on drawing.
  const now = useRef(work);
  now.current = work;
  if (!previous) return undefined;
  return async () => {
    const { noPrevious, nothingFits, copiedPrevious } = texts.shapes;
    try {
      const answer = await previous();
      if (!answer) return say(noPrevious, true);
      const annotations = annotationsIn(answer).filter(isObject);
      const count = now.current.paste(annotations);
      if (count > 0) say(copiedPrevious(count, annotations.length - count));
      else say(nothingFits, true);
    } catch (error) {
      say((error as Error).message, true);
    }
  };
}
