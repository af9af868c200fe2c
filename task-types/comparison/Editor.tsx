/** Attachments side by side: which one, in which order, or what there is to say of them. */
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Switch } from 'react-aria-components';
import { Question } from '../../web/kit/choices/Question.tsx';
import { branchesOf, leavesOf } from '../../web/kit/choices/tree.ts';
import { COMPARE_KEYS } from '../../web/kit/comparing/compare-keys.ts';
import { type Pane, Panes } from '../../web/kit/comparing/Panes.tsx';
import type { EditorProps } from '../../web/kit/editor.ts';
import { WithSnippets } from '../../web/kit/fields/SnippetMenu.tsx';
import { beginTexts, TextEntries } from '../../web/kit/fields/TextEntries.tsx';
import { KeyCaps } from '../../web/kit/KeyCaps.tsx';
import { useActions } from '../../web/kit/keymap.ts';
import { prefer, usePreferences } from '../../web/kit/preferences.ts';
import { orderIn, turned } from '../../web/kit/ranking/order.ts';
import { RankList } from '../../web/kit/ranking/RankList.tsx';
import { focusPlace } from '../../web/kit/schema-form/places.ts';
import { texts } from '../../web/kit/texts/texts.ts';
import { useMediaKeys } from '../../web/kit/viewing/Look.tsx';
import { useGlances } from '../../web/kit/viewing/use-glances.ts';
import { Panel, Workspace } from '../../web/kit/Workspace.tsx';
import type { JsonObject } from '../kit.ts';
import { isObject } from '../shared/json.ts';
import type { LabelDescription } from '../shared/labels.ts';
import type { TextFields } from '../shared/text-fields.ts';
import { blindOrder, letterOf, sidesOf } from './sides.ts';

type Params = JsonObject & {
  attachments: string[];
  attachment_type?: string;
  choices?: LabelDescription[];
  fields?: TextFields;
  ranking?: boolean;
  blind_order?: boolean;
  hypothesis?: JsonObject;
};

export function start(params: JsonObject): JsonObject {
  const { fields, hypothesis } = params as Params;
  const given = isObject(hypothesis) ? hypothesis : {};
  const hasFields = Object.keys(fields ?? {}).length > 0;
  const written = isObject(given.fields) ? given.fields : {};
  return { ...given, ...(hasFields && { fields: beginTexts(fields, written) }) };
}

