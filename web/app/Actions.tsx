import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { KeyCaps } from '../kit/KeyCaps.tsx';
import { texts } from '../kit/texts/texts.ts';
import { TASK_KEYS } from './task-keys.ts';

interface ActionsProps {
  canUndo: boolean;
  canRedo: boolean;
  isSubmitting: boolean;
  /** Some verb that ends the work on this task is under way. */
  isLeaving: boolean;
  undo(): void;
  redo(): void;
  submit(): void;
  skip(): void;
  release(): void;
  help(): void;
}

/** In the bar; at the lower edge of a narrow screen, in reach of a thumb. */
export function Actions(props: ActionsProps): ReactNode {
  const { canUndo, canRedo, isSubmitting, isLeaving, undo, redo, submit, skip, release, help } = props;
  return (
    <div className="actions" role="toolbar" aria-label={texts.work.task}>
      <Button className="tool" aria-label={texts.work.undo} isDisabled={!canUndo || isLeaving} onPress={undo}>
        ↶
      </Button>
      <Button className="tool" aria-label={texts.work.redo} isDisabled={!canRedo || isLeaving} onPress={redo}>
        ↷
      </Button>
      <Button className="tool to-keys" aria-label={texts.work.shortcuts} onPress={help}>
        ?
      </Button>
      <span className="divider" aria-hidden="true" />
      <Button className="button quiet" isDisabled={isLeaving} onPress={release}>
        {texts.work.putBack}
      </Button>
      <Button className="button" isDisabled={isLeaving} onPress={skip}>
        {texts.work.skip}
      </Button>
      <Button className="button primary" isDisabled={isLeaving} isPending={isSubmitting} onPress={submit}>
        {isSubmitting ? texts.work.submitting : texts.work.submit}
        <KeyCaps group={TASK_KEYS} action="submit" compact />
      </Button>
    </div>
  );
}
