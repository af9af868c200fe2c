/** Loads a picture by its URL. */
import { useEffect, useState } from 'react';

export type Picture =
  | { state: 'loading' }
  | { state: 'failed' }
  | { state: 'ready'; element: HTMLImageElement; width: number; height: number };

/** @param attempt counted up to try again. */
export function usePicture(url: string, attempt: number): Picture {
  const [picture, setPicture] = useState<Picture>({ state: 'loading' });
  useEffect(() => {
    setPicture({ state: 'loading' });
    const element = new Image();
    element.onload = () => {
      const { naturalWidth: width, naturalHeight: height } = element;
      // A drawing without a size of its own has no pixels that an answer could speak of.
      setPicture(width > 0 && height > 0 ? { state: 'ready', element, width, height } : { state: 'failed' });
    };
    element.onerror = () => setPicture({ state: 'failed' });
    element.src = url;
    return () => {
      element.onload = null;
      element.onerror = null;
    };
  }, [url, attempt]);
  return picture;
}
