/**
 * The instruction of a task, in a drawer over the answer: open with the first task of a project (and again when its words
 * change), and as one left it from then on.
 */
import { type ReactNode, useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { Task } from '../editor.ts';
import { KeyCaps } from '../KeyCaps.tsx';
import { keyGroup, useActions } from '../keymap.ts';
import { texts } from '../texts/texts.ts';
import { InstructionText } from './InstructionText.tsx';
import './instruction.css';
import { isClosed, keyOf, rememberClosed } from './seen.ts';

const SIDE_KEYS = keyGroup('side', () => texts.keys.side, { instruction: ['i'] });

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"]') !== null;

export function Instruction({ task, text }: { task: Task; text: string }): ReactNode {
  const key = keyOf(task.project, text);
  const [open, setOpen] = useState(() => !isClosed(key));
  const turn = (next: boolean) => {
    setOpen(next);
    rememberClosed(key, !next);
  };
  useActions(SIDE_KEYS, { instruction: ({ target }) => (isInDialog(target) ? false : turn(!open)) });
  return (
    <Disclosure className="panel instruction" isExpanded={open} onExpandedChange={turn}>
      <Heading level={2}>
        <Button slot="trigger" className="panel-title">
          <span className="chevron" aria-hidden="true" />
          {texts.kit.instruction}
          <KeyCaps group={SIDE_KEYS} action="instruction" />
        </Button>
      </Heading>
      <DisclosurePanel>
        <InstructionText text={text} />
      </DisclosurePanel>
    </Disclosure>
  );
}
