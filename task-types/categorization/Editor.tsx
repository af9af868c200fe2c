/** The whole task on one screen: what it is about, and every question with its choices. */
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { AtOnce } from '../../web/kit/choices/AtOnce.tsx';
import { CHOICE_KEYS } from '../../web/kit/choices/choice-keys.ts';
import { Question } from '../../web/kit/choices/Question.tsx';
import { branchesOf } from '../../web/kit/choices/tree.ts';
import type { EditorProps } from '../../web/kit/editor.ts';
import { useActions } from '../../web/kit/keymap.ts';
import { usePreferences } from '../../web/kit/preferences.ts';
import { focusPlace } from '../../web/kit/schema-form/places.ts';
import { texts } from '../../web/kit/texts/texts.ts';
import { Look, useMediaKeys } from '../../web/kit/viewing/Look.tsx';
import { useGlances } from '../../web/kit/viewing/use-glances.ts';
import { Panel, Workspace } from '../../web/kit/Workspace.tsx';
import type { Json, JsonObject } from '../kit.ts';
import { isObject } from '../shared/json.ts';
import { answered, askedOf, begun, type CategorizationParams, chosenIn, isWhole, nextOpen } from './questions.ts';

type Params = JsonObject & CategorizationParams;

/** Pre-labels, as far as they can be chosen. */
export const start = (params: JsonObject): JsonObject => begun(params as Params);

export default function CategorizationEditor(props: EditorProps<Params>): ReactNode {
  const { task, value, onChange, onSubmit, refusal, active } = props;
  const { attachment, attachment_type } = task.params;
  const { submitOnChoice } = usePreferences();
  const asked = askedOf(task.params, value);
  const trees = useMemo(
    () => new Map(askedOf(task.params).map(({ place, choices }) => [place, branchesOf(choices)])),
    [task.params],
  );
  const [place, setPlace] = useState(asked[0]?.place);
  const current = asked.find((one) => one.place === place) ?? asked[0];
  const { at, change } = useGlances(true, active);
  const stage = useMediaKeys(active);
  const suggestions = isObject(task.params.hypothesis) ? task.params.hypothesis : {};

  const canSubmitAtOnce = onSubmit !== undefined && asked.length === 1 && asked[0]!.most === 1;
  const submits = useRef(false);
  useEffect(() => {
    if (!submits.current || !isWhole(task.params, value)) return;
    submits.current = false;
    onSubmit?.();
  });
  useEffect(() => {
    if (!refusal || refusal.path === '') return;
    setPlace(askedOf(task.params, value).find((one) => refusal.path.startsWith(one.place))?.place);
    focusPlace(refusal.path);
  }, [refusal, task.params, value]);

  const go = (to: string | undefined) => {
    setPlace(to);
    if (to !== undefined)
      document.querySelector(`[data-place="${CSS.escape(to)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (question: (typeof asked)[number], values: Json[]) => {
    const next = answered(task.params, value, question, values);
    submits.current = canSubmitAtOnce && submitOnChoice && values.length === 1;
    onChange(next);
    if (question.most === 1 && values.length > 0) go(nextOpen(task.params, next, question.place) ?? question.place);
    else setPlace(question.place);
  };
  const step = (by: number) => () => {
    if (asked.length < 2) return false;
    go(asked[(asked.indexOf(current!) + by + asked.length) % asked.length]!.place);
  };
  useActions(CHOICE_KEYS, { next: step(1), previous: step(-1) }, active);

  const questions = asked.map((question) => (
    <Question
      key={question.place}
      title={question.title ?? texts.choices.category}
      branches={trees.get(question.place) ?? []}
      chosen={chosenIn(value, question)}
      suggested={chosenIn(suggestions, question)}
      most={question.most}
      required={question.required}
      keyed={question === current}
      active={active}
      isTitled={asked.length === 1}
      problem={refusal?.path.startsWith(question.place) ? refusal.message : undefined}
      place={question.place}
      onChoose={(values) => choose(question, values)}
    />
  ));
  return (
    <Workspace
      task={task}
      refusal={refusal}
      stage={
        <div className="looking" ref={stage}>
          <Look
            attachment={attachment}
            type={attachment_type}
            name={texts.view.toJudge}
            glance={at(0)}
            onGlance={(next) => change(0, next)}
          />
        </div>
      }
    >
      {asked.length === 1 ? (
        <Panel
          title={asked[0]!.title ?? texts.choices.category}
          note={asked[0]!.most > 1 ? texts.choices.oneOrMore : texts.choices.one}
        >
          {questions}
          {canSubmitAtOnce && <AtOnce active={active} />}
        </Panel>
      ) : (
        asked.map((question, index) => (
          <section
            className={question === current ? 'panel current' : 'panel'}
            key={question.place}
            aria-current={question === current ? 'true' : undefined}
            aria-label={question.title ?? texts.choices.category}
            onPointerDownCapture={() => setPlace(question.place)}
            onFocusCapture={() => setPlace(question.place)}
          >
            {questions[index]}
          </section>
        ))
      )}
    </Workspace>
  );
}
