/** Write down what is said in a recording (api-facts E.20). */
import { type Static, Type } from 'typebox';
import { likeness, vote } from '../agreement.ts';
import { CONSTANT } from '../draw.ts';
import { defineTaskType, type JsonObject, type Problem } from '../kit.ts';
import { attachment, attachmentType, urlProblem } from '../shared/attachments.ts';
import { firstProblem } from '../shared/json.ts';
import { noBaseProblem, prelabelsProblem } from '../shared/prelabel-problems.ts';
import { responseHypothesis } from '../shared/prelabels.ts';
import { transcriptLikeness } from '../shared/word-error-rate.ts';

const flag = (description: string) => Type.Optional(Type.Boolean({ default: false, description }));

const params = Type.Object({
  attachment,
  attachment_type: Type.Optional(attachmentType(['audio'], { default: 'audio' })),
  verbatim: flag('Whether fillers and false starts are written down too.'),
  skip_human_transcription: flag('Whether the transcript of a machine will do.'),
  phrases: Type.Optional(
    Type.Array(Type.String({ minLength: 1 }), { maxItems: 1000, description: 'Names and terms that may be heard.' }),
  ),
  hypothesis: responseHypothesis,
});

type Params = Static<typeof params>;
type Word = { word: string; start: number; end: number; confidence?: number };
type Response = JsonObject & { transcript?: string; duration?: number; alignment?: Word[]; error?: string };

const seconds = (description: string) => Type.Number({ minimum: 0, description });
const has = (name: string, ...not: string[]) => ({
  type: 'object',
  required: [name],
  properties: { [name]: true, ...Object.fromEntries(not.map((other) => [other, false])) },
});

const word = Type.Object({
  word: Type.String({ minLength: 1 }),
  start: seconds('Where it begins.'),
  end: seconds('Where it ends.'),
  confidence: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
});

/** A transcript, or the reason why there is none. */
const response = {
  type: 'object',
  properties: {
    transcript: { type: 'string' },
    duration: seconds('Of the recording.'),
    alignment: { type: 'array', items: word },
    error: { type: 'string', minLength: 1, description: 'Why it cannot be written down.' },
  },
};
const finished = { ...response, anyOf: [has('transcript', 'error'), has('error', 'transcript', 'alignment')] };

/** Words come in the order of time and end within the recording. */
function checkResponse(_params: Params, { alignment, duration }: Response): Problem | undefined {
  let before = 0;
  return firstProblem(alignment ?? [], ({ start, end }, index) => {
    const at = `alignment.${index}`;
    if (start < before) return { path: `${at}.start`, message: `must be greater than or equal to ${before}` };
    if (end < start) return { path: `${at}.end`, message: `must be greater than or equal to ${start}` };
    before = start;
    if (duration === undefined || end <= duration) return undefined;
    return { path: `${at}.end`, message: `must be less than or equal to the duration, which is ${duration}` };
  });
}

/** As recorded: ten words that say what they are, and eleven aligned ones over five seconds. */
const TRANSCRIPT = 'This is a sample transcript made for a test key.';
const ALIGNED = 'This is a sample transcript made only for a test key'.split(' ');
const DURATION = 5;

const hundredths = (value: number): number => Math.round(value * 100) / 100;

function sample(_params: Params, draw = CONSTANT): Response {
  const isConstant = draw === CONSTANT;
  const words = isConstant ? ALIGNED : Array.from({ length: draw.whole(1, 20, 11) }, () => draw.one(ALIGNED));
  const duration = draw.whole(1, 600, DURATION);
  return {
    transcript: isConstant ? TRANSCRIPT : `${words.join(' ')}.`,
    duration,
    alignment: words.map((one, index) => ({
      word: one,
      start: hundredths((index * duration) / words.length),
      end: hundredths(((index + 1) * duration) / words.length),
      confidence: draw.whole(50, 100, 90) / 100,
    })),
  };
}

export default defineTaskType<Params & JsonObject, Response>({
  name: 'audiotranscription',
  summary: 'Write down what is said in a recording.',
  attachment: 'one',
  instruction: 'Please transcribe the attached audio file.',
  params,
  checkParams: (given) =>
    urlProblem(given.attachment) ??
    noBaseProblem(given) ??
    prelabelsProblem(given, { responseSchema: () => response, checkResponse }),
  responseSchema: () => Type.Unsafe<unknown>(finished),
  checkResponse,
  agreement: () => [
    vote(({ error }) => error !== undefined),
    likeness((a, b) => transcriptLikeness(String(a.transcript ?? ''), String(b.transcript ?? ''))),
  ],
  sample,
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Write down what the two speakers say.',
    attachment: 'https://example.com/talk.mp3',
    phrases: ['Taskwright'],
  },
});
