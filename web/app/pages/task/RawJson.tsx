import { type ReactNode, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../../../kit/texts/texts.ts';
import type { WholeTask } from './task-calls.ts';

/** Characters that are shown; all are copied. */
const MOST = 200_000;

/** A value as it goes over the wire, folded until one wants to see it. */
export function Json({ title, value, isOpen = false }: { title: string; value: unknown; isOpen?: boolean }): ReactNode {
  const [open, setOpen] = useState(isOpen);
  const [copied, setCopied] = useState(false);
  const text = useMemo(() => (open ? JSON.stringify(value, null, 2) : ''), [value, open]);
  return (
    <details className="raw-json" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      <Button
        className="button small"
        onPress={() => {
          void navigator.clipboard?.writeText(JSON.stringify(value, null, 2)).then(() => setCopied(true));
        }}
      >
        {copied ? texts.task.copied : texts.task.copyOf(title)}
      </Button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keys */}
      <pre tabIndex={0}>{text.length > MOST ? `${text.slice(0, MOST)}\n…` : text}</pre>
    </details>
  );
}

export function RawJson({ task }: { task: WholeTask }): ReactNode {
  const t = texts.task;
  const { params, response, ...rest } = task;
  return (
    <div className="raw">
      <Json title={t.params} value={params} isOpen />
      {response !== undefined && <Json title={t.response} value={response} isOpen />}
      <Json title={t.rest} value={rest} />
      <Json title={t.whole} value={task} />
    </div>
  );
}
