/** Editors of the older types, which ask for one geometry each. */
import { type ReactNode, useMemo } from 'react';
import type { GeometryName } from '../../../task-types/shared/geometry-params.ts';
import type { EditorProps } from '../editor.ts';
import { ShapeEditor } from './ShapeEditor.tsx';
import { type OneGeometry, specOfOne } from './spec.ts';

export const editorOfOne = (name: GeometryName) =>
  function OneGeometryEditor(props: EditorProps<OneGeometry>): ReactNode {
    const { params } = props.task;
    const spec = useMemo(() => specOfOne(name, params), [params]);
    return <ShapeEditor {...props} spec={spec} />;
  };
