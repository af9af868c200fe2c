/** What receivers know our callbacks by. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../../../kit/texts/texts.ts';
import { type Mode, send, useChange } from '../manage/ask.ts';
import { FormDialog } from '../manage/Dialogs.tsx';
import { Copy } from '../manage/Parts.tsx';
import type { Settings } from './SettingsPage.tsx';

type Secret = 'callback_auth_key' | 'signing_secret';

export function Secrets({ settings, mode }: { settings: Settings; mode: Mode }): ReactNode {
  const [rotating, setRotating] = useState<Secret>();
  const t = texts.settingsPage;
  const { previous_signing_secret: previous, previous_signing_secret_expires_at: until } = settings;
  return (
    <>
      {(['signing_secret', 'callback_auth_key'] as const).map((name) => (
        <div key={name} className="field">
          <span className="question">{t.secrets[name]}</span>
          <span className="note field-note">{t.secretNotes[name]}</span>
          <div className="row wrap">
            <Copy key={settings[name]} text={settings[name]} name={t.secrets[name]} isSecret />
            <Button
              className="button small"
              aria-label={`${t.rotate}: ${t.secrets[name]}`}
              onPress={() => setRotating(name)}
            >
              {t.rotate}
            </Button>
          </div>
          {name === 'signing_secret' && previous && until && (
            <div className="field">
              <span className="note">{t.previous(new Date(until).toLocaleString())}</span>
              <Copy text={previous} name={t.previousName} isSecret />
            </div>
          )}
        </div>
      ))}
      {rotating && <Rotate secret={rotating} mode={mode} close={() => setRotating(undefined)} />}
    </>
  );
}

function Rotate({ secret, mode, close }: { secret: Secret; mode: Mode; close(): void }): ReactNode {
  const rotate = useChange(() => send('/v1/settings', { [`rotate_${secret}`]: true }, mode), close);
  const t = texts.settingsPage;
  return (
    <FormDialog
      title={t.rotateTitle(t.secrets[secret])}
      action={t.rotate}
      close={close}
      run={() => rotate.mutate()}
      isPending={rotate.isPending}
      error={rotate.error}
      isAlarm
    >
      <p>{t.rotateAsk[secret]}</p>
    </FormDialog>
  );
}
