import { BMP } from 'image-size/types/bmp';
import { GIF } from 'image-size/types/gif';
import { HEIF } from 'image-size/types/heif';
import { ICNS } from 'image-size/types/icns';
import { ICO } from 'image-size/types/ico';
import type { IImage } from 'image-size/types/interface';
import { J2C } from 'image-size/types/j2c';
import { JP2 } from 'image-size/types/jp2';
import { JPG } from 'image-size/types/jpg';
import { JXL } from 'image-size/types/jxl';
import { JXLStream } from 'image-size/types/jxl-stream';
import { PNG } from 'image-size/types/png';
import { PSD } from 'image-size/types/psd';
import { TIFF } from 'image-size/types/tiff';
import { WEBP } from 'image-size/types/webp';

/**
 * Media type -> who reads its size. Asked by type rather than left to guess, so that both libraries always
 * speak of the same format; SVG is not here, it has no pixels and its reader is quadratic in hostile text.
 */
const READERS: Record<string, IImage[]> = {
  'image/png': [PNG],
  'image/apng': [PNG],
  'image/jpeg': [JPG],
  'image/gif': [GIF],
  'image/webp': [WEBP],
  'image/bmp': [BMP],
  'image/tiff': [TIFF],
  'image/heic': [HEIF],
  'image/heif': [HEIF],
  'image/heic-sequence': [HEIF],
  'image/heif-sequence': [HEIF],
  'image/avif': [HEIF],
  'image/jxl': [JXL, JXLStream],
  'image/jp2': [JP2],
  'image/j2c': [J2C],
  'image/vnd.adobe.photoshop': [PSD],
  'image/x-icon': [ICO],
  'image/icns': [ICNS],
};

/** Boxes of HEIF are walked once for each picture in them; within this much that stays short. */
const HEIF_LOOKED_AT = 32 * 1024;

/** @returns the largest picture's size, or undefined when it cannot be told from these bytes. */
export function pixelSizeOf(type: string, bytes: Buffer): { width: number; height: number } | undefined {
  for (const reader of READERS[type] ?? []) {
    const input = reader === HEIF ? bytes.subarray(0, HEIF_LOOKED_AT) : bytes;
    try {
      if (!reader.validate(input)) continue;
      const { width, height, images = [] } = reader.calculate(input);
      const sizes = [{ width, height }, ...images].filter(isSize);
      return sizes.sort((a, b) => b.width * b.height - a.width * a.height)[0];
    } catch {
      // Readers throw, in many ways, at bytes that end too early or are wrong: then nothing is known.
    }
  }
  return undefined;
}

const isSize = ({ width, height }: { width: number; height: number }): boolean =>
  Number.isSafeInteger(width) && Number.isSafeInteger(height) && width > 0 && height > 0;
