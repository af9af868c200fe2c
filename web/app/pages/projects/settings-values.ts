/** Settings of a project as they are written in a form, and back. */
/** As the server has them. Shares are 0 to 1. */
export interface Settings {
  responses_required?: number;
  review?: { share: number; below_agreement?: number; hide_labelers?: boolean };
  correction_seconds?: number;
  quality?: { evaluation_share?: number; bar?: number; scored_before_bar?: number; training_score?: number };
}

export interface WrittenSettings {
  answers: string;
  /** Percent, as all shares here. */
  share: string;
  below: string;
  hideLabelers: boolean;
  correctionMinutes: string;
  evaluationShare: string;
  bar: string;
  scoredBeforeBar: string;
  trainingScore: string;
}

const percent = (share: number | undefined): string => (share === undefined ? '' : String(+(share * 100).toFixed(6)));
const text = (value: number | undefined): string => (value === undefined ? '' : String(value));

export function writtenOf({ responses_required, review, correction_seconds, quality }: Settings): WrittenSettings {
  return {
    answers: text(responses_required),
    share: percent(review?.share),
    below: percent(review?.below_agreement),
    hideLabelers: review?.hide_labelers ?? false,
    correctionMinutes: correction_seconds === undefined ? '' : String(correction_seconds / 60),
    evaluationShare: percent(quality?.evaluation_share),
    bar: percent(quality?.bar),
    scoredBeforeBar: text(quality?.scored_before_bar),
    trainingScore: percent(quality?.training_score),
  };
}

/** An empty field is a setting that is not there. What is no number goes to the server as it is, which says so. */
const number = (written: string, scale = 1): number | undefined => {
  if (written.trim() === '') return undefined;
  const value = Number(written.replace(',', '.'));
  return Number.isFinite(value) ? +(value * scale).toFixed(8) : (written as unknown as number);
};

/** @param before settings that the form does not know stay as they were. */
export function settingsOf(written: WrittenSettings, before: Settings): Settings {
  const share = number(written.share, 0.01);
  const below = number(written.below, 0.01);
  const isReviewed = share !== undefined || below !== undefined || written.hideLabelers;
  return defined({
    ...before,
    responses_required: number(written.answers),
    review: isReviewed
      ? defined({
          ...before.review,
          share: share ?? 0,
          below_agreement: below,
          hide_labelers: written.hideLabelers || undefined,
        })
      : undefined,
    correction_seconds: number(written.correctionMinutes, 60),
    quality: some(
      defined({
        ...before.quality,
        evaluation_share: number(written.evaluationShare, 0.01),
        bar: number(written.bar, 0.01),
        scored_before_bar: number(written.scoredBeforeBar),
        training_score: number(written.trainingScore, 0.01),
      }),
    ),
  });
}

type Known<T> = { [K in keyof T]: Exclude<T[K], undefined> };

const defined = <T extends object>(object: T): Known<T> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Known<T>;

const some = <T extends object>(object: T): T | undefined => (Object.keys(object).length > 0 ? object : undefined);
