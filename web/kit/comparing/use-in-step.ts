/** What scrolls or plays in one pane does so in all of them. */
import { type RefObject, useEffect } from 'react';
import { readSoFar, topOf } from '../viewing/glance.ts';

/** Seconds that two films may be apart. */
const APART = 0.3;

export function useInStep(stage: RefObject<HTMLElement | null>, inStep: boolean): void {
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const others = <T extends Element>(of: Element, what: string): T[] =>
      [...element.querySelectorAll<T>(what)].filter((one) => one !== of);
    /** Where each was put; its own report of it is no news. */
    const put = new WeakMap<Element, number>();
    const onScroll = ({ target }: Event) => {
      if (!inStep || !(target instanceof HTMLElement) || !target.matches('[data-scrolls]')) return;
      if (Math.abs((put.get(target) ?? Number.NaN) - target.scrollTop) < 2) return void put.delete(target);
      const part = readSoFar(target.scrollTop, target.scrollHeight, target.clientHeight);
      for (const one of others<HTMLElement>(target, '[data-scrolls]')) {
        one.scrollTop = topOf(part, one.scrollHeight, one.clientHeight);
        put.set(one, one.scrollTop);
      }
    };
    const onMedia = ({ target, type }: Event) => {
      if (target instanceof HTMLAudioElement) {
        // Two sounds at once cannot be compared.
        if (type === 'play') for (const one of others<HTMLMediaElement>(target, 'audio')) one.pause();
        return;
      }
      if (!inStep || !(target instanceof HTMLVideoElement)) return;
      for (const one of others<HTMLVideoElement>(target, 'video')) {
        if (type === 'pause' && !target.ended) one.pause();
        else if (Math.abs(one.currentTime - target.currentTime) > APART) one.currentTime = target.currentTime;
        if (type === 'play' && one.paused) one.play().catch(() => one.pause()); // it says itself why it cannot
      }
    };
    const kinds = ['play', 'pause', 'seeked'];
    // Neither bubbles.
    element.addEventListener('scroll', onScroll, true);
    for (const kind of kinds) element.addEventListener(kind, onMedia, true);
    return () => {
      element.removeEventListener('scroll', onScroll, true);
      for (const kind of kinds) element.removeEventListener(kind, onMedia, true);
    };
  }, [stage, inStep]);
}
