/** What the managers' pages are put together from. */
import { type ReactNode, useState } from 'react';
import { Button, ProgressBar } from 'react-aria-components';
import { Loading, Trouble } from '../../../kit/Trouble.tsx';
import { texts } from '../../../kit/texts/texts.ts';
import type { Mode, Read } from './ask.ts';
import type { Counts } from './counts.ts';
import './manage.css';

interface SheetProps {
  title: ReactNode;
  /** What can be done on the whole page. */
  actions?: ReactNode;
  children: ReactNode;
}

export function Sheet({ title, actions, children }: SheetProps): ReactNode {
  return (
    <div className="sheet">
      <header className="sheet-head">
        <h1>{title}</h1>
        <div className="sheet-actions">{actions}</div>
      </header>
      {children}
    </div>
  );
}

/** A part of the page that is read from the server first. */
export function Loaded<T>({ of, children }: { of: Read<T>; children: (data: T) => ReactNode }): ReactNode {
  if (of.data !== undefined) return children(of.data);
  if (of.isPending) return <Loading what={texts.manage.loading} />;
  return (
    <Trouble title={texts.manage.notLoaded} action={[texts.manage.again, () => void of.refetch()]}>
      <p>{of.error?.message}</p>
    </Trouble>
  );
}

/** Where a list would be that has nothing in it yet: what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }): ReactNode {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }): ReactNode {
  return (
    <section className="section" aria-label={title}>
      <h2>{title}</h2>
      {note && <p className="note">{note}</p>}
      {children}
    </section>
  );
}

/** How much of it is done; what went wrong is another colour, and is said too. */
export function Progress({ counts, label }: { counts: Counts; label: string }): ReactNode {
  const { pending, completed, error, canceled } = counts;
  const total = pending + completed + error;
  const said = [
    texts.projects.doneOf(completed, total),
    error > 0 && texts.projects.errors(error),
    canceled > 0 && texts.projects.canceled(canceled),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <ProgressBar className="progress" aria-label={label} value={total && (completed / total) * 100} valueLabel={said}>
      <span className="progress-track" aria-hidden="true">
        <span className="progress-done" style={{ width: `${total && (completed / total) * 100}%` }} />
        <span className="progress-error" style={{ width: `${total && (error / total) * 100}%` }} />
      </span>
      <span className="note">{said}</span>
    </ProgressBar>
  );
}

/** Something to take elsewhere. @param isSecret it is shown only when asked for. */
export function Copy({ text, name, isSecret = false }: { text: string; name: string; isSecret?: boolean }): ReactNode {
  const [isShown, setShown] = useState(!isSecret);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      // Without the permission somebody marks the text himself.
      () => setShown(true),
    );
  };
  return (
    <span className="copy">
      <code className="copy-text">{isShown ? text : '•'.repeat(24)}</code>
      {isSecret && (
        <Button
          className="button small quiet"
          aria-label={`${isShown ? texts.manage.hide : texts.manage.show}: ${name}`}
          onPress={() => setShown(!isShown)}
        >
          {isShown ? texts.manage.hide : texts.manage.show}
        </Button>
      )}
      <Button
        className="button small"
        aria-label={`${isCopied ? texts.manage.copied : texts.manage.copy}: ${name}`}
        onPress={copy}
      >
        <span role="status">{isCopied ? texts.manage.copied : texts.manage.copy}</span>
      </Button>
    </span>
  );
}

/** Which of the account's two worlds the page is about. */
export function ModePick({ mode, onChange }: { mode: Mode; onChange(mode: Mode): void }): ReactNode {
  return (
    <div className="segments" role="radiogroup" aria-label={texts.keyPage.mode}>
      {(['live', 'test'] as const).map((one) => (
        <label key={one} className={one === mode ? 'segment chosen' : 'segment'}>
          <input type="radio" className="unseen" name="mode" checked={one === mode} onChange={() => onChange(one)} />
          {texts.keyPage[one]}
        </label>
      ))}
    </div>
  );
}
