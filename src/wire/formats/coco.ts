/** COCO's object detection and keypoint format (cocodataset.org, "Data format"), in one walk over the tasks. */
import type { JsonObject } from '../../../task-types/kit.ts';
import { areaOf, aroundShape, type Mark, outlineOf, type Shape } from '../../../task-types/marks.ts';
import { compressRuns } from '../../../task-types/rle.ts';
import { Counts, type Format, joined, Numbered, type Portion, type Writer } from './format.ts';
import { type MarkedPicture, markedPicture } from './marked.ts';

export const coco: Format = {
  summary: 'COCO: one JSON document of images, annotations and categories',
  contentType: 'application/json; charset=utf-8',
  extension: 'coco.json',
  takes: (type) => type.pictures?.kinds.some((kind) => kind !== 'line') ?? false,
  writer(registry) {
    const writer = new CocoWriter();
    return {
      begin: () => '{"annotations":[',
      add: (tasks) => {
        const pictures = tasks.map((task) => markedPicture(registry, task));
        return joined(pictures.map((one) => (typeof one === 'string' ? writer.leaveOut(one) : writer.add(one))));
      },
      end: () => writer.end(),
    };
  },
};

class CocoWriter {
  private readonly categories = new Numbered(1);
  /** Labels of single points: only their categories have keypoints. */
  private readonly pointLabels = new Set<string>();
  private readonly leftOut = new Counts();
  private readonly leftOutMarks = new Counts();
  private images = 0;
  private annotations = 0;
  private withoutSize = 0;

  leaveOut(reason: string): Portion {
    this.leftOut.add(reason);
    return {};
  }

  add({ taskId, url, file, size, labels, marks, globals }: MarkedPicture): Portion {
    const id = ++this.images;
    if (!size) this.withoutSize++;
    for (const label of labels) this.categories.of(label);
    const now = marks.map((mark) => this.annotation(id, mark)).join('');
    const image = {
      id,
      ...size,
      file_name: file,
      ...(url !== undefined && { coco_url: url }),
      task_id: taskId,
      ...(globals && Object.keys(globals).length > 0 && { attributes: globals }),
    };
    return { now, later: `${id > 1 ? ',' : ''}\n${JSON.stringify(image)}` };
  }

  private annotation(imageId: number, mark: Mark): string {
    const { label, shape, uuid, attributes } = mark;
    // Fewer than three corners are no polygon: pycocotools takes four numbers for a box.
    if (shape.kind === 'line' || (outlineOf(shape)?.length ?? 3) < 3) {
      this.leftOutMarks.add(shape.kind);
      return '';
    }
    if (shape.kind === 'point') this.pointLabels.add(label);
    const { left, top, width, height } = aroundShape(shape);
    const annotation = {
      id: ++this.annotations,
      image_id: imageId,
      category_id: this.categories.of(label),
      bbox: [left, top, width, height],
      area: areaOf(shape),
      iscrowd: 0,
      ...formOf(shape),
      geometry: shape.kind,
      ...(uuid !== undefined && { uuid }),
      ...(attributes && { attributes }),
    };
    return `${annotation.id > 1 ? ',' : ''}\n${JSON.stringify(annotation)}`;
  }

  end(): ReturnType<Writer['end']> {
    const categories = [...this.categories.names].map(([name, id]) => ({
      id,
      name,
      supercategory: '',
      ...(this.pointLabels.has(name) && { keypoints: ['point'], skeleton: [] }),
    }));
    const info = {
      description: 'Exported by Taskwright',
      images: this.images,
      annotations: this.annotations,
      images_without_size: this.withoutSize,
      left_out: { tasks: this.leftOut.all, annotations: this.leftOutMarks.all },
    };
    const after = `\n],"categories":${JSON.stringify(categories)},"licenses":[],"info":${JSON.stringify(info)}}\n`;
    return { before: '\n],"images":[', after };
  }
}

/** Members of COCO's own, and beside them ours, from which an import makes the same shape again. */
function formOf(shape: Shape): JsonObject {
  switch (shape.kind) {
    case 'mask': {
      const { width, height, runs } = shape;
      return { segmentation: { size: [height, width], counts: compressRuns(runs) } };
    }
    case 'point':
      // 2: labeled and visible.
      return { segmentation: [], keypoints: [shape.x, shape.y, 2], num_keypoints: 1 };
    case 'box': {
      const { left, top, width, height, rotation, vertices } = shape;
      // A box has no outline of its own: a polygon would train masks that nobody drew.
      if (!rotation) return { segmentation: [] };
      return {
        segmentation: [flat(shape)],
        rotated_box: { left, top, width, height, rotation, ...(vertices && { vertices }) },
      };
    }
    case 'polygon':
      return { segmentation: [flat(shape)] };
    default:
      return { segmentation: [flat(shape)], vertices: (shape as Shape & { vertices: JsonObject[] }).vertices };
  }
}

const flat = (shape: Shape): number[] => (outlineOf(shape) ?? []).flatMap(({ x, y }) => [x, y]);
