/** An OpenAPI document of ours -> the types of @taskwright/client. Refuses what it does not know, so that no type can lie. */

interface Schema {
  $ref?: string;
  anyOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  type?: string | string[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  description?: string;
  default?: unknown;
}
type Content = Record<string, { schema?: Schema }>;
interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: Schema;
}
interface Operation {
  operationId?: string;
  summary?: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { content?: Content }>;
}
export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const HEAD = `/**
 * What /openapi.json says, as types. Made by \`npm run client:types\`; a test holds it against a started server.
 */
`;
const JSON_TYPE = 'application/json';
const CREATE = /^\/v1\/task\/([a-z0-9]+)$/;

/** @throws Error naming the schema that it does not know. */
export function typesOf({ paths, components }: OpenApi): string {
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) => `${comment(schema.description, '')}export type ${name} = ${typeOf(schema, '')};\n`,
  );
  const bodies = new Map<string, string>();
  const creates: string[] = [];
  const operations: string[] = [];
  const table: string[] = [];
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const { operationId: id, responses } = operation;
      const content = responses['200']?.content ?? {};
      // One of several forms is not the result of every call.
      const result = Object.keys(content).length === 1 ? content[JSON_TYPE]?.schema : undefined;
      // Streams and files are read by other means than a call with a result.
      if (!id || !result) continue;
      const type = method === 'post' ? CREATE.exec(path)?.[1] : undefined;
      const body = operation.requestBody?.content[JSON_TYPE]?.schema;
      if (type && body) creates.push(`  ${type}: ${sharedBody(bodies, type, givenType(body, '  '))};\n`);
      const input = inputOf(operation, body && (type ? `TaskTypes['${type}']` : givenType(body, '      ')));
      operations.push(
        `${comment(operation.summary, '  ')}  ${id}: {\n    input: ${input};\n    result: ${typeOf(result, '    ')};\n  };\n`,
      );
      const keyed = (operation.parameters ?? []).some((one) => one.in === 'header' && one.name === 'Idempotency-Key');
      table.push(`  ${id}: { method: '${method.toUpperCase()}', path: '${path}', keyed: ${keyed} },\n`);
    }
  }
  return [
    HEAD,
    ...schemas,
    `/** Task type -> what its create takes. */\nexport interface TaskTypes {\n${creates.join('')}}\n`,
    `/** Operation -> what it takes and what it answers. */\nexport interface Operations {\n${operations.join('')}}\n`,
    `/** keyed: it takes an Idempotency-Key. */\nexport const OPERATIONS = {\n${table.join('')}} as const;\n`,
  ].join('\n');
}

/** What is handed to us may be frozen. */
const givenType = (schema: Schema, indent: string): string =>
  typeOf(schema, indent).replace(/\bArray</g, 'ReadonlyArray<');

/** Most unchecked types take the same: the first says what. */
function sharedBody(bodies: Map<string, string>, type: string, text: string): string {
  const first = bodies.get(text);
  if (first === undefined) bodies.set(text, type);
  return first === undefined ? text : `TaskTypes['${first}']`;
}

function inputOf({ parameters = [], requestBody }: Operation, body: string | undefined): string {
  const parts = (['path', 'query'] as const).flatMap((place) => {
    const properties = Object.fromEntries(
      parameters
        .filter((one) => one.in === place)
        .map(({ name, schema, description }) => [name, description ? { ...schema, description } : schema]),
    );
    if (Object.keys(properties).length === 0) return [];
    const needed = parameters.filter(
      ({ in: where, required, schema }) => where === place && required && schema.default === undefined,
    );
    const object = {
      type: 'object',
      properties,
      required: needed.map(({ name }) => name),
      additionalProperties: false,
    };
    return [`      ${place}${needed.length ? '' : '?'}: ${givenType(object, '      ')};\n`];
  });
  if (body) parts.push(`      body${requestBody?.required ? '' : '?'}: ${body};\n`);
  return parts.length ? `{\n${parts.join('')}    }` : 'Record<never, never>';
}

function typeOf(schema: Schema, indent: string): string {
  if (schema.$ref) return schema.$ref.replace('#/components/schemas/', '');
  if (schema.anyOf) return [...new Set(schema.anyOf.map((one) => typeOf(one, indent)))].join(' | ');
  if (schema.enum) return schema.enum.map(literal).join(' | ');
  if (schema.const !== undefined) return literal(schema.const);
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type }, indent)).join(' | ');
  switch (schema.type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'integer':
      return 'number';
    case 'array':
      return `Array<${typeOf(schema.items ?? {}, indent)}>`;
    case 'object':
      return objectOf(schema, indent);
    case undefined:
      return 'unknown';
  }
  throw new Error(`no type is known for ${JSON.stringify(schema).slice(0, 200)}`);
}

function objectOf({ properties = {}, required = [], additionalProperties = true }: Schema, indent: string): string {
  const inner = `${indent}  `;
  const members = Object.entries(properties).map(([name, schema]) => {
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
    const optional = required.includes(name) ? '' : '?';
    return `${comment(schema.description, inner)}${inner}${key}${optional}: ${typeOf(schema, inner)};\n`;
  });
  if (additionalProperties !== false) {
    // Named members must fit the rest of them, so beside members it can only be unknown.
    const rest = additionalProperties === true || members.length ? 'unknown' : typeOf(additionalProperties, inner);
    members.push(`${inner}[name: string]: ${rest};\n`);
  }
  return members.length ? `{\n${members.join('')}${indent}}` : 'Record<string, never>';
}

function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  return JSON.stringify(value);
}

const comment = (text: string | undefined, indent: string): string =>
  text ? `${indent}/** ${text.replaceAll('*/', '*\\/').replaceAll(/\s+/g, ' ')} */\n` : '';
