/**
 * What of a picture is in sight, in parts of it and not in pixels: pictures of different sizes can so be looked at alike,
 * and a look stays when the window changes. Pure.
 */
import type { Point } from '../boxes.ts';
import { fit, pan, pinch, type Size, type View, zoom } from '../view.ts';

export interface Glance {
  /** 1 shows the whole picture. */
  zoom: number;
  /** What is in the middle of the screen, from 0 to 1 of the picture. */
  x: number;
  y: number;
}

export const WHOLE: Glance = { zoom: 1, x: 0.5, y: 0.5 };
/** Times the whole picture. */
const MOST = 40;
/** Screen pixels around a picture that is seen as a whole. */
const MARGIN = 8;

const whole = ({ width, height }: Size, screen: Size): View => fit({ left: 0, top: 0, width, height }, screen, MARGIN);

export function viewOf(glance: Glance, picture: Size, screen: Size): View {
  const scale = whole(picture, screen).scale * glance.zoom;
  return {
    scale,
    x: screen.width / 2 - glance.x * picture.width * scale,
    y: screen.height / 2 - glance.y * picture.height * scale,
  };
}

/** Never smaller than the whole, and never with the picture out of sight: its middle lies within it. */
export function glanceOf(view: View, picture: Size, screen: Size): Glance {
  const times = view.scale / whole(picture, screen).scale;
  if (times <= 1.001) return WHOLE;
  return {
    zoom: Math.min(times, MOST),
    x: within((screen.width / 2 - view.x) / (picture.width * view.scale)),
    y: within((screen.height / 2 - view.y) / (picture.height * view.scale)),
  };
}

const within = (part: number): number => Math.min(Math.max(part, 0), 1);

/** One pane: turns what is done on the screen into the next look. */
export const glances = (picture: Size, screen: Size) => {
  const by = (change: (view: View) => View) => (glance: Glance) =>
    glanceOf(change(viewOf(glance, picture, screen)), picture, screen);
  return {
    zoom: (factor: number, at: Point) => by((view) => zoom(view, factor, at)),
    pan: (dx: number, dy: number) => by((view) => pan(view, dx, dy)),
    pinch: (before: [Point, Point], after: [Point, Point]) => by((view) => pinch(view, before, after)),
  };
};

/** Without a pointer: around the middle. */
export const closer =
  (factor: number) =>
  (glance: Glance): Glance => {
    const times = Math.min(glance.zoom * factor, MOST);
    return times <= 1.001 ? WHOLE : { ...glance, zoom: times };
  };

/** A part of the picture, in its pixels, as large as the screen lets it be, with some of what is around it. */
export function glanceAt(
  part: { left: number; top: number; width: number; height: number },
  picture: Size,
  screen: Size,
): Glance {
  const room = 0.7;
  const scale = Math.min((screen.width * room) / part.width, (screen.height * room) / part.height);
  return {
    zoom: Math.min(Math.max(scale / whole(picture, screen).scale, 1), MOST),
    x: within((part.left + part.width / 2) / picture.width),
    y: within((part.top + part.height / 2) / picture.height),
  };
}

/** How far somebody has read, from 0 to 1; texts of different length scroll alike by it. */
export const readSoFar = (top: number, height: number, seen: number): number =>
  height <= seen ? 0 : within(top / (height - seen));
export const topOf = (part: number, height: number, seen: number): number =>
  Math.round(part * Math.max(height - seen, 0));
