import { CONSTANT } from '../../task-types/draw.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import { schemaProblem } from '../../task-types/shared/json-schema/check.ts';
import { sampleOf } from '../../task-types/shared/json-schema/sample.ts';
import { type Draw, drawn, without } from './draw.ts';
import { rootSchema } from './schema-arbitraries.ts';

/** A schema with a value that fits; how often one is found, json-schema.test.ts says. */
function satisfiable(draw: Draw): JsonObject {
  for (let tries = 0; tries < 20; tries++) {
    const schema = rootSchema(draw);
    if (!schemaProblem(schema, '') && sampleOf({ ...schema, type: 'object' }, CONSTANT)) return schema;
  }
  return {};
}

/** Params of a type that a response_schema makes. */
export const ownParams = (demanding = false) =>
  drawn((draw) =>
    without({
      response_schema: demanding ? satisfiable(draw) : draw.maybe(() => satisfiable(draw)),
      anything: draw.maybe(() => ({ at: [draw.text()] })),
      attachment: draw.maybe(() => draw.url()),
    }),
  );
