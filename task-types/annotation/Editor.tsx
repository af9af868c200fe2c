import { type ReactNode, useMemo } from 'react';
import { startWithPrelabels } from '../../web/kit/annotations.ts';
import { BoxEditor, type BoxSpec } from '../../web/kit/BoxEditor.tsx';
import type { EditorProps } from '../../web/kit/editor.ts';
import { choicesOf } from '../../web/kit/labels.ts';
import type { JsonObject } from '../kit.ts';
import type { AttributeDefinitions } from '../shared/attribute-params.ts';
import { attributeRules } from '../shared/attribute-rules.ts';
import type { LabelDescription } from '../shared/labels.ts';

type Params = JsonObject & {
  attachment: string;
  objects_to_annotate: LabelDescription[];
  with_labels?: boolean;
  min_width?: number;
  min_height?: number;
  annotation_attributes?: AttributeDefinitions;
  global_attributes?: AttributeDefinitions;
};

export default function AnnotationEditor(props: EditorProps<Params>): ReactNode {
  const { params } = props.task;
  const spec = useMemo(() => specOf(params), [params]);
  return <BoxEditor {...props} spec={spec} />;
}

export const start = startWithPrelabels;

function specOf(params: Params): BoxSpec {
  const { objects_to_annotate, with_labels, min_width = 0, min_height = 0 } = params;
  const choices = choicesOf(objects_to_annotate);
  const wanted = choices.map(({ shown }) => shown).join(', ');
  return {
    picture: params.attachment,
    labels: with_labels ? choices : [],
    limits: { minWidth: min_width, minHeight: min_height, integer: false },
    padding: { x: 0, y: 0 },
    attributes: attributeRules(params.annotation_attributes, objects_to_annotate),
    globals: attributeRules(params.global_attributes, objects_to_annotate),
    ...(!with_labels && { note: `Wanted: ${wanted}. The boxes get no label.` }),
  };
}
