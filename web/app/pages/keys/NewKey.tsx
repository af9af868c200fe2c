import { type ReactNode, useState } from 'react';
import { texts } from '../../../kit/texts/texts.ts';
import { call } from '../../server.ts';
import { useSession } from '../../session.ts';
import { type Mode, useChange, useRead } from '../manage/ask.ts';
import { FormDialog } from '../manage/Dialogs.tsx';
import { Pick, Written } from '../manage/Fields.tsx';
import { ROLES, type Role, type Teammate } from '../people/people.ts';

export interface Key {
  key_id: string;
  name: string;
  role: Role;
  user_id: string;
  /** Its first and last characters. */
  hint: string;
  /** ISO 8601. */
  created_at: string;
  last_used_at?: string;
  revoked_at?: string;
  /** In the answer that makes it alone. */
  key?: string;
}

interface NewProps {
  mode: Mode;
  close(): void;
  onMade(key: Key): void;
}

export function NewKey({ mode, close, onMade }: NewProps): ReactNode {
  const { email } = useSession();
  const team = useRead<Teammate[]>('/v1/teams');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('member');
  const [whose, setWhose] = useState(email);
  const people = team.data ?? [];
  const owner = people.find((one) => one.email === whose);
  const possible = ROLES.slice(0, ROLES.indexOf(owner?.role ?? 'admin') + 1);
  const chosen = possible.includes(role) ? role : possible.at(-1)!;
  const create = useChange(
    () =>
      // Without an Idempotency-Key: an answer that is kept for it would be a key in clear text.
      call<Key>('POST', '/v1/keys', {
        body: { name, role: chosen, ...(owner && { user_id: owner.user_id }) },
        mode,
      }),
    onMade,
  );
  const t = texts.keyPage;
  return (
    <FormDialog
      title={t.createTitle(t[mode])}
      action={t.create}
      close={close}
      run={() => create.mutate()}
      isPending={create.isPending}
      error={create.error}
    >
      <Written label={texts.projects.name} note={t.nameNote} value={name} onChange={setName} isRequired autoFocus />
      <Pick
        label={texts.people.person}
        note={t.personNote}
        value={whose}
        options={(people.length ? people.map((one) => one.email) : [email]).map((one) => [one, one])}
        onChange={setWhose}
      />
      <Pick
        label={texts.people.role}
        note={texts.people.roleNotes[chosen]}
        value={chosen}
        options={possible.map((one) => [one, texts.people.roles[one]])}
        onChange={setRole}
      />
    </FormDialog>
  );
}
