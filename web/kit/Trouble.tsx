import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';

interface TroubleProps {
  title: string;
  children?: ReactNode;
  /** What may help, and its name. */
  action?: [name: string, run: () => void];
  isPending?: boolean;
}

/** Where a part of the page would be, had it come: what is wrong, and what to do. */
export function Trouble({ title, children, action, isPending = false }: TroubleProps): ReactNode {
  return (
    <div className="notice" role="alert">
      <h2>{title}</h2>
      {children}
      {action && (
        <Button className="button" onPress={action[1]} isPending={isPending}>
          {action[0]}
        </Button>
      )}
    </div>
  );
}

export function Loading({ what }: { what: string }): ReactNode {
  return (
    <div className="notice loading" role="status">
      <span className="spinner" aria-hidden="true" />
      {what}
    </div>
  );
}
