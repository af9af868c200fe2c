/** How light and how rich in contrast a picture is shown. Only a view: the answer knows nothing of it. Pure. */

export interface Look {
  /** 1 is as it is. */
  brightness: number;
  contrast: number;
  isInverted: boolean;
}

export const AS_IT_IS: Look = { brightness: 1, contrast: 1, isInverted: false };

/** Of brightness and contrast alike. */
export const LEAST = 0.2;
export const MOST = 4;
export const STEP = 0.2;

/** One step lighter (1) or darker (-1), more contrast or less. Steps are alike to the eye: each is a part of what is. */
export function stepped(look: Look, what: 'brightness' | 'contrast', by: 1 | -1): Look {
  const next = look[what] * (by > 0 ? 1 + STEP : 1 / (1 + STEP));
  // Back at where it began, and not beside it.
  const value = Math.abs(next - 1) < STEP / 4 ? 1 : next;
  return { ...look, [what]: Math.round(Math.min(Math.max(value, LEAST), MOST) * 100) / 100 };
}

/** As a CSS filter. */
export function filterOf({ brightness, contrast, isInverted }: Look): string {
  const parts = [
    isInverted ? 'invert(1)' : '',
    brightness === 1 ? '' : `brightness(${brightness})`,
    contrast === 1 ? '' : `contrast(${contrast})`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : 'none';
}

export const isAsItIs = (look: Look): boolean => filterOf(look) === 'none';
