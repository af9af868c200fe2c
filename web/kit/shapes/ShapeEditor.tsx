/** Draw shapes on a picture and say what they are: the editor of all picture types whose answers are shapes. */
import { type ReactNode, useEffect, useState } from 'react';
import { NoPicture } from '../Attachment.tsx';
import type { EditorProps } from '../editor.ts';
import { Loading } from '../Trouble.tsx';
import { texts } from '../texts/texts.ts';
import { usePicture } from '../use-picture.ts';
import { Workspace } from '../Workspace.tsx';
import { ShapeBench } from './ShapeBench.tsx';
import type { ShapeSpec } from './spec.ts';
import './shapes.css';

export function ShapeEditor({ spec, ...props }: EditorProps & { spec: ShapeSpec }): ReactNode {
  const [attempt, setAttempt] = useState(0);
  const picture = usePicture(spec.picture, attempt);
  const { onBlock } = props;
  const isReady = picture.state === 'ready';
  // "No shapes" is an answer, and must not be given of a picture that nobody saw.
  useEffect(() => onBlock(isReady ? undefined : texts.shapes.notLoaded), [isReady, onBlock]);
  if (picture.state === 'ready') return <ShapeBench {...props} spec={spec} picture={picture} />;
  const stage =
    picture.state === 'loading' ? (
      <Loading what={texts.shapes.loading} />
    ) : (
      <NoPicture url={spec.picture} retry={() => setAttempt(attempt + 1)} />
    );
  return (
    <Workspace task={props.task} refusal={props.refusal} stage={stage}>
      {null}
    </Workspace>
  );
}
