/** A task as a project with these params would have it, asked of the server a moment after each change. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { JsonObject } from '../../../../task-types/kit.ts';
import { refusalOf } from '../../labeling.ts';
import { call } from '../../server.ts';
import { pathTo } from '../manage/ask.ts';

export interface Preview {
  type: string;
  instruction?: string;
  params: JsonObject;
  response_schema?: JsonObject;
}

/** Milliseconds without a change. */
const PAUSE = 300;

export function usePreview(type: string, params: JsonObject) {
  const [asked, setAsked] = useState(params);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(params), PAUSE);
    return () => clearTimeout(timer);
  }, [params]);
  const preview = useQuery({
    queryKey: ['preview', type, asked],
    queryFn: () => call<Preview>('POST', `/v1/task_types/${pathTo(type)}/preview`, { body: { params: asked } }),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const refusal = preview.error ? refusalOf(preview.error) : undefined;
  return {
    preview: preview.data,
    /** It is of what is written now. */
    isCurrent: asked === params && !preview.isFetching && !preview.isPlaceholderData,
    refusal: refusal && { ...refusal, path: refusal.path.replace(/^params\.?/, '') },
  };
}
