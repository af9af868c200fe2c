/** `{key: description}` in the params, `{key: text}` in the response (api-facts E.19, E.21, E.22). */
import { type TSchema, Type } from 'typebox';
import { likeness, type Part } from '../agreement.ts';
import type { Draw } from '../draw.ts';
import type { JsonObject } from '../kit.ts';
import { own } from './json.ts';
import { namedProperties } from './named-properties.ts';
import { textLikeness } from './text-likeness.ts';

export type TextFields = { [key: string]: string };

export const textFieldsParam = (description: string, options: { minProperties?: number } = {}) =>
  Type.Unsafe<TextFields>({
    type: 'object',
    description,
    maxProperties: 1000,
    ...options,
    additionalProperties: { type: 'string', description: 'What to fill in.' },
  });

/** The keys asked for; none when the param is missing or empty. */
export const askedFor = (fields: TextFields | undefined): string[] => Object.keys(fields ?? {});

/** An object with a text under each key asked for, empty where there is nothing to see. */
export const textFieldsAnswer = (fields: TextFields | undefined): TSchema =>
  namedProperties(
    askedFor(fields).map((name) => ({ name, schema: Type.String({ description: fields![name]! }), required: true })),
  );

/** What a test key writes (recorded: the first). */
export const TEXTS: readonly string[] = ['test response', 'another response', 'ein Text: Ärger 🐄', '42', ' '];

export const sampleTextFields = (fields: TextFields | undefined, draw: Draw, texts = TEXTS): TextFields =>
  Object.fromEntries(askedFor(fields).map((key) => [key, draw.one(texts)]));

/** Each field asked for is compared by itself. */
export const textFieldsAgreement = (fields: TextFields | undefined): Part[] =>
  askedFor(fields).map((name) => {
    const textIn = (answer: JsonObject) => String(own((answer.fields ?? {}) as JsonObject, name) ?? '');
    return likeness((a, b) => textLikeness(textIn(a), textIn(b)));
  });
