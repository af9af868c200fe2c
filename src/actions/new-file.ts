/** What a file is given beside its bytes (api-facts D.9). Pure: nothing is read or written. */
import { type Static, Type } from 'typebox';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { unsafeJson } from '../rules/json-safety.ts';
import { nameProblem } from '../rules/names.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { metadataProblem } from '../rules/task-fields.ts';

/** Bytes of a file: 80 MB (api-facts D.9). */
export const MOST_FILE_BYTES = 80 * 1024 * 1024;
/** Keys of its metadata: each is a row that it is found by. */
const MOST_KEYS = 100;

const text = (maxLength: number, description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength, description }));

const metadataText = Type.Unsafe<unknown>({
  type: ['object', 'string'],
  additionalProperties: true,
  description: `Your own key-value pairs: an object or its JSON text, up to ${MOST_KEYS} keys and 10 kB.`,
});

const fieldsSchema = Type.Object({
  project_name: text(256, 'Name of a project that the file is for.'),
  display_name: text(1024, 'A name for people.'),
  reference_id: text(256, 'Your own id of the file, unique in the account: a second file with it is 409.'),
});

export const uploadSchema = Type.Object({
  file: Type.Unsafe<unknown>({ type: 'string', format: 'binary', description: 'The file, up to 80 MB.' }),
  ...fieldsSchema.properties,
  metadata: Type.Optional(metadataText),
});

const importFieldsSchema = Type.Object({
  file_url: Type.String({ minLength: 1, maxLength: 8192, description: 'Where the file is: http, https, s3 or gs.' }),
  ...fieldsSchema.properties,
});
export const importSchema = Type.Object({ ...importFieldsSchema.properties, metadata: Type.Optional(metadataText) });

const checkFields = schemaCheck(fieldsSchema);
const checkImportFields = schemaCheck(importFieldsSchema);

export type NewFile = Static<typeof fieldsSchema> & { metadataJson: string | null };

/** @throws ApiError 400 naming the field. */
export function checkUpload(body: ParsedBody | undefined): NewFile {
  const { metadata, file: _file, ...fields } = given(body);
  return newFile(checkFields(fields, { form: true, name: 'body' }), metadata);
}

/** @throws ApiError 400 naming the field. */
export function checkImport(body: ParsedBody | undefined): NewFile & { url: string } {
  const { metadata, ...fields } = given(body);
  const { file_url: url, ...rest } = checkImportFields(fields, { form: body?.form ?? false, name: 'body' });
  if (!/^(https?|s3|gs):\/\/[^/]/i.test(url)) {
    throw errors.invalidParameter('"file_url" must be an address that begins with http://, https://, s3:// or gs://');
  }
  return { ...newFile(rest, metadata), url };
}

/** In a form an empty field is one that was left empty. */
function given(body: ParsedBody | undefined): Record<string, unknown> {
  const fields = withoutNulls(objectOf(body));
  return body?.form ? Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) : fields;
}

function newFile(fields: Static<typeof fieldsSchema>, metadata: unknown): NewFile {
  const problem = fields.reference_id === undefined ? undefined : nameProblem(fields.reference_id);
  if (problem) throw errors.invalidParameter(`"reference_id" ${problem}`);
  return { ...fields, metadataJson: metadata === undefined ? null : checkFileMetadata(metadata) };
}

/** @param metadata an object, or its JSON text. @returns the metadata as it will be kept. @throws ApiError 400. */
export function checkFileMetadata(metadata: unknown): string {
  return JSON.stringify(metadataOf(metadata));
}

/** @throws ApiError 400. */
export function metadataOf(given: unknown): Record<string, unknown> {
  const value = typeof given === 'string' ? parsed(given) : given;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw errors.invalidParameter('"metadata" must be an object, or the JSON text of one');
  }
  const unsafe = unsafeJson(value);
  if (unsafe) throw errors.invalidParameter(`"metadata" must be plain: ${unsafe}`);
  const problem = metadataProblem(JSON.stringify(value));
  if (problem) throw errors.invalidParameter(`"metadata" ${problem}`);
  if (Object.keys(value).length > MOST_KEYS) {
    throw errors.invalidParameter(`"metadata" must have at most ${MOST_KEYS} keys`);
  }
  return value as Record<string, unknown>;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
