/** What to find on the pages of a document (api-facts E.18). */
import { Type } from 'typebox';
import type { Problem } from '../kit.ts';
import { firstProblem, listed } from '../shared/json.ts';

export type FeatureType = 'text' | 'block' | 'group';
export type Feature = { type: FeatureType; label?: string; title?: string; labels?: string[]; flags?: string[] };

const FLAGS = ['line', 'key', 'value', 'thead', 'tbody', 'date', 'money', 'checkbox', 'region', 'query', 'span'];

const name = (description: string) => Type.Optional(Type.String({ minLength: 1, description }));

export const featuresParam = Type.Unsafe<Feature[]>(
  Type.Array(
    Type.Object(
      {
        type: Type.String({
          enum: ['text', 'block', 'group'],
          description: 'text is written down, block is only marked, group holds others.',
        }),
        label: name('What a text or block is called in the response.'),
        title: name('What a group is called in the response.'),
        labels: Type.Optional(
          Type.Array(Type.String({ minLength: 1 }), {
            minItems: 1,
            maxItems: 1000,
            description: 'Labels and titles of what a group may hold; anything when left out.',
          }),
        ),
        flags: Type.Optional(
          Type.Array(Type.String({ enum: FLAGS }), {
            maxItems: FLAGS.length,
            description: 'What kind of thing it is.',
          }),
        ),
      },
      { description: 'A kind of thing to find.' },
    ),
    { minItems: 1, maxItems: 1000, description: 'What to find on the pages.' },
  ),
);

/** What an annotation of the feature has as its label. */
export const nameOf = ({ type, label, title }: Feature): string => (type === 'group' ? title : label) as string;

export const namesOf = (features: readonly Feature[], type: FeatureType): string[] =>
  features.filter((feature) => feature.type === type).map(nameOf);

export function featuresProblem(features: readonly Feature[]): Problem | undefined {
  const seen = new Set<string>();
  const names = new Set(features.map(nameOf));
  const wrong = firstProblem(features, (feature, index): Problem | undefined => {
    const at = `features.${index}`;
    const [wanted, unwanted] = feature.type === 'group' ? (['title', 'label'] as const) : (['label', 'title'] as const);
    if (feature[wanted] === undefined) return { path: `${at}.${wanted}`, message: 'is required' };
    if (feature[unwanted] !== undefined) {
      return { path: `${at}.${unwanted}`, message: `is not allowed for a feature of type ${feature.type}` };
    }
    if (seen.has(nameOf(feature))) return { path: `${at}.${wanted}`, message: 'is already used for another feature' };
    seen.add(nameOf(feature));
    if (feature.type !== 'group' && feature.labels) return { path: `${at}.labels`, message: 'is for groups only' };
    return firstProblem(feature.labels ?? [], (label, place) =>
      names.has(label) ? undefined : { path: `${at}.labels.${place}`, message: `must be one of ${listed(names)}` },
    );
  });
  if (wrong) return wrong;
  const hasMore = features.some(({ type }) => type !== 'group');
  return hasMore ? undefined : { path: 'features', message: 'must contain a feature of type text or block' };
}
