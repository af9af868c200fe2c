import { useEffect, useState } from 'react';
import { TaskAhead } from './task-ahead.ts';

/** Milliseconds between looks at how long it is still held. */
const LOOK = 15_000;

/** @param onChange there is a task ahead, or there is none any more. */
export function useAhead(onChange: () => void): TaskAhead {
  const [ahead] = useState(() => new TaskAhead(onChange));
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void ahead.keep();
    };
    const leave = () => void ahead.giveBack(true);
    const timer = setInterval(look, LOOK);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('pagehide', leave);
      void ahead.giveBack();
    };
  }, [ahead]);
  return ahead;
}
