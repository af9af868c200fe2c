/** What there is to answer about: the attachments, and the other params as they are. */
import type { ReactNode } from 'react';
import type { Json, JsonObject } from '../../../task-types/kit.ts';
import { isObject } from '../../../task-types/shared/json.ts';
import { Attachment } from '../Attachment.tsx';
import { titleOf } from './parts.ts';

/** The form says them already, or they are the server's. */
const SAID = ['response_schema', 'hypothesis', 'attachment', 'attachments', 'attachment_type'];
/** Of types whose schema is made from them. */
const ASKED = ['fields', 'repeatable_fields', 'row_fields', 'choices'];

export function Given({ params }: { params: JsonObject }): ReactNode {
  const { attachment, attachments, attachment_type } = params;
  // In a type of somebody's own they may be what there is to look at.
  const said = isObject(params.response_schema) ? SAID : [...SAID, ...ASKED];
  const all = attachment === undefined ? [attachments ?? []].flat() : [attachment];
  const rest = Object.entries(params).filter(([name]) => !said.includes(name));
  return (
    <div className="attachments">
      {all.map((one, index) =>
        isObject(one) ? (
          <Attachment key={index} attachment={one.content ?? one.url ?? one.attachment} type={one.type} />
        ) : (
          <Attachment key={index} attachment={one} type={attachment_type} />
        ),
      )}
      {rest.length > 0 && (
        <dl className="given">
          {rest.map(([name, value]) => (
            <div key={name}>
              <dt>{titleOf(name)}</dt>
              <dd>
                <Shown value={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** Texts as they are, as are turns of a talk; all else as JSON. */
function Shown({ value }: { value: Json }): ReactNode {
  if (typeof value !== 'object' || value === null) return <p className="given-text">{String(value)}</p>;
  const turns = Array.isArray(value) ? value.map(turnOf) : [];
  if (turns.length === 0 || turns.includes(undefined))
    return <pre className="code">{JSON.stringify(value, null, 2)}</pre>;
  return turns.map((turn, index) => (
    <p className="given-text" key={index}>
      {turn![0] && <strong>{turn![0]}: </strong>}
      {turn![1]}
    </p>
  ));
}

/** Who says what, `''` for nobody. */
function turnOf(value: Json): [who: string, what: string] | undefined {
  if (typeof value === 'string') return ['', value];
  if (!isObject(value) || typeof value.content !== 'string') return undefined;
  const isPlain = Object.keys(value).every((key) => key === 'content' || key === 'role');
  return isPlain ? [typeof value.role === 'string' ? value.role : '', value.content] : undefined;
}
