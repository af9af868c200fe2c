/** Finding on the page what stands at a place of the answer. */

const CONTROL = 'input, textarea, select, button:not([disabled])';

/** Gives the focus to the first control at the place, or at the nearest one around it. @returns whether there is one. */
export function focusPlace(path: string): boolean {
  for (let place = path; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('.')))) {
    const found = document.querySelector(`[data-place="${CSS.escape(place)}"]`);
    const control = found?.querySelector<HTMLElement>(CONTROL);
    if (!control) continue;
    control.focus();
    found!.scrollIntoView({ block: 'nearest' });
    return true;
  }
  return false;
}
