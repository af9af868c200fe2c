import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../kit/texts/texts.ts';

interface TitleProps {
  task: { task_id: string; type: string; project?: string };
}

export function TaskTitle({ task }: TitleProps): ReactNode {
  return (
    <h1 className="task-title">
      {task.project && <span>{task.project}</span>}
      <span>{task.type}</span>
      <Button
        className="task-id"
        aria-label={texts.work.copyId(task.task_id)}
        onPress={() => void navigator.clipboard?.writeText(task.task_id)}
      >
        {task.task_id}
      </Button>
    </h1>
  );
}
