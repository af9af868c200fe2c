import type { Context, Deps } from '../deps.ts';
import type { Mode } from '../rules/roles.ts';

/** What the system acts with in a loop: nobody asked for it. */
export function systemContext(
  deps: Pick<Deps, 'checkAttachments' | 'mint' | 'ownUrl' | 'registry' | 'now'>,
  accountId: number,
  mode: Mode,
): Context {
  return {
    mint: deps.mint,
    checkAttachments: deps.checkAttachments,
    ownUrl: deps.ownUrl,
    registry: deps.registry,
    now: deps.now(),
    requestId: '',
    caller: {
      accountId,
      mode,
      userId: '',
      keyId: '',
      role: 'admin',
      pageTokenSecret: '',
      defaultCallbackUrl: null,
    },
  };
}
