/** Times as people write them. Pure. */
import type { Json } from '../../../task-types/kit.ts';

/** Seconds from `65`, `1:05` or `0:01:05.5`; any other text is itself, undefined for none. */
export function readTime(written: string): number | string | undefined {
  const text = written.trim().replace(',', '.');
  if (text === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const parts = /^(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:\.\d+)?)$/.exec(text);
  if (!parts) return written.trim();
  const [, hours = '0', minutes, seconds] = parts;
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000) / 1000;
}

/** So that it reads as the same again. */
export function timeText(value: Json | undefined): string {
  if (typeof value !== 'number') return typeof value === 'string' ? value : '';
  if (value < 0 || !Number.isFinite(value) || Math.round(value * 1000) / 1000 !== value) return String(value);
  const whole = Math.floor(value);
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const rest = String(Math.round((value - whole) * 1000) / 1000).slice(1);
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}${rest}` : `${minutes}:${two(seconds)}${rest}`;
}

/** A date with or without its time; what goes on after the minutes stays as long as nobody changes it. */
export function dateParts(value: Json | undefined): { date: string; time: string } {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(typeof value === 'string' ? value : '');
  return { date: found?.[1] ?? '', time: found?.[2] ?? '' };
}

/** A time alone is no date; without a date there is no answer. */
export const dateText = (date: string, time: string): string | undefined =>
  date === '' ? undefined : time === '' ? date : `${date}T${time}`;

/** A comma is a point: a number has no thousands here. Undefined for nothing, NaN for no number yet. */
export function readFigure(written: string): number | undefined {
  const text = written.trim().replace(',', '.').replace('−', '-');
  if (text === '') return undefined;
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}
