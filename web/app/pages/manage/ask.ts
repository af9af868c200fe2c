/** Reads and changes of the managers' pages: what one of them changes, all read anew. */
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { uuid } from '../../../kit/uuid.ts';
import { call } from '../../server.ts';

export type Mode = 'live' | 'test';

/** Milliseconds between looks at what moves by itself, such as progress. */
export const LIVE = 4000;

/** @param refetchInterval milliseconds. */
export const useRead = <T>(
  path: string,
  options: { mode?: Mode; refetchInterval?: number; enabled?: boolean } = {},
) => {
  const { mode = 'live', ...rest } = options;
  return useQuery({
    queryKey: ['manage', path, mode],
    queryFn: () => call<T>('GET', path, { mode }),
    ...rest,
  });
};

export type Read<T> = UseQueryResult<T, Error>;

/** Done once, also when the answer gets lost and the button is pressed again. */
export const send = <T = unknown>(path: string, body: unknown = {}, mode: Mode = 'live', method = 'POST'): Promise<T> =>
  call(method as 'POST', path, { body, idempotencyKey: uuid(), mode });

/** @param run what changes something; whatever the pages show of the server is read anew after it. */
export function useChange<I = void, T = unknown>(
  run: (input: I) => Promise<T>,
  onSuccess?: (done: T, input: I) => void,
) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: async (done, input) => {
      onSuccess?.(done, input);
      await cache.invalidateQueries({ queryKey: ['manage'] });
    },
  });
}

export const pathTo = (...parts: string[]): string => parts.map(encodeURIComponent).join('/');
