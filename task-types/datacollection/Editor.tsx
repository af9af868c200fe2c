/** What was found out, written down beside what one started from: as a transcription without rows. */
import type { JsonObject } from '../kit.ts';
import { start as startTranscription } from '../transcription/Editor.tsx';

export { default } from '../transcription/Editor.tsx';

export const start = (params: JsonObject): JsonObject => startTranscription(params);
