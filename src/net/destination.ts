import { refusalOf } from './address.ts';
import type { Lookup } from './lookup.ts';
import type { Network } from './networks.ts';
import { codeOf, Failed } from './outcome.ts';
import type { Target } from './url.ts';

export interface Policy {
  allowedNetworks: readonly Network[];
  /** Says no to further addresses, such as the server's own port. */
  refuse: (address: string, port: number) => boolean;
}

/** A resolver may answer with hundreds; a connection is tried to the first of them only. */
const TRIED_ADDRESSES = 8;

/** @returns why no connection may be made, or undefined. */
export function judged(policy: Policy, target: Target, address: string, label: string): Failed | undefined {
  const { host, port } = target;
  const refusal = refusalOf(address, policy.allowedNetworks) ?? (policy.refuse(address, port) ? 'own port' : undefined);
  if (refusal === undefined) return undefined;
  return new Failed(
    'blocked_address',
    `The address of ${label} is not permitted.`,
    `${host} is ${address}: ${refusal}`,
  );
}

/**
 * Resolves a name once and judges every answer; connections are made to these addresses and never to the
 * name, so that a second look-up cannot say something else (DNS rebinding; OWASP SSRF prevention).
 * One bad answer spoils them all: a name that is public and private at once is an attack or a mistake.
 * @param label how messages call the host.
 * @throws Failed blocked_address, dns
 */
export async function checkedAddresses(
  target: Target,
  policy: Policy,
  lookup: Lookup,
  label: string,
): Promise<string[]> {
  const addresses = target.isAddress ? [target.host] : await resolve(target.host, lookup, label);
  for (const address of addresses) {
    const failed = judged(policy, target, address, label);
    if (failed) throw failed;
  }
  return addresses.slice(0, TRIED_ADDRESSES);
}

async function resolve(host: string, lookup: Lookup, label: string): Promise<string[]> {
  let answers: Awaited<ReturnType<Lookup>>;
  try {
    answers = await lookup(host);
  } catch (error) {
    throw new Failed('dns', `The name of ${label} could not be resolved.`, codeOf(error));
  }
  if (answers.length === 0) throw new Failed('dns', `The name of ${label} has no address.`);
  return answers.map((answer) => answer.address);
}
