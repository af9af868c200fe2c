/** One review after the other: claim, take up again after a reload, decide. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { texts } from '../../../kit/texts/texts.ts';
import { removeCopy } from '../../draft/local-copy.ts';
import { isLost, release, skip } from '../../labeling.ts';
import {
  type ClaimedReview,
  claimReview,
  decide,
  hold,
  type ReviewClaim,
  readHeld,
  readReview,
  type Verdict,
} from './reviews.ts';

/** Milliseconds between looks while nothing waits. */
const LOOK_AGAIN = 5000;

export type Reviewed =
  | { state: 'idle' }
  | { state: 'waiting'; waiting: ReviewClaim['waiting'] }
  /** @property isNew it was claimed a moment ago, so no other tab has it open. */
  | { state: 'working'; claimed: ClaimedReview; isNew: boolean }
  | { state: 'lost'; why: string; taskId: string };

/** @param person the e-mail address of who is signed in. */
export function useReview(person: string) {
  const [work, setWork] = useState<Reviewed>({ state: 'idle' });
  const [done, setDone] = useState(0);

  const show = (next: Reviewed) => {
    hold(next.state === 'working' ? next.claimed.lease_id : undefined);
    setWork(next);
  };
  const resumed = useQuery({
    queryKey: ['held review'],
    queryFn: readHeld,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const before = resumed.data;
  useEffect(() => {
    if (before) setWork({ state: 'working', claimed: before, isNew: false });
  }, [before]);

  const next = useMutation({
    mutationFn: async (taskId?: string) => {
      const { leases, waiting } = await claimReview(taskId);
      if (leases[0]) return show({ state: 'working', claimed: leases[0], isNew: true });
      if (taskId !== undefined) throw new Error(texts.review.withOther);
      show({ state: 'waiting', waiting });
    },
  });
  const going = useMutation({
    mutationFn: readReview,
    onSuccess: (claimed) => show({ state: 'working', claimed, isNew: false }),
  });
  useQuery({
    queryKey: ['look for reviews'],
    queryFn: () => next.mutateAsync(undefined).then(() => null),
    enabled: work.state === 'waiting',
    refetchInterval: LOOK_AGAIN,
    initialData: null,
    staleTime: LOOK_AGAIN,
    retry: false,
  });

  const lose = (why: string) => {
    if (work.state === 'working') show({ state: 'lost', why, taskId: work.claimed.task.task_id });
  };
  const onError = (error: Error) => {
    if (isLost(error)) lose(error.message);
  };
  const goOn = () => next.mutateAsync(undefined).catch(() => show({ state: 'idle' }));

  const deciding = useMutation({
    mutationFn: ({ claimed, verdict }: { claimed: ClaimedReview; verdict: Verdict }) =>
      decide(claimed.lease_id, verdict),
    onSuccess: (_, { claimed }) => {
      setDone((count) => count + 1);
      void removeCopy(person, claimed.task.task_id);
      return goOn();
    },
    onError,
  });
  const skipping = useMutation({
    mutationFn: ({ claimed, reason }: { claimed: ClaimedReview; reason: string }) => skip(claimed.lease_id, reason),
    onSuccess: goOn,
    onError,
  });
  const releasing = useMutation({
    mutationFn: (claimed: ClaimedReview) => release(claimed.lease_id),
    onSuccess: () => show({ state: 'idle' }),
    onError,
  });
  return { work, person, done, resumed, next, going, deciding, skipping, releasing, lose };
}

export type ReviewFlow = ReturnType<typeof useReview>;
