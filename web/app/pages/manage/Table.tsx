import type { ReactNode } from 'react';

/** `acts`: what can be done with the row; its name is read out only. */
export type Column = readonly [name: string, look?: 'number' | 'wide-cell' | 'acts'];

interface TableProps {
  label: string;
  columns: readonly Column[];
  className?: string;
  /** Rows. */
  children: ReactNode;
}

/** On a narrow screen each row is a block: cells say the name of their column by `data-name`. */
export function Table({ label, columns, className = '', children }: TableProps): ReactNode {
  return (
    <table className={`table ${className}`} aria-label={label}>
      <thead>
        <tr>
          {columns.map(([name, look]) => (
            <th key={name} scope="col" className={look}>
              {look === 'acts' ? <span className="unseen">{name}</span> : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
