import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { texts } from '../../../kit/texts/texts.ts';
import { Refusal } from '../../door/Card.tsx';
import { Field, NewPassword, typedIn } from '../../door/fields.tsx';
import { said } from '../../door/said.ts';
import { changePassword, OWN_SESSIONS, type OwnSessions } from './sessions.ts';

export function PasswordForm({ own, email }: { own: OwnSessions; email: string }): ReactNode {
  const { account, door } = texts;
  const cache = useQueryClient();
  /** Empties the form once it is done. */
  const [round, setRound] = useState(0);
  const changing = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      setRound((before) => before + 1);
      return cache.invalidateQueries({ queryKey: OWN_SESSIONS });
    },
  });
  return (
    <section aria-labelledby="password-title">
      <h2 id="password-title">{account.password}</h2>
      {!own.has_password && <p className="note">{account.none}</p>}
      <Form
        key={round}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const { password = '', current } = typedIn(event.currentTarget);
          changing.mutate({ password, ...(current !== undefined && { current }) });
        }}
      >
        {/* For managers of passwords, which keep the two together. */}
        <input
          className="unseen"
          type="email"
          autoComplete="username"
          value={email}
          readOnly
          tabIndex={-1}
          aria-hidden
        />
        {own.needs_current_password && (
          <Field name="current" type="password" label={door.currentPassword} autoComplete="current-password" />
        )}
        <NewPassword />
        <div className="row">
          <Button className="button primary" type="submit" isPending={changing.isPending}>
            {changing.isPending ? account.changing : own.has_password ? account.change : account.set}
          </Button>
        </div>
      </Form>
      <p role="status">{changing.isSuccess && account.changed}</p>
      {changing.isError && <Refusal>{said(changing.error, 'current')}</Refusal>}
    </section>
  );
}
