/** Colors of labels, each another one. */

/** Recorded: the first four go round the wheel in steps of 60 degrees from red on (api-facts E.9). */
export function colorsOf(count: number): number[] {
  const used = new Set([0]);
  return Array.from({ length: count }, (_, index) => {
    let color = index < 6 ? rgb(index * 60, 1, 1) : rgb(index * 137.508, 1 - (index % 3) * 0.2, 1 - (index % 4) * 0.15);
    while (used.has(color)) color = (color + 1) % 2 ** 24;
    used.add(color);
    return color;
  });
}

export const hexOf = (color: number): string => `#${color.toString(16).padStart(6, '0')}`;

/** @param hue in degrees. @param saturation 0 to 1. @param value 0 to 1. @returns red * 65536 + green * 256 + blue. */
function rgb(hue: number, saturation: number, value: number): number {
  const channel = (offset: number): number => {
    const k = (offset + hue / 60) % 6;
    return Math.round(255 * value * (1 - saturation * Math.max(0, Math.min(k, 4 - k, 1))));
  };
  return channel(5) * 65536 + channel(3) * 256 + channel(1);
}
