import { type ReactNode, useMemo } from 'react';
import { startWithPrelabels } from '../../web/kit/annotations.ts';
import type { EditorProps } from '../../web/kit/editor.ts';
import { ShapeEditor } from '../../web/kit/shapes/ShapeEditor.tsx';
import { type ManyGeometries, specOf } from '../../web/kit/shapes/spec.ts';

export default function ImageAnnotationEditor(props: EditorProps<ManyGeometries>): ReactNode {
  const { params } = props.task;
  const spec = useMemo(() => specOf(params), [params]);
  return <ShapeEditor {...props} spec={spec} />;
}

export const start = startWithPrelabels;
