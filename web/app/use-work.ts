/** One task after the other: claim, take up again after a reload, submit and take back, skip. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { JsonObject } from '../../task-types/kit.ts';
import { preferences } from '../kit/preferences.ts';
import { texts } from '../kit/texts/texts.ts';
import { removeCopy } from './draft/local-copy.ts';
import * as held from './held-leases.ts';
import {
  type Claimed,
  claim,
  isLost,
  readLease,
  release,
  skip,
  submit,
  type TrainingResult,
  takeBack,
  type Waiting,
} from './labeling.ts';
import type { LastGiven } from './previous/last-given.ts';
import { useAhead } from './use-ahead.ts';
import { TODAY } from './use-today.ts';

/** Milliseconds between looks into an empty queue. */
const LOOK_AGAIN = 5000;

export type Work =
  | { state: 'idle' }
  | { state: 'waiting'; waiting: Waiting }
  /** @property isNew it was claimed a moment ago, so nobody else can have it open. */
  | { state: 'working'; claimed: Claimed; isNew: boolean }
  | { state: 'lost'; why: string; taskId: string };

/** What was submitted and can still be taken back. */
export interface Submitted {
  leaseId: string;
  taskId: string;
  type: string;
  /** Unix milliseconds. */
  until: number;
}

export const BEGUN = ['begun'];

/** @param person the e-mail address of who is signed in. */
export function useWork(person: string) {
  const cache = useQueryClient();
  const [work, setWork] = useState<Work>({ state: 'idle' });
  const [done, setDone] = useState(0);
  const [submitted, setSubmitted] = useState<Submitted>();
  const [training, setTraining] = useState<TrainingResult>();

  /** The response given last, and to what kind of task. */
  const lastGiven = useRef<LastGiven>(undefined);
  const look = () => {
    void cache.invalidateQueries({ queryKey: BEGUN });
    void cache.invalidateQueries({ queryKey: TODAY });
  };
  const ahead = useAhead(look);

  /** Saves what is under work now. */
  const saveNow = useRef<() => Promise<void>>(undefined);

  const show = (next: Work) => {
    if (next.state === 'working') held.push(next.claimed.lease_id);
    setWork(next);
    look();
  };
  const open = (claimed: Claimed, isNew: boolean) => show({ state: 'working', claimed, isNew });

  const resumed = useQuery({
    queryKey: ['held'],
    queryFn: held.readLast,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const before = resumed.data;
  useEffect(() => {
    if (before) setWork({ state: 'working', claimed: before, isNew: false });
  }, [before]);

  const next = useMutation({
    /** What this tab holds besides goes first: a task that was put aside for one that was taken back. */
    mutationFn: async (taskId?: string) => {
      const aside = taskId === undefined ? await held.readLast() : null;
      if (aside) return open(aside, true);
      const prepared = taskId === undefined ? await ahead.take() : undefined;
      if (prepared) return open(prepared, true);
      const { leases, waiting } = await claim(taskId === undefined ? {} : { task_id: taskId });
      if (leases[0]) return open(leases[0], true);
      if (taskId !== undefined) throw new Error(texts.work.somebodyElse);
      show({ state: 'waiting', waiting });
    },
  });
  const going = useMutation({ mutationFn: readLease, onSuccess: (claimed) => open(claimed, false) });

  // While the queue is empty; stops with the first task, and while nobody looks at the page.
  useQuery({
    queryKey: ['look again'],
    queryFn: () => next.mutateAsync(undefined).then(() => null),
    enabled: work.state === 'waiting',
    refetchInterval: LOOK_AGAIN,
    initialData: null,
    staleTime: LOOK_AGAIN,
    retry: false,
  });

  const lose = (why: string) => {
    if (work.state !== 'working') return;
    held.drop(work.claimed.lease_id);
    show({ state: 'lost', why, taskId: work.claimed.task.task_id });
  };
  const leave = (error: Error) => {
    if (isLost(error)) lose(error.message);
  };
  const goOn = () => next.mutateAsync(undefined).catch(() => show({ state: 'idle' }));

  const submitting = useMutation({
    mutationFn: ({ claimed, response }: { claimed: Claimed; response: JsonObject }) =>
      submit(claimed.lease_id, response, preferences().undoSeconds),
    onSuccess: (given, { claimed: { lease_id: leaseId, task }, response }) => {
      held.drop(leaseId);
      lastGiven.current = { task, response };
      setDone((count) => count + 1);
      setTraining(given.training);
      const until = Date.now() + preferences().undoSeconds * 1000;
      setSubmitted(given.submit_at ? { leaseId, taskId: task.task_id, type: task.type, until } : undefined);
      return goOn();
    },
    onError: leave,
  });
  /** The task comes back as it was; what is under work meanwhile waits behind it. */
  const takingBack = useMutation({
    mutationFn: async (leaseId: string) => {
      await saveNow.current?.();
      await takeBack(leaseId);
      return readLease(leaseId);
    },
    onSuccess: (claimed) => {
      setDone((count) => Math.max(0, count - 1));
      open(claimed, true);
    },
    onSettled: () => setSubmitted(undefined),
  });
  const skipping = useMutation({
    mutationFn: ({ claimed, reason }: { claimed: Claimed; reason: string }) => skip(claimed.lease_id, reason),
    onSuccess: (_, { claimed }) => {
      held.drop(claimed.lease_id);
      void removeCopy(person, claimed.task.task_id);
      return goOn();
    },
    onError: leave,
  });
  const releasing = useMutation({
    mutationFn: (claimed: Claimed) => release(claimed.lease_id),
    onSuccess: (_, claimed) => {
      held.drop(claimed.lease_id);
      show({ state: 'idle' });
      return ahead.giveBack();
    },
    onError: leave,
  });

  return {
    work,
    person,
    /** Tasks submitted since the page was opened. */
    done,
    submitted,
    forgetSubmitted: () => setSubmitted(undefined),
    /** Of the answer submitted last, if it was one to a training task. */
    training,
    resumed,
    next,
    going,
    submitting,
    takingBack,
    skipping,
    releasing,
    lose,
    saveNow,
    lastGiven,
    /** The task before somebody is open: the next one may come. What was put aside is the next already. */
    prepareNext: () => {
      if (held.count() === 1) ahead.prepare();
    },
    hasNext: () => ahead.isThere,
    /** Everything that can be saved is, and what nobody works on goes back. */
    leavePage: async () => {
      await Promise.all([saveNow.current?.(), ahead.giveBack()]);
    },
  };
}

export type Flow = ReturnType<typeof useWork>;
