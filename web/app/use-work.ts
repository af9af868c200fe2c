/** One task after the other: claim, take up again after a reload, submit, skip. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { JsonObject } from '../../task-types/kit.ts';
import {
  type Claimed,
  claim,
  isLost,
  readLease,
  release,
  skip,
  submit,
  type TrainingResult,
  type Waiting,
} from './labeling.ts';

/** Of this tab: what is under work survives a reload, and two tabs do not work on one task. */
const HELD = 'taskwright.lease';
/** Milliseconds between looks into an empty queue. */
const LOOK_AGAIN = 5000;

export type Work =
  | { state: 'idle' }
  | { state: 'waiting'; waiting: Waiting }
  | { state: 'working'; claimed: Claimed }
  | { state: 'lost'; why: string };

export function useWork() {
  const [work, setWork] = useState<Work>({ state: 'idle' });
  const [done, setDone] = useState(0);
  const [training, setTraining] = useState<TrainingResult>();

  const show = (next: Work) => {
    if (next.state === 'working') sessionStorage.setItem(HELD, next.claimed.lease_id);
    else sessionStorage.removeItem(HELD);
    setWork(next);
  };

  const resumed = useQuery({ queryKey: ['held'], queryFn: readHeld, staleTime: Number.POSITIVE_INFINITY });
  const held = resumed.data;
  useEffect(() => {
    if (held) setWork({ state: 'working', claimed: held });
  }, [held]);

  const next = useMutation({
    mutationFn: claim,
    onSuccess: ({ leases: [claimed], waiting }) =>
      show(claimed ? { state: 'working', claimed } : { state: 'waiting', waiting }),
  });

  // While the queue is empty; stops with the first task, and while nobody looks at the page.
  useQuery({
    queryKey: ['look again'],
    queryFn: () => next.mutateAsync().then(() => null),
    enabled: work.state === 'waiting',
    refetchInterval: LOOK_AGAIN,
    initialData: null,
    staleTime: LOOK_AGAIN,
    retry: false,
  });

  const leave = (error: Error) => {
    if (isLost(error)) show({ state: 'lost', why: error.message });
  };
  const goOn = () => next.mutateAsync().catch(() => show({ state: 'idle' }));

  const submitting = useMutation({
    mutationFn: ({ leaseId, response }: { leaseId: string; response: JsonObject }) => submit(leaseId, response),
    onSuccess: (ended) => {
      setDone((count) => count + 1);
      setTraining(ended.training);
      return goOn();
    },
    onError: leave,
  });
  const skipping = useMutation({
    mutationFn: ({ leaseId, reason }: { leaseId: string; reason: string }) => skip(leaseId, reason),
    onSuccess: goOn,
    onError: leave,
  });
  const releasing = useMutation({
    mutationFn: (leaseId: string) => release(leaseId),
    onSuccess: () => show({ state: 'idle' }),
    onError: leave,
  });

  return {
    work,
    /** Tasks submitted since the page was opened. */
    done,
    /** Of the answer submitted last, if it was one to a training task. */
    training,
    resumed,
    next,
    submitting,
    skipping,
    releasing,
    lose: (why: string) => show({ state: 'lost', why }),
  };
}

/** What this tab had under work before it was loaded. */
async function readHeld(): Promise<Claimed | null> {
  const leaseId = sessionStorage.getItem(HELD);
  if (!leaseId) return null;
  try {
    return await readLease(leaseId);
  } catch (error) {
    if (!isLost(error)) throw error;
    sessionStorage.removeItem(HELD);
    return null;
  }
}
