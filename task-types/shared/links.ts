/** Links between annotations, asked for by name (api-facts E.4). */
import { type TSchema, Type } from 'typebox';
import type { JsonObject, Problem } from '../kit.ts';
import { allows, type LinkTarget } from './attribute-answers.ts';
import { firstProblem, listed } from './json.ts';
import { type LabelDescription, leaves } from './labels.ts';

export type LinkDefinition = {
  is_bidirectional?: boolean;
  from_allowed_labels?: string[];
  to_allowed_labels?: string[];
};
export type LinkDefinitions = { [name: string]: LinkDefinition };
/** `label` and `type` both name the link; either will do. */
export type Link = JsonObject & { from: string; to: string; label?: string; type?: string };

const permitted = (end: string) =>
  Type.Optional(
    Type.Array(Type.String(), {
      minItems: 1,
      maxItems: 10_000,
      description: `Labels that a link may ${end}; any label when left out.`,
    }),
  );

const definition = Type.Object({
  is_bidirectional: Type.Optional(Type.Boolean({ description: 'The link holds both ways. False when left out.' })),
  from_allowed_labels: permitted('start at'),
  to_allowed_labels: permitted('end at'),
});

export const linksParam = Type.Optional(
  Type.Unsafe<LinkDefinitions>({
    type: 'object',
    description: 'Links to draw between annotations: name to definition.',
    maxProperties: 100,
    additionalProperties: definition,
  }),
);

/** @param labels everything an annotation may be called. */
export function linksProblem(
  links: LinkDefinitions | undefined,
  labels: readonly LabelDescription[],
): Problem | undefined {
  const selectable = new Set(leaves(labels));
  return firstProblem(Object.entries(links ?? {}), ([name, link]) =>
    firstProblem(['from_allowed_labels', 'to_allowed_labels'] as const, (key) =>
      firstProblem(link[key] ?? [], (label, index) =>
        selectable.has(label)
          ? undefined
          : { path: `links.${name}.${key}.${index}`, message: `must be one of ${listed(selectable)}` },
      ),
    ),
  );
}

const hasName = (key: string) => ({ type: 'object', required: [key], properties: { [key]: {} } });

/** `links` of a response; empty or absent where none are asked for. */
export function linksAnswer(links: LinkDefinitions | undefined): TSchema {
  const names = Object.keys(links ?? {});
  if (names.length === 0) return Type.Unsafe<unknown>({ type: 'array', maxItems: 0 });
  const name = { type: 'string', enum: names };
  const end = { type: 'string', minLength: 1, description: 'uuid of an annotation' };
  return Type.Unsafe<unknown>({
    type: 'array',
    items: {
      type: 'object',
      required: ['from', 'to'],
      properties: { from: end, to: end, label: name, type: name },
      anyOf: [hasName('label'), hasName('type')],
    },
  });
}

/** By name of the link, who may be at its ends. */
const endsOf = (links: LinkDefinitions | undefined) =>
  new Map(
    Object.entries(links ?? {}).map(([name, link]) => {
      const [from, to] = [link.from_allowed_labels, link.to_allowed_labels].map((labels) => labels && new Set(labels));
      return [name, { from, to, bothWays: link.is_bidirectional === true }];
    }),
  );

/** Both ends exist, are two annotations, and have labels that the link allows. */
export function drawnLinksProblem(
  drawn: readonly Link[],
  links: LinkDefinitions | undefined,
  annotations: readonly LinkTarget[],
): Problem | undefined {
  const ends = endsOf(links);
  const byUuid = new Map(annotations.map((annotation) => [annotation.uuid, annotation]));
  return firstProblem(drawn, ({ from, to, label, type }, index) => {
    const at = `links.${index}`;
    const [start, end] = [byUuid.get(from), byUuid.get(to)];
    if (label !== undefined && type !== undefined && label !== type) {
      return { path: `${at}.type`, message: 'must be the same as label' };
    }
    if (!start) return { path: `${at}.from`, message: 'must be the uuid of an annotation' };
    if (!end || start === end) return { path: `${at}.to`, message: 'must be the uuid of another annotation' };
    const link = ends.get(label ?? type ?? '');
    const fits = (a: LinkTarget, b: LinkTarget) => allows(link?.from, a) && allows(link?.to, b);
    if (fits(start, end) || (link?.bothWays && fits(end, start))) return undefined;
    return { path: at, message: `must not join ${start.label} to ${end.label}` };
  });
}

/** One link of each name for which there are two annotations to join. */
export function sampleLinks(links: LinkDefinitions, annotations: readonly LinkTarget[]): Link[] {
  return [...endsOf(links)].flatMap(([label, permitted]) => {
    const to = annotations.filter((annotation) => allows(permitted.to, annotation)).slice(0, 2);
    const from = annotations.find((one) => allows(permitted.from, one) && to.some((other) => other !== one));
    const end = to.find((other) => other !== from);
    return from && end ? [{ from: from.uuid as string, to: end.uuid as string, label, type: label }] : [];
  });
}
