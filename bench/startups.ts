import { median } from './figures.ts';
import type { Place, Stage } from './stage.ts';

/** The median time from the spawn to the line that says the server listens. Milliseconds. */
export async function startups(stage: Stage, times: number, place: () => Place | Promise<Place>): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const server = await stage.taskwright(await place());
    taken.push(server.startedIn);
    await server.stop();
  }
  return median(taken);
}
