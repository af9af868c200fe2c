/** The two halves of every editor: what there is to look at, and beside it (below it, on a narrow screen) the form. */
import { type ReactNode, useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { Refusal, Task } from './editor.ts';
import { useKeys } from './keys.ts';
import { texts } from './texts/texts.ts';

interface WorkspaceProps {
  task: Task;
  refusal: Refusal | undefined;
  stage: ReactNode;
  children: ReactNode;
}

export function Workspace({ task, refusal, stage, children }: WorkspaceProps): ReactNode {
  return (
    <div className="workspace">
      <section className="stage" aria-label={texts.kit.attachment}>
        {stage}
      </section>
      <section className="side" aria-label={texts.kit.answer}>
        {task.instruction && <Instruction text={task.instruction} />}
        {refusal && (
          <p className="refusal" role="alert">
            <strong>{texts.kit.notAccepted}</strong> {refusal.message}
          </p>
        )}
        {children}
      </section>
    </div>
  );
}

const CLOSED = 'taskwright.instruction.closed';

/** Always as plain text: whoever makes tasks does not write our pages. It stays open or closed from task to task. */
function Instruction({ text }: { text: string }): ReactNode {
  const [open, setOpen] = useState(localStorage.getItem(CLOSED) === null);
  const turn = (next: boolean) => {
    setOpen(next);
    if (next) localStorage.removeItem(CLOSED);
    else localStorage.setItem(CLOSED, '1');
  };
  useKeys({ i: () => turn(!open) });
  return (
    <Disclosure className="panel instruction" isExpanded={open} onExpandedChange={turn}>
      <Heading level={2}>
        <Button slot="trigger" className="panel-title">
          <span className="chevron" aria-hidden="true" />
          {texts.kit.instruction}
          <kbd>I</kbd>
        </Button>
      </Heading>
      <DisclosurePanel>
        <p className="instruction-text">{text}</p>
      </DisclosurePanel>
    </Disclosure>
  );
}

export function Panel({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }): ReactNode {
  return (
    <section className="panel" aria-label={title}>
      <h2 className="panel-title">
        {title}
        {note && <span className="note">{note}</span>}
      </h2>
      {children}
    </section>
  );
}
