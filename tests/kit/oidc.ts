/** A real provider of OpenID Connect on 127.0.0.1, with its own pages, and a walk through them without a browser. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { request } from './client.ts';

export const CLIENT = { id: 'taskwright', secret: 'a-secret-of-the-two-alone' };

export interface OidcProvider {
  issuer: string;
  close(): Promise<void>;
}

/** What the provider says of whoever signs in there: the login is the subject. */
export type Claims = (login: string) => Record<string, unknown>;

/** @param redirectUris where it may send browsers back to; known once our server listens. */
export async function startProvider(redirectUris: () => string[], claims: Claims): Promise<OidcProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Made at the first request, as its clients are fixed from then on, and anew for another server of ours.
  let handler: ReturnType<Provider['callback']> | undefined;
  let known = '';
  server.on('request', (incoming, outgoing) => {
    const uris = redirectUris();
    if (known !== String(uris)) handler = undefined;
    known = String(uris);
    handler ??= quietly(() =>
      new Provider(issuer, {
        clients: [
          {
            client_id: CLIENT.id,
            client_secret: CLIENT.secret,
            redirect_uris: uris,
            grant_types: ['authorization_code'],
            response_types: ['code'],
          },
        ],
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'role', 'groups'] },
        // In the ID token too, as the large providers do.
        conformIdTokenClaims: false,
        pkce: { required: () => true },
        cookies: { keys: ['not a secret: for tests'] },
        findAccount: async (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...claims(sub), sub }) }),
      }).callback(),
    );
    void handler(incoming, outgoing);
  });
  return {
    issuer,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** It warns that it is set up for development, which it is. */
function quietly<T>(work: () => T): T {
  const { warn, info } = console;
  console.warn = console.info = () => {};
  try {
    return work();
  } finally {
    Object.assign(console, { warn, info });
  }
}

/** Signs in at the provider and consents. @returns where it sends the browser back to, the code in its query. */
export async function walkThrough(url: string, login: string): Promise<string> {
  const { origin } = new URL(url);
  const jar = new Map<string, string>();
  let next = url;
  for (let step = 0; step < 20; step++) {
    if (new URL(next).origin !== origin) return next;
    const page = await ask(next, jar);
    if (page.status >= 300 && page.status < 400) {
      next = new URL(page.headers.location!, next).href;
      continue;
    }
    const prompt = /name="prompt" value="(\w+)"/.exec(page.text)?.[1];
    const action = /<form[^>]* action="([^"]+)"/.exec(page.text)?.[1];
    if (!prompt || !action) throw new Error(`the provider says ${page.status}: ${page.text.slice(0, 1000)}`);
    const form = new URLSearchParams(prompt === 'login' ? { prompt, login, password: 'x' } : { prompt });
    const sent = await ask(new URL(action.replaceAll('&amp;', '&'), next).href, jar, form);
    next = new URL(sent.headers.location!, next).href;
  }
  throw new Error(`the provider sends round in circles: ${next}`);
}

async function ask(url: string, jar: Map<string, string>, form?: URLSearchParams) {
  const headers: Record<string, string> = { cookie: [...jar].map((pair) => pair.join('=')).join('; ') };
  if (form) headers['content-type'] = 'application/x-www-form-urlencoded';
  const answer = await request(url, { method: form ? 'POST' : 'GET', headers, ...(form && { raw: String(form) }) });
  for (const set of answer.headers['set-cookie'] ?? []) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
    if (value) jar.set(name!, value);
    else jar.delete(name!);
  }
  return answer;
}
