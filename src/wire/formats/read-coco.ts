/** A COCO document (cocodataset.org, "Data format") -> what is marked in each image. */
import type { Json, JsonObject } from '../../../task-types/kit.ts';
import { aroundShape, type Kind, type Mark, type Shape } from '../../../task-types/marks.ts';
import { Counts } from './format.ts';
import { shapesOf } from './read-coco-shape.ts';

/** The document breaks a rule; the message names the place. */
export class CocoProblem extends Error {}

export interface CocoImage {
  /** Its place among the images, from 0. */
  at: number;
  id: number | string;
  fileName: string | undefined;
  url: string | undefined;
  marks: Mark[];
}

export interface CocoDocument {
  images: CocoImage[];
  /** Names of the categories in their order, and of keypoints. */
  labels: string[];
  /** Those of the marks; the first of the type when there are none. */
  kinds: Kind[];
  /** What the type has no form for -> how many. */
  leftOut: { [what: string]: number };
}

/** @param kinds that the type can mark. @throws CocoProblem */
export function readCoco(document: unknown, kinds: readonly Kind[]): CocoDocument {
  if (!isObject(document)) throw new CocoProblem('it must be a JSON object with images, annotations and categories');
  const categories = categoriesOf(listOf(document, 'categories'));
  const images = imagesOf(listOf(document, 'images'));
  const labels = new Set([...categories.values()].map(({ name }) => name));
  const found = new Set<Kind>();
  const leftOut = new Counts();
  for (const [at, annotation] of listOf(document, 'annotations').entries()) {
    const place = `annotations.${at}`;
    if (!isObject(annotation)) throw new CocoProblem(`"${place}" must be an object`);
    const image = images.get(idOf(annotation, 'image_id', place));
    const category = categories.get(idOf(annotation, 'category_id', place));
    if (!image) throw new CocoProblem(`"${place}.image_id" is none of the images`);
    if (!category) throw new CocoProblem(`"${place}.category_id" is none of the categories`);
    const problem = (what: string) => new CocoProblem(`"${place}.${what}`);
    const named = shapesOf(annotation, category, problem);
    const whole = named.length === 1;
    for (const { shape, label } of named) {
      const fitting = fit(shape, kinds);
      if (!fitting) {
        leftOut.add(`${shape.kind}s, which the type has not`);
        continue;
      }
      found.add(fitting.kind);
      labels.add(label);
      const { uuid, attributes } = annotation;
      image.marks.push({
        label,
        shape: fitting,
        // Several parts of one annotation are annotations of their own, which may not share an id.
        ...(whole && typeof uuid === 'string' && uuid !== '' && { uuid }),
        ...(isObject(attributes) && { attributes }),
      });
    }
  }
  const used = kinds.filter((kind) => found.has(kind));
  return {
    images: [...images.values()],
    labels: [...labels],
    kinds: used.length ? used : kinds.slice(0, 1),
    leftOut: leftOut.all,
  };
}

/** As it is where the type has the kind; else what is closest to it. */
function fit(shape: Shape, kinds: readonly Kind[]): Shape | undefined {
  if (kinds.includes(shape.kind)) return shape;
  if (shape.kind === 'point' || shape.kind === 'line') return undefined;
  const { left, top, width, height } = aroundShape(shape);
  if (kinds.includes('box')) return { kind: 'box', left, top, width, height };
  if (!kinds.includes('polygon') || shape.kind === 'mask') return undefined;
  const [right, bottom] = [left + width, top + height];
  const corners: [number, number][] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  return { kind: 'polygon', vertices: corners.map(([x, y]) => ({ x, y })) };
}

export interface Category {
  name: string;
  keypoints: string[];
}

type Id = number | string;

function categoriesOf(list: Json[]): Map<Id, Category> {
  const found = new Map<Id, Category>();
  for (const [at, category] of list.entries()) {
    const place = `categories.${at}`;
    if (!isObject(category)) throw new CocoProblem(`"${place}" must be an object`);
    const { name, keypoints } = category;
    if (typeof name !== 'string' || name === '') throw new CocoProblem(`"${place}.name" must be a non-empty string`);
    const id = idOf(category, 'id', place);
    if (found.has(id)) throw new CocoProblem(`"${place}.id" is given twice`);
    found.set(id, { name, keypoints: Array.isArray(keypoints) ? keypoints.map(String) : [] });
  }
  if (found.size === 0) throw new CocoProblem('"categories" must have at least one');
  return found;
}

function imagesOf(list: Json[]): Map<Id, CocoImage> {
  const found = new Map<Id, CocoImage>();
  for (const [at, image] of list.entries()) {
    const place = `images.${at}`;
    if (!isObject(image)) throw new CocoProblem(`"${place}" must be an object`);
    const id = idOf(image, 'id', place);
    if (found.has(id)) throw new CocoProblem(`"${place}.id" is given twice`);
    const textOf = (value: Json | undefined) => (typeof value === 'string' && value !== '' ? value : undefined);
    found.set(id, { at, id, fileName: textOf(image.file_name), url: textOf(image.coco_url), marks: [] });
  }
  return found;
}

function listOf(document: JsonObject, name: string): Json[] {
  const list = Object.hasOwn(document, name) ? document[name] : undefined;
  if (!Array.isArray(list)) throw new CocoProblem(`"${name}" must be an array`);
  return list;
}

function idOf(of: JsonObject, name: string, place: string): Id {
  const id = of[name];
  if (typeof id === 'number' || typeof id === 'string') return id;
  throw new CocoProblem(`"${place}.${name}" must be a number`);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
