/** Pictures that the task gives only to be looked at. */
import type { ReactNode } from 'react';
import type { JsonObject } from '../../../task-types/kit.ts';
import { isObject } from '../../../task-types/shared/json.ts';
import { Attachment } from '../Attachment.tsx';
import { texts } from '../texts/texts.ts';
import { Panel } from '../Workspace.tsx';

export function ContextPictures({ params }: { params: JsonObject }): ReactNode {
  const given = Array.isArray(params.context_attachments) ? params.context_attachments.filter(isObject) : [];
  if (given.length === 0) return null;
  return (
    <Panel title={texts.shapes.context}>
      {given.map(({ attachment }) => (
        <div className="context-picture" key={String(attachment)}>
          <Attachment attachment={attachment} type="image" />
        </div>
      ))}
    </Panel>
  );
}
