/** API keys of both worlds: made, shown once, revoked. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../../../kit/texts/texts.ts';
import { ago } from '../../time.ts';
import { listTasks } from '../commands.ts';
import { type Mode, pathTo, send, useChange, useRead } from '../manage/ask.ts';
import { FormDialog, TellDialog } from '../manage/Dialogs.tsx';
import { Copy, Empty, Loaded, ModePick, Sheet } from '../manage/Parts.tsx';
import { Table } from '../manage/Table.tsx';
import type { Teammate } from '../people/people.ts';
import { type Key, NewKey } from './NewKey.tsx';

export default function KeysPage(): ReactNode {
  const [mode, setMode] = useState<Mode>('live');
  const keys = useRead<{ keys: Key[] }>('/v1/keys', { mode, refetchInterval: 15_000 });
  const [dialog, setDialog] = useState<'new' | Key>();
  const [made, setMade] = useState<Key>();
  const close = () => setDialog(undefined);
  const t = texts.keyPage;
  const create = (
    <Button className="button primary" onPress={() => setDialog('new')}>
      {t.create}
    </Button>
  );
  return (
    <Sheet
      title={texts.nav.keys}
      actions={
        <>
          <ModePick mode={mode} onChange={setMode} />
          {create}
        </>
      }
    >
      <p className="note">{mode === 'live' ? t.liveNote : t.testNote}</p>
      <Loaded of={keys}>
        {({ keys: all }) =>
          all.length === 0 ? (
            <Empty title={t.none}>
              <p>{t.noneHow}</p>
              {create}
            </Empty>
          ) : (
            <KeyTable keys={all} revoke={setDialog} />
          )
        }
      </Loaded>
      {dialog === 'new' && (
        <NewKey
          mode={mode}
          close={close}
          onMade={(key) => {
            setMade(key);
            close();
          }}
        />
      )}
      {dialog && dialog !== 'new' && <Revoke of={dialog} mode={mode} close={close} />}
      {made?.key && (
        <TellDialog title={t.madeTitle(made.name)} close={() => setMade(undefined)}>
          <p>{t.once}</p>
          <Copy text={made.key} name={made.name} />
          <p className="note">{t.use}</p>
          <pre className="code json">{listTasks(made.key)}</pre>
        </TellDialog>
      )}
    </Sheet>
  );
}

function KeyTable({ keys, revoke }: { keys: Key[]; revoke(key: Key): void }): ReactNode {
  const team = useRead<Teammate[]>('/v1/teams');
  const t = texts.keyPage;
  const live = (key: Key) => (key.revoked_at === undefined ? 0 : 1);
  const sorted = [...keys].sort((a, b) => live(a) - live(b) || (a.created_at < b.created_at ? 1 : -1));
  return (
    <Table
      label={texts.nav.keys}
      columns={[
        [texts.projects.name],
        [t.key],
        [texts.people.role],
        [texts.people.person],
        [t.created],
        [t.used],
        [texts.projects.actions, 'acts'],
      ]}
    >
      {sorted.map((key) => {
        const { key_id, name, hint, role, user_id, created_at, last_used_at, revoked_at } = key;
        return (
          <tr key={key_id} className={revoked_at ? 'gone' : undefined}>
            <td>
              <strong>{name}</strong>
            </td>
            <td data-name={t.key}>
              <code>{hint}</code>
            </td>
            <td data-name={texts.people.role}>{texts.people.roles[role]}</td>
            <td data-name={texts.people.person}>
              {team.data?.find((one) => one.user_id === user_id)?.email ?? user_id}
            </td>
            <td data-name={t.created}>{new Date(created_at).toLocaleDateString()}</td>
            <td data-name={t.used}>{last_used_at ? ago(last_used_at) : texts.manage.never}</td>
            <td className="acts">
              {revoked_at ? (
                <span className="badge">{t.revoked}</span>
              ) : (
                <Button className="button small alarm" aria-label={`${t.revoke}: ${name}`} onPress={() => revoke(key)}>
                  {t.revoke}
                </Button>
              )}
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

function Revoke({ of, mode, close }: { of: Key; mode: Mode; close(): void }): ReactNode {
  const revoke = useChange(() => send(`/v1/keys/${pathTo(of.key_id)}`, undefined, mode, 'DELETE'), close);
  return (
    <FormDialog
      title={texts.keyPage.revokeTitle(of.name)}
      action={texts.keyPage.revoke}
      close={close}
      run={() => revoke.mutate()}
      isPending={revoke.isPending}
      error={revoke.error}
      isAlarm
    >
      <p>{texts.keyPage.revokeAsk(of.hint)}</p>
    </FormDialog>
  );
}
