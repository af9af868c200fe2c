/** Pascal VOC: an XML file a picture (VOC2012 development kit, section 7), with attributes as CVAT and labelImg read them. */
import { aroundShape, type Mark } from '../../../task-types/marks.ts';
import { type ArchiveFormat, archiveWriter, type SizedPicture } from './archive.ts';
import { type Format, Numbered } from './format.ts';
import { HAVE_AREA, hasKind } from './marked.ts';

export const voc: Format = {
  summary: 'Pascal VOC: a tar archive of XML files, labels.txt and tasks.csv',
  contentType: 'application/x-tar',
  extension: 'voc.tar',
  takes: (type) => hasKind(type, HAVE_AREA),
  writer: (registry) => archiveWriter(registry, xmlFiles()),
};

function xmlFiles(): ArchiveFormat {
  const names = new Numbered(0);
  return {
    fileOf(picture, leaveOut) {
      for (const label of picture.labels) names.of(label);
      const objects = picture.marks.map((mark) => {
        const box = HAVE_AREA.includes(mark.shape.kind) ? boxOf(mark, picture.size) : '';
        if (!box) leaveOut(mark.shape.kind);
        return box;
      });
      return { name: `Annotations/${picture.taskId}.xml`, text: xmlOf(picture, objects.join('')) };
    },
    lastFiles: () => [
      {
        name: 'labels.txt',
        text: [...names.names.keys()].map((name) => `${name.replace(/[\r\n]+/g, ' ')}\n`).join(''),
      },
    ],
  };
}

const xmlOf = ({ file, url, size: { width, height }, marks }: SizedPicture, objects: string): string => `<annotation>
  <folder>images</folder>
  <filename>${escaped(file)}</filename>
${url === undefined ? '' : `  <path>${escaped(url)}</path>\n`}  <source>
    <database>Taskwright</database>
  </source>
  <size>
    <width>${width}</width>
    <height>${height}</height>
    <depth>3</depth>
  </size>
  <segmented>${marks.some(({ shape }) => shape.kind === 'mask') ? 1 : 0}</segmented>
${objects}</annotation>
`;

/** Empty when no part of it is inside the picture. Edges in pixels from 0, fractions as they are. */
function boxOf({ label, shape, attributes }: Mark, { width, height }: SizedPicture['size']): string {
  const around = aroundShape(shape);
  const inside = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  const [xmin, xmax] = [inside(around.left, width), inside(around.left + around.width, width)];
  const [ymin, ymax] = [inside(around.top, height), inside(around.top + around.height, height)];
  if (!(xmax > xmin && ymax > ymin)) return '';
  return `  <object>
    <name>${escaped(label)}</name>
    <pose>Unspecified</pose>
    <truncated>0</truncated>
    <difficult>0</difficult>
    <bndbox>
      <xmin>${xmin}</xmin>
      <ymin>${ymin}</ymin>
      <xmax>${xmax}</xmax>
      <ymax>${ymax}</ymax>
    </bndbox>
${attributesOf(attributes)}  </object>
`;
}

function attributesOf(attributes: Mark['attributes']): string {
  const each = Object.entries(attributes ?? {}).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `      <attribute><name>${escaped(name)}</name><value>${escaped(text)}</value></attribute>\n`;
  });
  return each.length ? `    <attributes>\n${each.join('')}    </attributes>\n` : '';
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** XML 1.0 has no word for most control characters and for halves of pairs: they become U+FFFD. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"\r]/g, (sign) => SIGNS[sign]!);
