/** `node scripts/task-types-doc.ts` writes docs/task-types.md from the definitions; a test holds the page against them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRegistry, type Registry } from '../src/registry.ts';
import { formatsOf } from '../src/wire/formats.ts';
import type { Json, JsonObject, TaskType } from '../task-types/kit.ts';

const PAGE = join(import.meta.dirname, '../docs/task-types.md');
/** Characters of a line of JSON. */
const WIDTH = 110;
/** Lines of an example; long ones are cut, which the page says. */
const MOST_LINES = 80;

const HEAD = `# Task types

Made from \`task-types/\` by \`node scripts/task-types-doc.ts\`. Every create also takes the common fields
(\`instruction\`, \`callback_url\`, \`project\`, \`batch\`, \`unique_id\`, \`tags\`, \`metadata\`, \`priority\`, ...), which
\`/openapi.json\` describes. The answer shown is the one of a test key. What was chosen where Scale's documents are silent is in
[compatibility.md](compatibility.md), what the export formats keep in [formats.md](formats.md).
`;

export async function taskTypesPage(): Promise<string> {
  const registry = await loadRegistry();
  const { types } = registry;
  const list = types.map(({ name, summary }) => `- [${name}](#${name}): ${summary}\n`).join('');
  return `${HEAD}
${list}${types.map((type) => section(type, registry)).join('')}`;
}

function section(type: TaskType, registry: Registry): string {
  const { name, aliases = [], summary, params, example } = type;
  const { callback_url: _url, instruction: _instruction, ...given } = example;
  return `
## ${name}

${summary}${aliases.length ? ` Also as ${aliases.map((alias) => `\`${alias}\``).join(', ')}.` : ''} ${ATTACHMENT[type.attachment]}
Export formats: ${formatsOf(type).join(', ')}.

${table(params as Schema, type)}
\`POST /v1/task/${name}\`

\`\`\`json
${cut(example)}
\`\`\`

The answer to it:

\`\`\`json
${cut(type.sample(registry.get(name).checkParams(given, false)))}
\`\`\`
`;
}

const ATTACHMENT: Record<TaskType['attachment'], string> = {
  one: '`attachment` is required.',
  many: '`attachments` is required.',
  either: '`attachment` or `attachments` is required.',
  own: '',
};

interface Schema {
  type?: string | string[];
  properties?: { [name: string]: Schema };
  required?: string[];
  items?: Schema;
  enum?: Json[];
  default?: Json;
  description?: string;
  anyOf?: Schema[];
  const?: Json;
}

function table({ properties = {}, required = [] }: Schema, { attachment }: TaskType): string {
  const needed = [
    ...required,
    ...(attachment === 'one' ? ['attachment'] : attachment === 'many' ? ['attachments'] : []),
  ];
  const rows = Object.entries(properties).map(([name, param]) => {
    const fallback = param.default === undefined ? '' : `\`${JSON.stringify(param.default)}\``;
    const cells = [`\`${name}\``, typeOf(param), fallback, needed.includes(name) ? 'yes' : '', param.description ?? ''];
    return `| ${cells.map(cell).join(' | ')} |\n`;
  });
  return `| Param | Type | Default | Required | |\n|---|---|---|---|---|\n${rows.join('')}`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

function typeOf({ type, items, enum: values, anyOf, const: only }: Schema): string {
  if (values) return values.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  if (only !== undefined) return `\`${JSON.stringify(only)}\``;
  if (anyOf && !type) return [...new Set(anyOf.map(typeOf))].join(' or ');
  const names = [type ?? 'any'].flat().join(' or ');
  return type === 'array' && items ? `array of ${typeOf(items)}` : names;
}

/** JSON in lines of a readable width. */
function cut(value: JsonObject): string {
  const lines = printed(value, '').split('\n');
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '...'].join('\n') : lines.join('\n');
}

function printed(value: Json, indent: string): string {
  const short = oneLine(value);
  if (indent.length + short.length <= WIDTH || typeof value !== 'object' || value === null) return short;
  const deeper = `${indent}  `;
  const isList = Array.isArray(value);
  const members = isList
    ? value.map((item) => deeper + printed(item, deeper))
    : Object.entries(value).map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${printed(item, deeper)}`);
  return `${isList ? '[' : '{'}\n${members.join(',\n')}\n${indent}${isList ? ']' : '}'}`;
}

function oneLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`);
  return members.length ? `{ ${members.join(', ')} }` : '{}';
}

if (import.meta.main) writeFileSync(PAGE, await taskTypesPage());
