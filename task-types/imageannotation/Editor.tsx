import { type ReactNode, useMemo } from 'react';
import { startWithPrelabels } from '../../web/kit/annotations.ts';
import { BoxEditor, type BoxSpec } from '../../web/kit/BoxEditor.tsx';
import type { EditorProps } from '../../web/kit/editor.ts';
import { choicesOf } from '../../web/kit/labels.ts';
import { SchemaAnswer } from '../../web/kit/schema-form/SchemaAnswer.tsx';
import type { JsonObject } from '../kit.ts';
import type { AttributeDefinitions } from '../shared/attribute-params.ts';
import { attributeRules } from '../shared/attribute-rules.ts';
import type { Geometries } from '../shared/geometry-params.ts';

type Params = JsonObject & {
  attachment: string;
  geometries: Geometries;
  annotation_attributes?: AttributeDefinitions;
  global_attributes?: AttributeDefinitions;
  padding?: number;
  padding_x?: number;
  padding_y?: number;
};

/** Boxes for now; a task that asks for none of them is answered in JSON. */
export default function ImageAnnotationEditor(props: EditorProps<Params>): ReactNode {
  const { params } = props.task;
  const spec = useMemo(() => specOf(params), [params]);
  return spec ? <BoxEditor {...props} spec={spec} /> : <SchemaAnswer {...props} />;
}

export const start = startWithPrelabels;

function specOf(params: Params): BoxSpec | undefined {
  const { geometries, padding = 0, padding_x = padding, padding_y = padding } = params;
  const { box, ...others } = geometries;
  if (!box) return undefined;
  const labels = Object.values(geometries).flatMap(({ objects_to_annotate }) => objects_to_annotate);
  const missing = Object.keys(others).join(', ');
  return {
    picture: params.attachment,
    labels: choicesOf(box.objects_to_annotate),
    limits: {
      minWidth: box.min_width ?? 0,
      minHeight: box.min_height ?? 0,
      integer: box.integer_pixels === true && box.can_rotate !== true,
    },
    padding: { x: padding_x, y: padding_y },
    attributes: attributeRules(params.annotation_attributes, labels),
    globals: attributeRules(params.global_attributes, labels),
    ...(missing && { note: `This task also asks for ${missing}, which cannot be drawn here yet.` }),
  };
}
