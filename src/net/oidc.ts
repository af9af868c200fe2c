/** Sign-in by OpenID Connect: authorization code with PKCE, state, nonce and issuer checked by openid-client (RFC 9700). */
import type { Configuration, CustomFetchOptions } from 'openid-client';
import type { Provider } from '../deps.ts';
import { errors } from '../errors.ts';
import type { SafeFetch } from './safe-fetch.ts';

export interface OidcSettings {
  issuer: string;
  clientId: string;
  /** Undefined for a public client. */
  clientSecret: string | undefined;
  name: string;
  domains: readonly string[];
}

/** What the provider says of itself is asked for again after this. Milliseconds. */
const KEPT = 60 * 60_000;
/** Clocks of two machines. Seconds. */
const TOLERANCE = 30;
const LIMITS = { totalMs: 10_000, maxBytes: 512 * 1024 };

/** @param failed hears why, in words that may be the provider's: for the operator's log. */
export function createProvider(
  settings: OidcSettings,
  { fetch, failed }: { fetch: SafeFetch['fetch']; failed: (error: unknown) => void },
): Provider {
  const { issuer, clientId, clientSecret, name, domains } = settings;
  // Loaded at the first such sign-in.
  const load = () => import('openid-client');
  let known: { at: number; configuration: Promise<Configuration> } | undefined;

  async function discover(): Promise<Configuration> {
    const oidc = await load();
    const authentication = clientSecret === undefined ? oidc.None() : undefined;
    const metadata = { client_secret: clientSecret, [oidc.clockTolerance]: TOLERANCE };
    return oidc.discovery(new URL(issuer), clientId, metadata, authentication, {
      [oidc.customFetch]: (url: string, options: CustomFetchOptions) => respond(fetch, url, options),
      // The settings take http:// for a provider on this machine alone.
      ...(issuer.startsWith('http://') && { execute: [oidc.allowInsecureRequests] }),
    });
  }

  function configuration(): Promise<Configuration> {
    if (!known || performance.now() - known.at > KEPT) {
      const asked = { at: performance.now(), configuration: discover() };
      known = asked;
      asked.configuration.catch(() => {
        if (known === asked) known = undefined;
      });
    }
    return known.configuration;
  }

  return {
    name,
    issuer,
    domains,
    async begin(redirectUri) {
      const oidc = await load();
      const found = await configuration().catch((error: unknown) => {
        failed(error);
        throw errors.providerFailed();
      });
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
      const url = oidc.buildAuthorizationUrl(found, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, state, nonce, verifier };
    },
    async finish(answer, { state, nonce, verifier }) {
      const oidc = await load();
      try {
        const found = await configuration();
        const tokens = await oidc.authorizationCodeGrant(found, answer, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims()!;
        // Some providers tell the address only when they are asked for it.
        const asks = claims.email === undefined && found.serverMetadata().userinfo_endpoint !== undefined;
        const more = asks ? await oidc.fetchUserInfo(found, tokens.access_token, claims.sub) : {};
        const { iss, sub, email, email_verified, name } = { ...more, ...claims } as Record<string, unknown>;
        return {
          issuer: String(iss),
          subject: String(sub),
          email: email_verified === true && typeof email === 'string' ? email : undefined,
          name: typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : undefined,
        };
      } catch (error) {
        failed(error);
        throw errors.providerRefused();
      }
    },
  };
}

/** The safe fetch in the clothes of the other one. Redirects are not followed (OpenID Connect Discovery 4.2). */
async function respond(fetch: SafeFetch['fetch'], url: string, options: CustomFetchOptions): Promise<Response> {
  const { method, headers, body, signal } = options;
  const text = body === undefined || body === null ? undefined : String(body);
  const result = await fetch({
    url,
    method,
    headers: Object.fromEntries(Object.entries(headers)),
    limits: LIMITS,
    ...(text !== undefined && { body: text }),
    ...(signal && { signal }),
  });
  if (!result.ok) throw new Error(`${result.message} ${result.detail ?? ''}`);
  const given = new Headers();
  for (const [name, value] of Object.entries(result.headers)) {
    for (const one of [value ?? []].flat()) given.append(name, one);
  }
  // It was decompressed here.
  given.delete('content-encoding');
  given.delete('content-length');
  const isEmpty = [204, 304].includes(result.status);
  return new Response(isEmpty ? null : new Uint8Array(result.body), { status: result.status, headers: given });
}
