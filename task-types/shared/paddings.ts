/** Room around a picture that may be drawn on (api-facts E.6). */
import { Type } from 'typebox';

const padding = (where: string) =>
  Type.Optional(Type.Number({ minimum: 0, description: `Pixels around the picture${where} that may be drawn on.` }));

export const paddings = {
  padding: padding(''),
  padding_x: padding(' left and right'),
  padding_y: padding(' above and below'),
};

export type Paddings = { padding?: number; padding_x?: number; padding_y?: number };

export const isPadded = ({ padding, padding_x, padding_y }: Paddings): boolean =>
  Boolean(padding || padding_x || padding_y);
