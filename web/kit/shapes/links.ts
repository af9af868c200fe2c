/** Links between shapes: linked attributes, and `links` of the answer. Pure. */
import type { JsonObject } from '../../../task-types/kit.ts';
import type { AttributeRule } from '../../../task-types/shared/attribute-rules.ts';
import { isObject } from '../../../task-types/shared/json.ts';
import type { LinkDefinition, LinkDefinitions } from '../../../task-types/shared/links.ts';
import type { Drawn } from './drawn.ts';

/** From shape to shape, by their ids. */
export interface Arrow {
  from: string;
  to: string;
  name: string;
  bothWays: boolean;
  /** Where it stands in `links` of the answer; undefined for a linked attribute. */
  index?: number;
}

/** What is being linked: the next shape that is clicked is its end. */
export type Linking = { from: string; name: string; kind: 'attribute' | 'link' };

export const linksIn = ({ links }: JsonObject): readonly JsonObject[] =>
  Array.isArray(links) ? links.filter(isObject) : [];

export function arrowsOf(
  answer: JsonObject,
  drawn: readonly Drawn[],
  rules: readonly AttributeRule[],
  links: LinkDefinitions,
): Arrow[] {
  const names = rules.filter(({ definition }) => definition.type === 'linked').map(({ name }) => name);
  const attributes = drawn.flatMap(({ id, annotation }) => {
    const given = names.length > 0 && isObject(annotation.attributes) ? annotation.attributes : {};
    return names.flatMap((name): Arrow[] => {
      const to = given[name];
      return typeof to === 'string' ? [{ from: id, to, name, bothWays: false }] : [];
    });
  });
  const between = linksIn(answer).map(({ from, to, label, type }, index): Arrow => {
    const name = String(label ?? type ?? '');
    return { from: String(from), to: String(to), name, bothWays: links[name]?.is_bidirectional === true, index };
  });
  return [...attributes, ...between];
}

const permits = (labels: readonly string[] | ReadonlySet<string> | undefined, label: string | undefined): boolean =>
  !labels || label === undefined || (labels instanceof Set ? labels.has(label) : [...labels].includes(label));

/** Whether the link may go from one shape to the other. */
export function mayJoin(link: LinkDefinition, from: Drawn, to: Drawn): boolean {
  const fits = (a: Drawn, b: Drawn) =>
    permits(link.from_allowed_labels, a.label) && permits(link.to_allowed_labels, b.label);
  return from.id !== to.id && (fits(from, to) || (link.is_bidirectional === true && fits(to, from)));
}

/** Whether the shape can be at one of the two ends of such a link. */
export const mayBegin = (link: LinkDefinition, { label }: Drawn): boolean =>
  permits(link.from_allowed_labels, label) ||
  (link.is_bidirectional === true && permits(link.to_allowed_labels, label));

/** The shapes that what is being linked may end at. */
export function targetsOf(
  { from, name, kind }: Linking,
  drawn: readonly Drawn[],
  rules: readonly AttributeRule[],
  links: LinkDefinitions,
): Drawn[] {
  const start = drawn.find(({ id }) => id === from);
  if (!start) return [];
  const permitted = rules.find((rule) => rule.name === name)?.targets;
  return drawn.filter((one) => {
    if (one.id === from) return false;
    return kind === 'link' ? mayJoin(links[name] ?? {}, start, one) : permits(permitted, one.label);
  });
}

/** The answer with one link more; a link that it has already is not there twice. */
export function withLink(answer: JsonObject, name: string, from: string, to: string, bothWays: boolean): JsonObject {
  const links = linksIn(answer);
  const isSame = (one: JsonObject) =>
    (one.label ?? one.type) === name &&
    ((one.from === from && one.to === to) || (bothWays && one.from === to && one.to === from));
  return links.some(isSame) ? answer : { ...answer, links: [...links, { from, to, label: name, type: name }] };
}

export const withoutLink = (answer: JsonObject, index: number): JsonObject => ({
  ...answer,
  links: linksIn(answer).filter((_, at) => at !== index),
});
