/** The answer as JSON, for task types that have no editor yet. */
import { type ReactNode, useState } from 'react';
import { FieldError, Label, TextArea, TextField } from 'react-aria-components';
import type { JsonObject } from '../../task-types/kit.ts';
import { isObject } from '../../task-types/shared/json.ts';
import { Attachment } from './Attachment.tsx';
import type { EditorProps } from './editor.ts';
import { Panel, Workspace } from './Workspace.tsx';

export function JsonAnswer({ task, value, onChange, onBlock, refusal, active }: EditorProps): ReactNode {
  const [{ text, of }, setText] = useState(() => written(value));
  const [problem, setProblem] = useState<string>();
  const { attachment, attachments, attachment_type, ...rest } = task.params;
  const all = attachment === undefined && Array.isArray(attachments) ? attachments : [attachment];

  const write = (next: string) => {
    const read = parsed(next);
    const wrong = typeof read === 'string' ? read : undefined;
    setProblem(wrong);
    onBlock(wrong);
    setText({ text: next, of: typeof read === 'string' ? value : read });
    if (typeof read !== 'string') onChange(read, 'json');
  };
  // Undone, or done again.
  if (of !== value) {
    setText(written(value));
    setProblem(undefined);
  }
  return (
    <Workspace
      task={task}
      refusal={refusal}
      stage={
        <div className="attachments">
          {all.map((one, index) => (
            <Attachment key={index} attachment={one} type={attachment_type} />
          ))}
        </div>
      }
    >
      <Panel title="Answer">
        <p className="note">Tasks of the type {task.type} are answered in JSON here.</p>
        <TextField
          className="field"
          value={text}
          onChange={write}
          isInvalid={problem !== undefined}
          isReadOnly={!active}
        >
          <Label>Response</Label>
          <TextArea className="react-aria-TextArea code" rows={14} spellCheck={false} />
          <FieldError>{problem}</FieldError>
        </TextField>
      </Panel>
      {Object.keys(rest).length > 0 && (
        <Panel title="What is asked for">
          <pre className="code">{JSON.stringify(rest, null, 2)}</pre>
        </Panel>
      )}
    </Workspace>
  );
}

const written = (value: JsonObject) => ({ text: JSON.stringify(value, null, 2), of: value });

/** An object, or why it is none. */
function parsed(text: string) {
  try {
    const read: unknown = JSON.parse(text);
    return isObject(read) ? read : 'The response has to be an object.';
  } catch (error) {
    return `This is no JSON yet: ${(error as Error).message}`;
  }
}
