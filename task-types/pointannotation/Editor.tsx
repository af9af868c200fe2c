import { startWithPrelabels } from '../../web/kit/annotations.ts';
import { editorOfOne } from '../../web/kit/shapes/editor-of-one.tsx';

export default editorOfOne('point');

export const start = startWithPrelabels;
