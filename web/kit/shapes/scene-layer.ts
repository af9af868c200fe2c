/**
 * The canvas of the shapes that nobody is working on. It is larger than what is seen; where painting takes long, what was
 * painted is moved along while the view moves, and painted anew when it comes to rest.
 */
import type { Size, View } from '../view.ts';
import { paintScene, type Scene } from './paint.ts';

/** What is painted beyond each side of the screen, in pixels of it. */
const BEYOND = 160;
/** A painting that takes longer than this would drop frames. Milliseconds. */
const QUICK = 6;
/** So long after the last move the view is at rest. Milliseconds. */
const REST = 90;

export class SceneLayer {
  readonly #canvas: HTMLCanvasElement;
  #painted: { scene: Scene; view: View; size: Size } | undefined;
  #cost = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  show(scene: Scene, view: View, size: Size): void {
    const { scene: before, size: sizeBefore } = this.#painted ?? {};
    clearTimeout(this.#timer);
    const isSame = before?.near === scene.near && before.hidden === scene.hidden && before.skip === scene.skip;
    const isSized = sizeBefore?.width === size.width && sizeBefore.height === size.height;
    if (!isSame || !isSized || this.#cost < QUICK || this.#isLeft(view)) {
      this.#paint(scene, view, size);
    } else {
      this.#place(view);
      this.#timer = setTimeout(() => this.#paint(scene, view, size), REST);
    }
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  /** Moved so far that a side of what was painted comes into sight. */
  #isLeft({ scale, x, y }: View): boolean {
    const { view } = this.#painted!;
    return scale === view.scale && Math.max(Math.abs(x - view.x), Math.abs(y - view.y)) > BEYOND;
  }

  #paint(scene: Scene, view: View, size: Size): void {
    const began = performance.now();
    const context = sized(this.#canvas, { width: size.width + 2 * BEYOND, height: size.height + 2 * BEYOND });
    context.translate(BEYOND, BEYOND);
    const seen = { left: -BEYOND, top: -BEYOND, width: size.width + 2 * BEYOND, height: size.height + 2 * BEYOND };
    paintScene(context, scene, view, seen);
    this.#painted = { scene, view, size };
    this.#place(view);
    this.#cost = performance.now() - began;
  }

  /** What was painted for one view, where it is in another. */
  #place(view: View): void {
    const painted = this.#painted!.view;
    const ratio = view.scale / painted.scale;
    const x = view.x - ratio * (BEYOND + painted.x);
    const y = view.y - ratio * (BEYOND + painted.y);
    this.#canvas.style.transform = `translate(${x}px, ${y}px) scale(${ratio})`;
  }
}

/** Empties a canvas and makes it so large, in CSS pixels. */
export function sized(canvas: HTMLCanvasElement, { width, height }: Size): CanvasRenderingContext2D {
  const density = window.devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * density), Math.round(height * density)];
  const context = canvas.getContext('2d')!;
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}
