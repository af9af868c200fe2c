/** Answers that requesters fetch as JSON documents, one for each named part (api-facts E.10, E.13, E.14). */
import { setImmediate } from 'node:timers/promises';
import type { Json, JsonObject, Results } from '../kit.ts';
import { isObject } from './json.ts';

/** @returns the JSON text of the document, made piece by piece so that others get their turn in between. */
async function pieces(document: Json, into: string[]): Promise<void> {
  if (Array.isArray(document) && document.some((item) => typeof item === 'object')) {
    for (const [index, item] of document.entries()) {
      into.push(index === 0 ? '[' : ',');
      await pieces(item, into);
    }
    into.push(']');
    return;
  }
  if (!isObject(document) || !Object.values(document).some(Array.isArray)) {
    into.push(JSON.stringify(document));
    await setImmediate();
    return;
  }
  for (const [index, [key, value]] of Object.entries(document).entries()) {
    into.push(`${index === 0 ? '{' : ','}${JSON.stringify(key)}:`);
    await pieces(value, into);
  }
  into.push('}');
}

async function bytesOf(document: Json): Promise<Uint8Array> {
  const texts: string[] = [];
  await pieces(document, texts);
  return Buffer.from(texts.join(''));
}

/**
 * @param documentsOf the documents of an answer by the key that their `{url}` has in the response; undefined where the
 *   answer is not of the form. Must be cheap.
 */
export function jsonResults<P extends JsonObject, R extends JsonObject>(
  documentsOf: (params: P, response: R) => { [key: string]: Json } | undefined,
): Results<P, R> {
  const nameOf = (key: string): string => `${key}.json`;
  return {
    present(params, response, address) {
      const documents = documentsOf(params, response);
      if (!documents) return undefined;
      const urls = Object.keys(documents).map((key) => [key, { url: address(nameOf(key)) }]);
      const { is_customer_fix } = response as JsonObject;
      return { ...Object.fromEntries(urls), ...(is_customer_fix !== undefined && { is_customer_fix }) };
    },
    files: (params, response) =>
      Object.entries(documentsOf(params, response) ?? {}).map(([key, document]) => ({
        name: nameOf(key),
        contentType: 'application/json',
        bytes: () => bytesOf(document),
      })),
  };
}
