/** What the editor has to say of the last deed. */
import type { ReactNode } from 'react';
import { type Remarks, useRemark } from './use-said.ts';

export function Remark({ remarks }: { remarks: Remarks }): ReactNode {
  const said = useRemark(remarks);
  return (
    <p className={said?.isRefusal ? 'said refusal' : 'unseen'} role="status">
      {said?.text}
    </p>
  );
}
