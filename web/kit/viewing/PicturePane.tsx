/** A picture to look at: wheel and pinch zoom under the pointer, a drag moves it, a double click comes closer. */
import { type PointerEvent, type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { NoPicture } from '../Attachment.tsx';
import type { Box, Point } from '../boxes.ts';
import { Loading } from '../Trouble.tsx';
import { texts } from '../texts/texts.ts';
import { usePicture } from '../use-picture.ts';
import { useSize } from '../use-size.ts';
import type { Size } from '../view.ts';
import { closer, type Glance, glanceAt, glances, viewOf, WHOLE } from './glance.ts';

export interface PicturePaneProps {
  url: string;
  name: string;
  glance: Glance;
  /** What to come close to, in pixels of the picture; each new one is gone to. */
  region?: Box | undefined;
  onGlance(next: (glance: Glance) => Glance): void;
  onState?(isThere: boolean): void;
}

export function PicturePane(props: PicturePaneProps): ReactNode {
  const { url, onState } = props;
  const [attempt, setAttempt] = useState(0);
  const picture = usePicture(url, attempt);
  const isThere = picture.state === 'ready';
  useEffect(() => onState?.(isThere), [isThere, onState]);
  if (picture.state === 'loading') return <Loading what={texts.view.loading} />;
  if (picture.state === 'failed') return <NoPicture url={url} retry={() => setAttempt(attempt + 1)} />;
  return <Framed {...props} picture={picture} />;
}

type Loaded = { element: HTMLImageElement } & Size;

function Framed(props: PicturePaneProps & { picture: Loaded }): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  return (
    <div className="pane-picture" ref={frame}>
      {size && size.width > 0 && size.height > 0 && <Movable {...props} screen={size} />}
    </div>
  );
}

const WHEEL = 0.0018;
const PINCH = 0.01;
const LINE = 16;
const STEP = 1.25;
const DOUBLE = 3;

function Movable(props: PicturePaneProps & { picture: Loaded; screen: Size }): ReactNode {
  const { picture, screen, glance, region, onGlance, name } = props;
  const surface = useRef<HTMLDivElement>(null);
  const pointers = useRef(new Map<number, Point>());
  const moves = glances(picture, screen);
  const view = viewOf(glance, picture, screen);

  const pointOf = (event: { clientX: number; clientY: number }): Point => {
    const { left, top } = surface.current!.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
    // Browsers tell of two fingers on a touch pad as of a wheel with Ctrl.
    const factor = Math.exp(-event.deltaY * unit * (event.ctrlKey ? PINCH : WHEEL));
    onGlance(moves.zoom(factor, pointOf(event)));
  });
  useEffect(() => {
    const target = surface.current!;
    const listener = (event: WheelEvent) => onWheel(event);
    // React's own wheel listeners may not keep the page from scrolling.
    target.addEventListener('wheel', listener, { passive: false });
    return () => target.removeEventListener('wheel', listener);
  }, []);
  const goTo = useEffectEvent((to: Box) => onGlance(() => glanceAt(to, picture, screen)));
  useLayoutEffect(() => {
    if (region) goTo(region);
  }, [region]);

  const onPointerDown = (event: PointerEvent) => {
    if (event.button > 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pointers.current.set(event.pointerId, pointOf(event));
  };
  const onPointerMove = (event: PointerEvent) => {
    const from = pointers.current.get(event.pointerId);
    if (!from) return;
    const to = pointOf(event);
    const before = [...pointers.current.values()];
    pointers.current.set(event.pointerId, to);
    const after = [...pointers.current.values()];
    if (after.length === 2) onGlance(moves.pinch(before as [Point, Point], after as [Point, Point]));
    else if (after.length === 1) onGlance(moves.pan(to.x - from.x, to.y - from.y));
  };
  const onPointerUp = (event: PointerEvent) => void pointers.current.delete(event.pointerId);

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and buttons do the same */}
      <div
        ref={surface}
        className={glance.zoom > 1 ? 'pane-surface close' : 'pane-surface'}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onDoubleClick={(event) => onGlance(glance.zoom > 1 ? () => WHOLE : moves.zoom(DOUBLE, pointOf(event)))}
      >
        <img
          src={picture.element.src}
          alt={name}
          draggable={false}
          className={view.scale >= 3 ? 'pixels' : undefined}
          style={{
            width: picture.width,
            height: picture.height,
            transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
          }}
        />
      </div>
      <div className="zoom" role="toolbar" aria-label={texts.view.zoom}>
        <Button className="tool" aria-label={texts.view.farther} onPress={() => onGlance(closer(1 / STEP))}>
          −
        </Button>
        <Button
          className="tool scale"
          aria-label={texts.view.scale(Math.round(view.scale * 100))}
          onPress={() => onGlance(() => WHOLE)}
        >
          {Math.round(view.scale * 100)}%
        </Button>
        <Button className="tool" aria-label={texts.view.closer} onPress={() => onGlance(closer(STEP))}>
          +
        </Button>
      </div>
    </>
  );
}
