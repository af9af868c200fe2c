import type { ReactNode } from 'react';

/** What stands alone in the middle of the page, before anybody is in. */
export function Card({ title, children }: { title?: string; children: ReactNode }): ReactNode {
  return (
    <main className="door">
      <div className="card">
        <p className="mark-name">Taskwright</p>
        {title !== undefined && <h1>{title}</h1>}
        {children}
      </div>
    </main>
  );
}

export function Refusal({ children }: { children: ReactNode }): ReactNode {
  return (
    <p className="refusal" role="alert">
      {children}
    </p>
  );
}
