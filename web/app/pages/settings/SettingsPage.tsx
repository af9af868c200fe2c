/** Of the account: its name, where callbacks go and how they are signed, what failed, and what is reviewed. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'wouter';
import { texts } from '../../../kit/texts/texts.ts';
import { type Mode, send, useChange, useRead } from '../manage/ask.ts';
import { Tick, Written } from '../manage/Fields.tsx';
import { Empty, Loaded, ModePick, Section, Sheet } from '../manage/Parts.tsx';
import { Problem } from '../manage/Problem.tsx';
import { Table } from '../manage/Table.tsx';
import { PROJECTS, type Project, pageOfProject } from '../projects/projects.ts';
import { DefaultCallback } from './DefaultCallback.tsx';
import { Failures } from './Failures.tsx';
import { Retention } from './Retention.tsx';
import { Secrets } from './Secrets.tsx';
import './settings.css';

export interface Settings {
  callback_url: string | null;
  callback_auth_key: string;
  signing_secret: string;
  previous_signing_secret?: string;
  /** ISO 8601. */
  previous_signing_secret_expires_at?: string;
  public_results: boolean;
  /** Null for ever. */
  callback_retention_days: number | null;
}

export default function SettingsPage(): ReactNode {
  const [mode, setMode] = useState<Mode>('live');
  const account = useRead<{ name: string }>('/v1/account');
  const settings = useRead<Settings>('/v1/settings', { mode });
  const t = texts.settingsPage;
  return (
    <Sheet title={texts.nav.settings}>
      <Section title={t.account}>
        <Loaded of={account}>{({ name }) => <AccountName key={name} before={name} />}</Loaded>
      </Section>
      <Section title={t.callbacks} note={t.callbacksNote}>
        <div className="row">
          <ModePick mode={mode} onChange={setMode} />
        </div>
        <Loaded of={settings}>
          {(known) => (
            <div className="stack settings-parts" key={mode}>
              <DefaultCallback before={known.callback_url} mode={mode} />
              <Secrets settings={known} mode={mode} />
            </div>
          )}
        </Loaded>
      </Section>
      <Section title={t.failures} note={t.failuresNote}>
        <Failures mode={mode} />
      </Section>
      <Section title={t.results}>
        <Loaded of={settings}>{({ public_results }) => <Results before={public_results} mode={mode} />}</Loaded>
      </Section>
      <Section title={t.retention} note={t.retentionNote}>
        <Loaded of={settings}>
          {({ callback_retention_days: days }) => <Retention key={`${mode} ${days}`} before={days} mode={mode} />}
        </Loaded>
      </Section>
      <Section title={t.review} note={t.reviewNote}>
        <ReviewRules />
      </Section>
    </Sheet>
  );
}

function AccountName({ before }: { before: string }): ReactNode {
  const [name, setName] = useState(before);
  const rename = useChange(() => send('/v1/account', { name }));
  return (
    <form
      className="one-field"
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate();
      }}
    >
      <Written label={texts.projects.name} value={name} onChange={setName} isRequired />
      <Button className="button" type="submit" isDisabled={name === before} isPending={rename.isPending}>
        {texts.manage.save}
      </Button>
      <Problem error={rename.error} />
    </form>
  );
}

function Results({ before, mode }: { before: boolean; mode: Mode }): ReactNode {
  const set = useChange((on: boolean) => send('/v1/settings', { public_results: on }, mode));
  return (
    <>
      <Tick
        label={texts.settingsPage.publicResults}
        note={texts.settingsPage.publicNote}
        value={set.isPending ? set.variables : before}
        onChange={(on) => set.mutate(on)}
      />
      <Problem error={set.error} />
    </>
  );
}

function ReviewRules(): ReactNode {
  const projects = useRead<Project[]>(PROJECTS);
  const t = texts.projectSettings;
  return (
    <Loaded of={projects}>
      {(all) => {
        const shown = all.filter(({ archived }) => !archived);
        if (shown.length === 0) {
          return (
            <Empty title={texts.projects.none}>
              <Link href="/projects?new">{texts.projects.create}</Link>
            </Empty>
          );
        }
        return (
          <Table
            label={texts.settingsPage.review}
            columns={[
              [texts.people.project],
              [t.share, 'number'],
              [t.below, 'number'],
              [t.hideLabelers],
              [texts.projects.actions, 'acts'],
            ]}
          >
            {shown.map(({ name, settings: { review } }) => (
              <tr key={name}>
                <td>{name}</td>
                <td className="number" data-name={t.share}>
                  {Math.round((review?.share ?? 0) * 100)}%
                </td>
                <td className="number" data-name={t.below}>
                  {review?.below_agreement === undefined ? '–' : `${Math.round(review.below_agreement * 100)}%`}
                </td>
                <td data-name={t.hideLabelers}>{review?.hide_labelers ? texts.settingsPage.yes : '–'}</td>
                <td className="acts">
                  <Link href={pageOfProject(name, 'settings')}>{texts.people.change}</Link>
                </td>
              </tr>
            ))}
          </Table>
        );
      }}
    </Loaded>
  );
}
