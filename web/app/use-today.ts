import { useQuery } from '@tanstack/react-query';
import { readToday, type Today } from './labeling.ts';

export const TODAY = ['today'];
/** Milliseconds between looks; each claim and submit looks too. */
const LOOK = 30_000;

/** Since midnight where the labeler is. */
export function useToday(): Today | undefined {
  const today = useQuery({
    queryKey: TODAY,
    queryFn: () => {
      const midnight = new Date();
      midnight.setHours(0, 0, 0, 0);
      return readToday(midnight.toISOString());
    },
    refetchInterval: LOOK,
  });
  return today.data;
}
