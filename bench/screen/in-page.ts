/**
 * What is measured within the page, as text: it runs in Chromium, whose names the types of Node do not know. The waiting is
 * the page's own, frame by frame, and not that of a remote control.
 */

/** Before any script of the page: when somebody last pressed a key or let the mouse go. Nobody keeps these from us. */
export const CLOCK = `
addEventListener('keydown', ({ timeStamp }) => { window.screenKey = timeStamp; }, true);
addEventListener('pointerup', ({ timeStamp }) => { window.screenPointer = timeStamp; }, true);`;

/** Milliseconds from the last key to the frame that shows another task, with its picture decoded. */
export const NEXT_TASK = `void (window.screenNext = new Promise((resolve) => {
  const id = () => document.querySelector('.task-id')?.textContent;
  const before = id();
  const look = () => {
    const picture = document.querySelector('.shape-picture img');
    const isThere = id() && id() !== before && picture?.complete && picture.naturalWidth > 0;
    if (!isThere) return requestAnimationFrame(look);
    requestAnimationFrame((painted) => resolve(painted - window.screenKey));
  };
  requestAnimationFrame(look);
}))`;

/** Frames a second and the longest frame (ms) over three seconds in which each frame turns the wheel once: zoom, then pan. */
export const framesOf = (selector: string, kind: 'zoom' | 'pan' | 'scroll'): string => `new Promise((resolve) => {
  const element = document.querySelector(${JSON.stringify(selector)});
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
  const kind = ${JSON.stringify(kind)};
  let [count, first, last, longest] = [0, 0, 0, 0];
  const frame = (now) => {
    if (first) longest = Math.max(longest, now - last);
    else first = now;
    last = now;
    if (now - first > 3000) return resolve({ rate: count / ((now - first) / 1000), longest });
    count++;
    const turn = Math.floor(count / 30) % 2 === 0 ? 1 : -1;
    if (kind === 'scroll') element.scrollTop += 120;
    else element.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: turn * (kind === 'zoom' ? 20 : 12), shiftKey: kind === 'pan' }));
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})`;

/** Milliseconds from the last release of the mouse to the frame after a shape more is counted beside the picture. */
export const NEW_SHAPE = `void (window.screenShape = new Promise((resolve) => {
  const count = () => document.querySelector('.objects-panel .panel-title .note')?.textContent;
  const before = count();
  const look = () =>
    count() === before ? requestAnimationFrame(look) : requestAnimationFrame((painted) => resolve(painted - window.screenPointer));
  requestAnimationFrame(look);
}))`;

/** Bytes on the way of all scripts so far. */
export const SCRIPT_BYTES = `performance.getEntriesByType('resource')
  .filter(({ name }) => name.endsWith('.js'))
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`;
