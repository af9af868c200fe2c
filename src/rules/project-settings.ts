/** How the work of a project is done; ours, beside Scale's params. Keys it does not name are kept as sent. */
import { type Static, Type } from 'typebox';

export const MOST_RESPONSES = 100;
const share = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });

export const projectSettingsSchema = Type.Object(
  {
    responses_required: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MOST_RESPONSES,
        description: 'How many labelers answer a task that does not say it itself.',
      }),
    ),
    review: Type.Optional(
      Type.Object(
        {
          share: share('The share of finished tasks that a reviewer looks at.'),
          below_agreement: Type.Optional(share('Tasks whose answers agree less than this are always reviewed.')),
          hide_labelers: Type.Optional(
            Type.Boolean({ description: 'Reviewers are not told whose answers they judge.' }),
          ),
        },
        { description: 'Which tasks are reviewed before they are completed.' },
      ),
    ),
    correction_seconds: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 31_536_000,
        description: 'For how long labelers may correct a submitted answer.',
      }),
    ),
    quality: Type.Optional(
      Type.Object(
        {
          evaluation_share: Type.Optional(
            share('The share of evaluation tasks among those a labeler is handed; 0.1 when left out.'),
          ),
          bar: Type.Optional(
            share('Who scores less than this on average in evaluation tasks gets no more work; none when left out.'),
          ),
          scored_before_bar: Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: 1000,
              description: 'How many scored answers it takes before the bar holds; 5 when left out.',
            }),
          ),
          training_score: Type.Optional(
            share('The least score with which a training task is done; 0 when left out: any answer does.'),
          ),
        },
        { description: 'Evaluation and training tasks.' },
      ),
    ),
  },
  { description: "How the project's work is done." },
);
export type ProjectSettings = Static<typeof projectSettingsSchema>;

/**
 * How many labelers answer a task: what the task says, else what its project says, else one.
 * @param params of the task, checked.
 */
export function responsesRequiredOf(params: { responses_required?: unknown }, settings?: ProjectSettings): number {
  const own = params.responses_required;
  return typeof own === 'number' && Number.isInteger(own) && own >= 1 && own <= MOST_RESPONSES
    ? own
    : (settings?.responses_required ?? 1);
}
