/** The shapes of the answers of /v1/test_helpers/faults. */
import { Type } from 'typebox';

const optional = Type.Optional;

export const FaultSchema = Type.Object(
  {
    fault_id: Type.String(),
    method: Type.String({ description: 'In capitals, or *.' }),
    path: Type.String(),
    delay_ms: optional(Type.Integer()),
    status: optional(Type.Integer({ minimum: 400, maximum: 599 })),
    after_commit: optional(Type.Boolean()),
    retry_after: optional(Type.Integer()),
    drop: optional(Type.String({ enum: ['before', 'after'] })),
    truncate: optional(Type.Boolean()),
    times: optional(Type.Integer({ minimum: 1, description: 'How many requests it meets; for ever when absent.' })),
    met: Type.Integer({ minimum: 0, description: 'Requests that it met so far.' }),
  },
  { additionalProperties: false, description: 'A fault on demand.' },
);

export const FAULT_COMPONENTS = {
  Fault: FaultSchema,
  FaultList: Type.Object(
    { faults: Type.Array(FaultSchema) },
    { additionalProperties: false, description: 'The faults of the world, in the order in which they are tried.' },
  ),
  RemovedFaults: Type.Object(
    { removed: Type.Integer({ minimum: 0 }) },
    { additionalProperties: false, description: 'How many faults are gone.' },
  ),
};
