/** A picture with boxes on it, to draw on. Keeps nothing of the answer itself. */
import { type ReactNode, type RefObject, useImperativeHandle, useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import { Image as KonvaImage, Layer, Shape, Stage } from 'react-konva';
import { type Box, boxBetween, type Limits } from './boxes.ts';
import { useKeys, useSpace } from './keys.ts';
import { type PaintedBox, paintBoxes } from './paint-boxes.ts';
import { usePointer } from './use-pointer.ts';
import { useSize } from './use-size.ts';
import { useView } from './use-view.ts';
import { type Size, toPicture } from './view.ts';

export interface NamedBox extends PaintedBox {
  id: string;
  label: string | undefined;
}

/** What the keyboard needs to know of the canvas. */
export interface CanvasHandle {
  element: HTMLElement | null;
  /** A box in the middle of what is on the screen. */
  middle(): Box;
  focus(): void;
}

export interface BoxCanvasProps {
  handle: RefObject<CanvasHandle | null>;
  picture: { element: HTMLImageElement; width: number; height: number };
  boxes: readonly NamedBox[];
  selected: string | undefined;
  limits: Limits;
  /** Of a box that is being drawn. */
  pen: { colour: string; name: string };
  active: boolean;
  onDraw(box: Box): void;
  onReshape(id: string, box: Box): void;
  onSelect(id: string | undefined): void;
}

export function BoxCanvas(props: BoxCanvasProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  return (
    <div className="canvas" ref={frame}>
      {size && size.width > 0 && size.height > 0 && <Drawing {...props} frame={frame} size={size} />}
    </div>
  );
}

const CURSORS: Record<string, string> = {
  n: 'ns',
  s: 'ns',
  e: 'ew',
  w: 'ew',
  nw: 'nwse',
  se: 'nwse',
  ne: 'nesw',
  sw: 'nesw',
};

function Drawing(props: BoxCanvasProps & { frame: RefObject<HTMLDivElement | null>; size: Size }): ReactNode {
  const { handle, frame, size, picture, boxes, limits, pen, active, onDraw, onReshape, onSelect } = props;
  const surface = useRef<HTMLDivElement>(null);
  const panning = useSpace(surface, active);
  const { view, setView, zoomIn, zoomOut, zoomToFit } = useView(frame, limits.area, size);
  const selected = boxes.find(({ id }) => id === props.selected);
  const pointer = usePointer({
    boxes,
    selected,
    limits,
    view,
    setView,
    panning,
    active,
    onDraw,
    onReshape: (box) => selected && onReshape(selected.id, box),
    onSelect: (box) => onSelect(box?.id),
  });
  useImperativeHandle(handle, () => ({
    element: surface.current,
    focus: () => surface.current?.focus({ preventScroll: true }),
    middle: () => {
      const from = toPicture(view, { x: size.width * 0.4, y: size.height * 0.4 });
      return boxBetween(from, toPicture(view, { x: size.width * 0.6, y: size.height * 0.6 }), limits);
    },
  }));
  useKeys(
    {
      '0': zoomToFit,
      '+': zoomIn,
      '=': zoomIn,
      '-': zoomOut,
      escape: () => (pointer.isBusy() ? pointer.cancel() : selected ? onSelect(undefined) : false),
    },
    active,
  );

  const { preview } = pointer;
  const painting = useMemo(() => {
    if (preview?.isNew) return { boxes, selected: { ...preview.box, ...pen }, view };
    const others = selected ? boxes.filter((box) => box !== selected) : boxes;
    return { boxes: others, selected: selected && { ...selected, ...preview?.box }, view };
  }, [boxes, selected, preview, pen, view]);

  const cursor = panning
    ? 'grab'
    : pointer.hover === 'inside'
      ? 'move'
      : pointer.hover
        ? `${CURSORS[pointer.hover]}-resize`
        : 'crosshair';
  return (
    <>
      <div
        ref={surface}
        className="canvas-surface"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys that its description names
        tabIndex={0}
        aria-label={`Picture with ${boxes.length} ${boxes.length === 1 ? 'box' : 'boxes'}`}
        aria-describedby="canvas-keys"
        style={{ cursor }}
        {...pointer.handlers}
      >
        <Stage width={size.width} height={size.height} listening={false}>
          <Layer listening={false} imageSmoothingEnabled={view.scale < 2}>
            <KonvaImage
              image={picture.element}
              x={view.x}
              y={view.y}
              width={picture.width * view.scale}
              height={picture.height * view.scale}
            />
          </Layer>
          <Layer listening={false}>
            <Shape listening={false} sceneFunc={(context) => paintBoxes(context._context, painting)} />
          </Layer>
        </Stage>
      </div>
      <p id="canvas-keys" className="unseen">
        N draws a box in the middle. Arrow keys move the selected box, with Alt they change its size; Shift makes ten
        pixels of one. Full stop and comma go through the boxes, Delete removes one. Plus, minus and 0 zoom.
      </p>
      <div className="zoom" role="toolbar" aria-label="Zoom">
        <Button className="tool" aria-label="Zoom out" onPress={zoomOut}>
          −
        </Button>
        <Button className="tool scale" onPress={zoomToFit}>
          <span className="unseen">Show the whole picture </span>
          <span>{Math.round(view.scale * 100)}%</span>
        </Button>
        <Button className="tool" aria-label="Zoom in" onPress={zoomIn}>
          +
        </Button>
      </div>
    </>
  );
}
