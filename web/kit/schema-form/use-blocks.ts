import { useRef, useState } from 'react';
import type { FormState } from './form.ts';

/** Which places of a form hold what is no value yet; the first of them blocks the whole. */
export function useBlocks(onBlock: (why: string | undefined) => void): {
  block: FormState['block'];
  blocked: string | undefined;
} {
  const blocks = useRef(new Map<string, string>());
  const [blocked, setBlocked] = useState<string>();
  const block: FormState['block'] = (path, why) => {
    if (why === undefined) blocks.current.delete(path);
    else blocks.current.set(path, path === '' ? why : `${path}: ${why}`);
    const [first] = blocks.current.values();
    setBlocked(first);
    onBlock(first);
  };
  return { block, blocked };
}
