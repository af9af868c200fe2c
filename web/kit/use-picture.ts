/** Loads a picture from the first of its addresses that has it. */
import { useEffect, useState } from 'react';
import { useAddresses } from './addresses.ts';

export type Picture =
  | { state: 'loading' }
  | { state: 'failed' }
  | { state: 'ready'; element: HTMLImageElement; width: number; height: number };

/** @param attempt counted up to try again. */
export function usePicture(attachment: string, attempt: number): Picture {
  const addresses = useAddresses(attachment);
  const [picture, setPicture] = useState<Picture>({ state: 'loading' });
  useEffect(() => {
    setPicture({ state: 'loading' });
    let tried = 0;
    const element = new Image();
    const tryNext = () => {
      const address = addresses[tried++];
      if (address === undefined) setPicture({ state: 'failed' });
      else element.src = address;
    };
    element.onload = () => {
      const { naturalWidth: width, naturalHeight: height } = element;
      // A drawing without a size of its own has no pixels that an answer could speak of.
      setPicture(width > 0 && height > 0 ? { state: 'ready', element, width, height } : { state: 'failed' });
    };
    element.onerror = tryNext;
    tryNext();
    return () => {
      element.onload = null;
      element.onerror = null;
    };
  }, [addresses, attempt]);
  return picture;
}
