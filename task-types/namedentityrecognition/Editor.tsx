import { type ReactNode, useMemo } from 'react';
import type { EditorProps } from '../../web/kit/editor.ts';
import type { Choice } from '../../web/kit/labels.ts';
import { EntityEditor, type EntitySpec } from '../../web/kit/spans/EntityEditor.tsx';
import { startOf } from '../../web/kit/spans/entities.ts';
import { uuid } from '../../web/kit/uuid.ts';
import type { JsonObject } from '../kit.ts';
import type { AttributeDefinitions } from '../shared/attribute-params.ts';
import { attributeRules } from '../shared/attribute-rules.ts';
import { described, type EntityLabel } from './labels.ts';
import type { Kind } from './relationships.ts';

type Params = JsonObject & {
  text: string;
  labels: EntityLabel[];
  relationships?: Kind[];
  annotation_attributes?: AttributeDefinitions;
  merge_newlines?: boolean;
};

export default function NamedEntityEditor(props: EditorProps<Params>): ReactNode {
  const { params } = props.task;
  const spec = useMemo(() => specOf(params), [params]);
  return <EntityEditor {...props} spec={spec} />;
}

export const start = (params: JsonObject): JsonObject => startOf(params, uuid);

function specOf({
  text,
  labels,
  relationships = [],
  annotation_attributes,
  merge_newlines = false,
}: Params): EntitySpec {
  const colours = new Map<string, string>();
  return {
    text,
    labels: choicesOf(labels, colours),
    colours,
    kinds: relationships.map((kind) => (typeof kind === 'string' ? { name: kind } : kind)),
    attributes: attributeRules(annotation_attributes, described(labels)),
    merged: merge_newlines,
  };
}

/** The leaves, each in its groups. @param colours gets those that the task gives. */
function choicesOf(labels: readonly EntityLabel[], colours: Map<string, string>, groups: string[] = []): Choice[] {
  return labels.flatMap((label): Choice[] => {
    if (typeof label === 'string') return [{ name: label, shown: label, description: undefined, groups }];
    const { name, display_name = name, description, color, children } = label;
    if (children?.length) return choicesOf(children, colours, [...groups, display_name]);
    if (color !== undefined && CSS.supports('color', color)) colours.set(name, color);
    return [{ name, shown: display_name, description, groups }];
  });
}
