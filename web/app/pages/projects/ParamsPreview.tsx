/** The editor as labelers will have it, on a task made up from the params. Whatever is done in it goes nowhere. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import type { JsonObject } from '../../../../task-types/kit.ts';
import { Streams } from '../../../kit/addresses.ts';
import { Loading } from '../../../kit/Trouble.tsx';
import { texts } from '../../../kit/texts/texts.ts';
import { type EditorModule, loadEditor } from '../../editors.ts';
import { Guard } from '../../Guard.tsx';
import { samplePictures } from './sample-picture.ts';
import type { Preview } from './use-preview.ts';

export function ParamsPreview({ preview }: { preview: Preview | undefined }): ReactNode {
  const type = preview?.type ?? '';
  const editor = useQuery({
    queryKey: ['editor', type],
    queryFn: () => loadEditor(type),
    enabled: type !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <section className="preview" aria-label={texts.projects.preview}>
      <h2>
        {texts.projects.preview} <span className="note">{texts.projects.previewNote}</span>
      </h2>
      {preview && editor.data ? (
        // Other params are another task.
        <Sample key={JSON.stringify(preview)} preview={preview} editor={editor.data} />
      ) : (
        <Loading what={texts.projects.previewLoading} />
      )}
    </section>
  );
}

const nothing = () => {};

function Sample({ preview, editor }: { preview: Preview; editor: EditorModule }): ReactNode {
  const { type, instruction, params, response_schema } = preview;
  const [value, setValue] = useState<JsonObject>(() => editor.start?.(params, response_schema) ?? {});
  const pictures = useMemo(() => samplePictures(params), [params]);
  const Editor = editor.default;
  return (
    <Guard>
      <div className="preview-editor">
        <Streams.Provider value={pictures}>
          <Editor
            task={{ task_id: 'preview', type, params, ...(instruction === undefined ? {} : { instruction }) }}
            responseSchema={response_schema}
            value={value}
            onChange={(next) => setValue(next)}
            onBlock={nothing}
            refusal={undefined}
            active
          />
        </Streams.Provider>
      </div>
    </Guard>
  );
}
