/** One claimed review until it is decided: its editor and the draft of a fix are loaded first. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading, Trouble } from '../../../kit/Trouble.tsx';
import { texts } from '../../../kit/texts/texts.ts';
import { readCopy } from '../../draft/local-copy.ts';
import { type Opening, reconcile } from '../../draft/reconcile.ts';
import { usePlace } from '../../draft/use-place.ts';
import { type EditorModule, loadEditor } from '../../editors.ts';
import { isLost } from '../../labeling.ts';
import { useHeartbeat } from '../../use-lease.ts';
import { Reviewing } from './Reviewing.tsx';
import { type ClaimedReview, readReview } from './reviews.ts';
import type { ReviewFlow } from './use-review.ts';

export interface ReviewTaskProps {
  claimed: ClaimedReview;
  isNew: boolean;
  flow: ReviewFlow;
}

export interface OpenedReview {
  editor: EditorModule;
  opening: Opening;
}

export function ReviewTask(props: ReviewTaskProps): ReactNode {
  const { claimed, isNew, flow } = props;
  const { type, task_id } = claimed.task;
  const { place, round, take, onHandOver } = usePlace(claimed.lease_id, isNew);
  const heldUntil = useHeartbeat(claimed, isNew, flow.lose);
  const opened = useQuery({
    queryKey: ['opening review', claimed.lease_id, round],
    queryFn: async (): Promise<OpenedReview> => {
      const [editor, copy, now] = await Promise.all([
        loadEditor(type),
        readCopy(flow.person, task_id),
        round === 0 ? claimed : readReview(claimed.lease_id),
      ]);
      return { editor, opening: reconcile({ draft: now.draft, version: now.draft_version }, copy, claimed.response) };
    },
    enabled: place !== 'asking',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: (count, error) => count < 2 && !isLost(error),
  });
  if (opened.data) {
    return (
      <Reviewing
        {...props}
        {...opened.data}
        heldUntil={heldUntil}
        key={round}
        place={place}
        take={take}
        onHandOver={onHandOver}
      />
    );
  }
  return (
    <div className="rest">
      {opened.isPending ? (
        <Loading what={texts.review.opening} />
      ) : (
        <Trouble title={texts.review.notOpened} action={[texts.manage.again, () => void opened.refetch()]}>
          <p>{opened.error.message}</p>
        </Trouble>
      )}
    </div>
  );
}
