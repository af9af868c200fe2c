/** One attachment of any kind, to look at as closely as one likes. What it is called is for whoever listens. */
import { type ReactNode, useContext, useRef } from 'react';
import { Attachment, kindOf } from '../Attachment.tsx';
import { Streams } from '../addresses.ts';
import type { Box } from '../boxes.ts';
import { useActions } from '../keymap.ts';
import { isElsewhere } from '../keys.ts';
import type { Glance } from './glance.ts';
import { PdfPane } from './PdfPane.tsx';
import { PicturePane } from './PicturePane.tsx';
import { VIEW_KEYS } from './view-keys.ts';
import './viewing.css';

export interface LookProps {
  attachment: unknown;
  type?: unknown;
  name: string;
  glance: Glance;
  region?: Box | undefined;
  onGlance(next: (glance: Glance) => Glance): void;
  onState?(isThere: boolean): void;
}

const isFile = (attachment: string, type: unknown, isStreamed: boolean): boolean =>
  isStreamed ||
  /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(attachment) ||
  (type !== 'text' && /^data:image\/\S+$/i.test(attachment));

export function Look({ attachment, type, name, ...rest }: LookProps): ReactNode {
  const streams = useContext(Streams);
  if (typeof attachment !== 'string') return <Attachment attachment={attachment} />;
  if (!isFile(attachment, type, streams.has(attachment))) return <TextPane text={attachment} name={name} />;
  const kind = kindOf(attachment, type);
  if (kind === 'image') return <PicturePane key={attachment} url={attachment} name={name} {...rest} />;
  if (kind === 'pdf') return <PdfPane key={attachment} attachment={attachment} name={name} />;
  return <Attachment key={attachment} attachment={attachment} type={type} />;
}

function TextPane({ text, name }: { text: string; name: string }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <article className="pane-text" aria-label={name} tabIndex={0} data-scrolls="">
      <p className="pane-paper" dir="auto">
        {text}
      </p>
    </article>
  );
}

/** Seconds. */
const SEEK = 5;

/** Keys for all recordings within an element at once, and for its link. */
export function useMediaKeys(active: boolean) {
  const stage = useRef<HTMLDivElement>(null);
  const media = () => [...(stage.current?.querySelectorAll<HTMLMediaElement>('audio, video') ?? [])];
  const seek = (by: number) => (event: KeyboardEvent) => {
    const all = media();
    if (all.length === 0 || isElsewhere(event, null)) return false;
    for (const one of all) one.currentTime = Math.max(0, one.currentTime + by);
  };
  useActions(
    VIEW_KEYS,
    {
      play: () => {
        const all = media();
        if (all.length === 0) return false;
        const isPlaying = all.some((one) => !one.paused);
        for (const one of all) {
          if (isPlaying) one.pause();
          else one.play().catch(() => one.focus()); // what cannot be played says so in its own place
        }
      },
      back: seek(-SEEK),
      forward: seek(SEEK),
      open: () => {
        const link = stage.current?.querySelector<HTMLAnchorElement>('a.address');
        if (!link) return false;
        link.click();
      },
    },
    active,
  );
  return stage;
}
