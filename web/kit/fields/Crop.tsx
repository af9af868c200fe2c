/** The part of a picture that a field is about, right beside it. */
import { type ReactNode, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { Box } from '../boxes.ts';
import { texts } from '../texts/texts.ts';
import { usePicture } from '../use-picture.ts';
import { useSize } from '../use-size.ts';
import './fields.css';

/** Screen pixels. */
const HIGHEST = 160;
const MOST_SCALE = 4;
/** Of the part, around it: what stands close by helps to read. */
const AROUND = 0.08;

export function Crop({ url, box, onShow }: { url: string; box: Box; onShow(): void }): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const width = useSize(frame)?.width ?? 0;
  const picture = usePicture(url, 0);
  const [x, y] = [box.width * AROUND, box.height * AROUND];
  const part = { left: box.left - x, top: box.top - y, width: box.width + 2 * x, height: box.height + 2 * y };
  const scale = Math.min(width / part.width, HIGHEST / part.height, MOST_SCALE);
  return (
    <div className="crop" ref={frame}>
      {picture.state === 'ready' && scale > 0 && (
        <Button
          className="crop-window"
          aria-label={texts.fields.showOnPicture}
          style={{ width: part.width * scale, height: part.height * scale }}
          onPress={onShow}
        >
          <img
            src={picture.element.src}
            alt=""
            draggable={false}
            style={{
              width: picture.width,
              height: picture.height,
              transform: `scale(${scale}) translate(${-part.left}px, ${-part.top}px)`,
            }}
          />
        </Button>
      )}
    </div>
  );
}
