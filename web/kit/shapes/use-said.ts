/** A remark for whoever looks and whoever listens; it goes by itself. */
import { useCallback, useEffect, useState } from 'react';

/** How long it stays. Milliseconds. */
const SAID_FOR = 8000;

export interface Said {
  text: string;
  /** Also seen, on the picture. */
  isRefusal: boolean;
}

export function useSaid(): [Said | undefined, (text: string, isRefusal?: boolean) => void] {
  const [said, setSaid] = useState<Said>();
  useEffect(() => {
    const timer = setTimeout(() => setSaid(undefined), SAID_FOR);
    return () => clearTimeout(timer);
  }, [said]);
  const say = useCallback((text: string, isRefusal = false) => setSaid({ text, isRefusal }), []);
  return [said, say];
}
