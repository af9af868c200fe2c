/** The two halves of every editor: what there is to look at, and beside it (below it, on a narrow screen) the form. */
import type { ReactNode } from 'react';
import type { Refusal, Task } from './editor.ts';
import { Instruction } from './instruction/Instruction.tsx';
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
        {task.instruction && <Instruction key={task.task_id} task={task} text={task.instruction} />}
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
