import type { ReactNode } from 'react';

/** What the server did not take, where it was asked; nothing while all is well. */
export function Problem({ error }: { error: Error | null | undefined }): ReactNode {
  return error ? (
    <p className="refusal" role="alert">
      {error.message}
    </p>
  ) : null;
}