export default function ComparisonEditor(props: EditorProps<Params>): ReactNode {
  const { task, value, onChange, refusal, active } = props;
  const { attachments, attachment_type, choices, fields, ranking, blind_order, hypothesis } = task.params;
  const count = attachments.length;
  const { inStep } = usePreferences();
  const glances = useGlances(inStep, active);
  const stage = useMediaKeys(active);
  const [alone, setAlone] = useState<number>();
  const order = useMemo(
    () => (blind_order ? blindOrder(count, task.task_id) : attachments.map((_, index) => index)),
    [blind_order, count, task.task_id, attachments],
  );
  const letter = (index: number) => letterOf(order.indexOf(index));

  const { branches, sides } = useMemo(() => {
    const grown = branchesOf(choices ?? []);
    const leaves = leavesOf(grown);
    const byName = sidesOf(
      leaves.map(({ value: name }) => String(name)),
      count,
    );
    const found = byName.some((side) => side !== undefined)
      ? byName
      : sidesOf(
          leaves.map(({ shown }) => shown),
          count,
        );
    const isFlat = leaves.length === grown.length;
    // In an order of our own, what a choice calls an attachment is not what stands above it.
    const named = leaves.map((leaf, index) => {
      const side = found[index];
      return blind_order && isFlat && typeof side === 'number'
        ? { ...leaf, shown: letterOf(order.indexOf(side)), note: undefined, rank: order.indexOf(side) }
        : { ...leaf, rank: count + index };
    });
    const sorted = blind_order && isFlat ? named.toSorted((a, b) => a.rank - b.rank) : grown;
    return { branches: sorted, sides: leaves.map((leaf, index) => ({ leaf, side: found[index] })) };
  }, [choices, count, blind_order, order]);

  const ranks = orderIn(value.ranking, count);
  /** Choosing again what is chosen changes nothing: it may have been suggested, and that is a yes to it. */
  const choose = (choice: unknown) => {
    if (choice !== undefined && choice !== value.choice) onChange({ ...value, choice: String(choice) });
  };
  const choiceOf = (index: number) => sides.find(({ side }) => side === index)?.leaf;
  const canChoose = sides.some(({ side }) => side !== undefined);
  const rank = (next: number[]) => {
    const { ranking: _, ...rest } = value;
    onChange(next.length === 0 ? rest : { ...rest, ranking: next });
  };
  const take = (index: number) => {
    if (canChoose) return choose(choiceOf(index)?.value);
    if (ranking) return rank(turned(ranks, index, count));
    setAlone(alone === index ? undefined : index);
  };
  useActions(
    COMPARE_KEYS,
    {
      side: (_, position) => {
        const index = order[position];
        if (index === undefined) return false;
        take(index);
      },
      tie: () => {
        const tie = sides.find(({ side }) => side === 'tie');
        if (!tie) return false;
        choose(tie.leaf.value);
      },
      inStep: () => prefer({ inStep: !inStep }),
      alone: () => {
        const at = alone === undefined ? -1 : order.indexOf(alone);
        setAlone(order[at + 1]);
      },
    },
    active,
  );
  useEffect(() => {
    if (refusal && refusal.path !== '') focusPlace(refusal.path);
  }, [refusal]);

  const panes = order.map((index, position): Pane => {
    const choice = choiceOf(index);
    return {
      index,
      attachment: attachments[index],
      letter: letterOf(position),
      ...(canChoose && { isChosen: choice?.value === value.choice, shown: blind_order ? undefined : choice?.shown }),
      ...(!canChoose && ranking && { rank: ranks.includes(index) ? ranks.indexOf(index) + 1 : null }),
    };
  });
  const suggested = isObject(hypothesis) && hypothesis.choice !== undefined ? [hypothesis.choice] : [];
  return (
    <WithSnippets>
      <Workspace
        task={task}
        refusal={refusal}
        stage={
          <Panes
            stage={stage}
            panes={panes}
            type={attachment_type}
            glances={glances}
            inStep={inStep}
            alone={alone}
            active={active}
            onTake={canChoose || ranking ? take : undefined}
          />
        }
      >
        {choices && (
          <Panel title={texts.compare.choice} note={texts.choices.one}>
            <Question
              title={texts.compare.choice}
              branches={branches}
              chosen={value.choice === undefined ? [] : [value.choice]}
              suggested={suggested}
              most={1}
              required
              keyed
              active={active}
              isTitled
              problem={refusal?.path === 'choice' ? refusal.message : undefined}
              place="choice"
              onChoose={([choice]) => choose(choice)}
            />
          </Panel>
        )}
        {ranking && (
          <Panel title={texts.compare.ranking} note={texts.compare.bestFirst}>
            <RankList
              title={texts.compare.ranking}
              items={order.map((item) => ({ item, shown: letter(item) }))}
              order={ranks}
              active={active}
              place="ranking"
              onOrder={rank}
            />
          </Panel>
        )}
        {fields && Object.keys(fields).length > 0 && (
          <Panel title={texts.fields.title}>
            <TextEntries
              fields={fields}
              value={isObject(value.fields) ? value.fields : {}}
              place="fields"
              refusal={refusal}
              active={active}
              onChange={(next, together) => onChange({ ...value, fields: next }, together)}
            />
          </Panel>
        )}
        <section className="panel" aria-label={texts.view.title}>
          <Switch className="switch-row" isSelected={inStep} onChange={(next) => prefer({ inStep: next })}>
            <span className="switch" aria-hidden="true" />
            {texts.compare.inStep}
            <KeyCaps group={COMPARE_KEYS} action="inStep" compact />
          </Switch>
        </section>
      </Workspace>
    </WithSnippets>
  );
}
