/** The picture with shapes on it, to draw on. Keeps nothing of the answer itself. */
import {
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { Button } from 'react-aria-components';
import { useActions } from '../keymap.ts';
import { useSpace } from '../keys.ts';
import { texts } from '../texts/texts.ts';
import { useSize } from '../use-size.ts';
import { useView } from '../use-view.ts';
import { type Size, toPicture } from '../view.ts';
import { ZOOM_KEYS } from '../zoom-keys.ts';
import type { Bone, OverlayArrow } from './arrows.ts';
import type { Drawn } from './drawn.ts';
import type { Box } from './geometry.ts';
import { type Overlay, paintOverlay } from './paint-overlay.ts';
import { around } from './plane.ts';
import { SceneLayer, sized } from './scene-layer.ts';
import { type GestureTarget, useGestures } from './use-gestures.ts';

/** What keys, lists and panels need of the stage. */
export interface StageHandle {
  element: HTMLElement | null;
  /** A box in the middle of what is on the screen, in pixels of the picture. */
  room(): Box;
  focus(): void;
  /** Brings a part of the picture onto the screen. */
  show(bounds: Box): void;
  /** Of what is being drawn: ends it, takes its last point back, or gives it up. False where nothing is. */
  finish(): boolean;
  back(): boolean;
  cancel(): boolean;
}

export interface StageProps extends Omit<GestureTarget, 'view' | 'setView' | 'panning'> {
  handle: RefObject<StageHandle | null>;
  picture: { element: HTMLImageElement; width: number; height: number };
  /** How the picture is shown: a CSS filter. */
  filter: string;
  /** Further buttons beside those that zoom. */
  children?: ReactNode;
  /** The picture and the padding around it. */
  area: Box;
  /** The vertex that keys move. */
  vertex: string | undefined;
  arrows: readonly OverlayArrow[];
  bones: readonly Bone[];
  /** The shape that keys have chosen as the end of a link. */
  candidate: string | undefined;
  /** Where an arrow that is being drawn begins. */
  linkFrom: Drawn | undefined;
  guides: boolean;
  /** Of a shape that is being drawn. */
  pen: { colour: string; name: string };
}

export function Stage(props: StageProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  return (
    <div className="canvas" ref={frame}>
      {size && size.width > 0 && size.height > 0 && <Surface {...props} frame={frame} size={size} />}
    </div>
  );
}

function Surface(props: StageProps & { frame: RefObject<HTMLDivElement | null>; size: Size }): ReactNode {
  const { handle, frame, size, picture, filter, area, near, hidden, selected, active, tool } = props;
  const surface = useRef<HTMLDivElement>(null);
  const panning = useSpace(surface, active);
  const { view, setView, zoomIn, zoomOut, zoomToFit } = useView(frame, area, size);
  const gestures = useGestures({ ...props, view, setView, panning });
  const { doing, hover, points, covered } = gestures;

  useImperativeHandle(handle, () => ({
    element: surface.current,
    focus: () => surface.current?.focus({ preventScroll: true }),
    room: () => {
      const from = toPicture(view, { x: size.width * 0.4, y: size.height * 0.4 });
      const to = toPicture(view, { x: size.width * 0.6, y: size.height * 0.6 });
      return around([from, to]);
    },
    show: (bounds) => setView((now) => shown(now, bounds, size)),
    finish: () => actIf(points.length > 0, gestures.finish),
    back: () => actIf(points.length > 0, gestures.back),
    cancel: () => actIf(gestures.isBusy(), gestures.cancel),
  }));
  useActions(ZOOM_KEYS, { closer: zoomIn, farther: zoomOut, whole: zoomToFit }, active);

  const skip = useMemo(() => new Set(selected.map(({ id }) => id)), [selected]);
  const scene = useMemo(() => ({ near, hidden, skip }), [near, hidden, skip]);
  const padded = area.width > picture.width || area.height > picture.height ? area : undefined;
  const overlay: Overlay = { ...props, padded, doing, hover, points, covered, view, size };
  const { pictureRef, sceneRef, overlayRef } = useLayers(picture.element);

  useLayoutEffect(() => {
    const { style } = pictureRef.current!;
    style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
    // Pixels are to be seen as such.
    style.imageRendering = view.scale < 2 ? 'auto' : 'pixelated';
    style.filter = filter;
  }, [view, filter, pictureRef]);
  const layer = useRef<SceneLayer>(undefined);
  useEffect(() => () => layer.current?.close(), []);
  useLayoutEffect(() => {
    layer.current ??= new SceneLayer(sceneRef.current!);
    layer.current.show(scene, view, size);
  }, [scene, view, size, sceneRef]);
  useLayoutEffect(() => {
    paintOverlay(sized(overlayRef.current!, size), overlay);
  });

  const count = near.drawn.length;
  const cursor = panning ? 'grab' : (hover?.cursor ?? (tool.kind === 'draw' ? 'crosshair' : 'default'));
  return (
    <>
      <div
        ref={surface}
        className="canvas-surface"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys that its description names
        tabIndex={0}
        aria-label={texts.shapes.picture(count)}
        aria-describedby="canvas-keys"
        style={{ cursor }}
        {...gestures.handlers}
      >
        <div className="shape-picture" ref={pictureRef} />
        <canvas className="shape-layer" ref={sceneRef} />
        <canvas className="shape-layer overlay" ref={overlayRef} />
      </div>
      <p id="canvas-keys" className="unseen">
        {texts.shapes.keysHint}
      </p>
      <div className="zoom" role="toolbar" aria-label={texts.shapes.zoom}>
        <Button className="tool" aria-label={texts.shapes.zoomOut} onPress={zoomOut}>
          −
        </Button>
        <Button
          className="tool scale"
          aria-label={`${Math.round(view.scale * 100)}% ${texts.shapes.zoomFit}`}
          onPress={zoomToFit}
        >
          {Math.round(view.scale * 100)}%
        </Button>
        <Button className="tool" aria-label={texts.shapes.zoomIn} onPress={zoomIn}>
          +
        </Button>
        {props.children}
      </div>
      {points.length > 0 && <p className="drawing-hint note">{hintFor(tool, points.length)}</p>}
    </>
  );
}

function actIf(is: boolean, act: () => void): boolean {
  if (is) act();
  return is;
}

const hintFor = (tool: GestureTarget['tool'], count: number): string => {
  if (tool.kind !== 'draw') return '';
  const { drawnBy, isClosed } = tool.wanted.geometry;
  if (drawnBy !== 'vertices') return texts.shapes.nextCorner;
  return isClosed && count >= 3 ? texts.shapes.closeIt : texts.shapes.nextVertex;
};

/** The elements that are painted on; the picture itself is the one that was loaded. */
function useLayers(element: HTMLImageElement) {
  const pictureRef = useRef<HTMLDivElement>(null);
  const sceneRef = useRef<HTMLCanvasElement>(null);
  const overlayRef = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    element.alt = '';
    element.draggable = false;
    pictureRef.current!.replaceChildren(element);
  }, [element]);
  return { pictureRef, sceneRef, overlayRef };
}

/** Bounds take up at most so much of the screen. */
const SHARE = 0.6;
const MOST_SCALE = 8;

/** In the middle of the screen; nearer only where it would be small, farther only where it would not fit. */
function shown(view: { scale: number; x: number; y: number }, { left, top, width, height }: Box, size: Size) {
  const fitting = Math.min((size.width * SHARE) / Math.max(width, 1), (size.height * SHARE) / Math.max(height, 1));
  const isSmall = Math.max(width, height) * view.scale < 48;
  const scale = fitting < view.scale ? fitting : isSmall ? Math.min(fitting, MOST_SCALE) : view.scale;
  return {
    scale,
    x: size.width / 2 - (left + width / 2) * scale,
    y: size.height / 2 - (top + height / 2) * scale,
  };
}
