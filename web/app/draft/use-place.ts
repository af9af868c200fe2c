/** Whether this tab is the one that works on the lease. */
import { useEffect, useRef, useState } from 'react';
import { OneTab, type Place } from './one-tab.ts';

export function usePlace(leaseId: string, isNew: boolean) {
  const [place, setPlace] = useState<Place>(isNew ? 'here' : 'asking');
  /** How often the task was taken over from another tab: each time it is read anew. */
  const [round, setRound] = useState(0);
  const handOver = useRef<() => Promise<void>>(undefined);
  const tab = useRef<OneTab>(undefined);
  useEffect(() => {
    const one = new OneTab(leaseId, {
      onPlace: setPlace,
      handOver: async () => handOver.current?.(),
    });
    tab.current = one;
    one.open(isNew);
    return () => one.close();
  }, [leaseId, isNew]);
  return {
    place,
    round,
    take: async () => {
      await tab.current?.take();
      setRound((before) => before + 1);
    },
    /** @param save what is to be done before another tab goes on. */
    onHandOver: (save: () => Promise<void>) => {
      handOver.current = save;
    },
  };
}
