/** Ultralytics' YOLO formats: a text file a picture, a line a mark; `yolo` has boxes, `yolo-seg` polygons. */
import { aroundShape, type Kind, type Mark, outlineOf, type Shape } from '../../../task-types/marks.ts';
import { type ArchiveFormat, archiveWriter, type SizedPicture } from './archive.ts';
import { type Format, Numbered } from './format.ts';
import { HAVE_AREA, HAVE_OUTLINE, hasKind } from './marked.ts';

const formatOf = (what: string, extension: string, kinds: readonly Kind[], lineOf: LineOf): Format => ({
  summary: `${what}: a tar archive of label files, classes.txt, data.yaml and tasks.csv`,
  contentType: 'application/x-tar',
  extension,
  takes: (type) => hasKind(type, kinds),
  writer: (registry) => archiveWriter(registry, labelFiles(lineOf)),
});

/** @returns the numbers behind the class, 0 to 1; undefined for a shape that has no place in the format. */
type LineOf = (shape: Shape, size: SizedPicture['size']) => number[] | undefined;

function labelFiles(lineOf: LineOf): ArchiveFormat {
  const classes = new Numbered(0);
  return {
    fileOf({ taskId, labels, marks, size }, leaveOut) {
      for (const label of labels) classes.of(label);
      const line = ({ label, shape }: Mark): string => {
        const numbers = lineOf(shape, size);
        if (!numbers) leaveOut(shape.kind);
        return numbers ? `${[classes.of(label), ...numbers.map(rounded)].join(' ')}\n` : '';
      };
      return { name: `labels/${taskId}.txt`, text: marks.map(line).join('') };
    },
    lastFiles: () => {
      const names = [...classes.names.keys()];
      return [
        { name: 'classes.txt', text: names.map((name) => `${name.replace(/[\r\n]+/g, ' ')}\n`).join('') },
        { name: 'data.yaml', text: yamlOf(names) },
      ];
    },
  };
}

/** JSON strings are YAML strings (YAML 1.2, 1.3). */
const yamlOf = (names: string[]): string =>
  `path: .\ntrain: images\nval: images\nnc: ${names.length}\nnames:${names.length ? '' : ' {}'}\n${names
    .map((name, n) => `  ${n}: ${JSON.stringify(name)}\n`)
    .join('')}`;

const rounded = (value: number): string => String(Math.round(value * 1e6) / 1e6);

const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most) / most;

function boxLine(shape: Shape, { width, height }: SizedPicture['size']): number[] | undefined {
  if (!HAVE_AREA.includes(shape.kind)) return undefined;
  const around = aroundShape(shape);
  // What was drawn on the padding around the picture has no place in it.
  const [left, right] = [within(around.left, width), within(around.left + around.width, width)];
  const [top, bottom] = [within(around.top, height), within(around.top + around.height, height)];
  if (!(right > left && bottom > top)) return undefined;
  return [(left + right) / 2, (top + bottom) / 2, right - left, bottom - top];
}

function polygonLine(shape: Shape, size: SizedPicture['size']): number[] | undefined {
  const outline = outlineOf(shape);
  if (!outline || outline.length < 3 || !boxLine(shape, size)) return undefined;
  return outline.flatMap(({ x, y }) => [within(x, size.width), within(y, size.height)]);
}

export const yolo = formatOf('YOLO boxes', 'yolo.tar', HAVE_AREA, boxLine);
export const yoloSeg = formatOf('YOLO polygons', 'yolo-seg.tar', HAVE_OUTLINE, polygonLine);
