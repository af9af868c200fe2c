/** The export formats by name. */
import type { TaskType } from '../../task-types/kit.ts';
import { coco } from './formats/coco.ts';
import type { Format } from './formats/format.ts';
import { spacy } from './formats/spacy.ts';
import { jsonl, table } from './formats/tables.ts';
import { voc } from './formats/voc.ts';
import { yolo, yoloSeg } from './formats/yolo.ts';

export const FORMATS = { jsonl, csv: table, coco, yolo, 'yolo-seg': yoloSeg, voc, spacy } as const satisfies Record<
  string,
  Format
>;
export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

/** The formats that answers of the type can be exported in. */
export const formatsOf = (type: TaskType): FormatName[] =>
  FORMAT_NAMES.filter((name) => (FORMATS[name] as Format).takes?.(type) ?? true);
