/** How the work of a project is done. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../../../kit/texts/texts.ts';
import { send, useChange } from '../manage/ask.ts';
import { Tick, Written } from '../manage/Fields.tsx';
import { Section } from '../manage/Parts.tsx';
import { Problem } from '../manage/Problem.tsx';
import { type Project, projectPath } from './projects.ts';
import { settingsOf, type WrittenSettings, writtenOf } from './settings-values.ts';

export function SettingsForm({ project }: { project: Project }): ReactNode {
  const [written, setWritten] = useState(() => writtenOf(project.settings));
  const [isSaved, setSaved] = useState(false);
  const save = useChange(
    () => send(`${projectPath(project.name)}/settings`, settingsOf(written, project.settings)),
    () => setSaved(true),
  );
  const t = texts.projectSettings;
  const set = (change: Partial<WrittenSettings>) => {
    setSaved(false);
    setWritten({ ...written, ...change });
  };
  const figure = (name: keyof WrittenSettings & string, label: string, note: string) => (
    <Written
      label={label}
      note={note}
      value={String(written[name])}
      onChange={(value) => set({ [name]: value })}
      inputMode="decimal"
    />
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Section title={t.answers}>
        <div className="fields">
          {figure('answers', t.answersPerTask, t.answersNote)}
          {figure('correctionMinutes', t.correction, t.correctionNote)}
        </div>
        {project.pipeline && <p className="note">{t.pipeline(project.pipeline, project.consensus_attempts)}</p>}
      </Section>
      <Section title={t.review} note={t.reviewNote}>
        <div className="fields">
          {figure('share', t.share, t.shareNote)}
          {figure('below', t.below, t.belowNote)}
        </div>
        <Tick
          label={t.hideLabelers}
          note={t.hideLabelersNote}
          value={written.hideLabelers}
          onChange={(hideLabelers) => set({ hideLabelers })}
        />
      </Section>
      <Section title={t.quality} note={t.qualityNote}>
        <div className="fields">
          {figure('evaluationShare', t.evaluationShare, t.evaluationShareNote)}
          {figure('bar', t.bar, t.barNote)}
          {figure('scoredBeforeBar', t.scoredBeforeBar, t.scoredBeforeBarNote)}
          {figure('trainingScore', t.trainingScore, t.trainingScoreNote)}
        </div>
      </Section>
      <Problem error={save.error} />
      <div className="form-end">
        <Button className="button primary" type="submit" isPending={save.isPending}>
          {texts.manage.save}
        </Button>
        <span className="note" role="status">
          {isSaved ? texts.manage.saved : ''}
        </span>
      </div>
    </form>
  );
}
