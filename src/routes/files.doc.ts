/** What /openapi.json says of /v1/files. The schemas are the ones that check. */
import { Type } from 'typebox';
import { fileQuerySchema } from '../actions/list-files.ts';
import { importSchema, uploadSchema } from '../actions/new-file.ts';
import { metadataSchema } from '../rules/task-fields.ts';
import { getAttachment } from './labeling.doc.ts';
import { IDEMPOTENCY_HEADER, responses } from './wire.doc.ts';

const tags = ['Files'];
const params = Type.Object({ file_id: Type.String({ description: 'The id of the file.' }) });

export const uploadFile = {
  tags,
  operationId: 'upload_file',
  summary: 'Upload a file',
  description: 'Up to 80 MB, within two minutes. Tasks name its attachment_url as an attachment.',
  headers: IDEMPOTENCY_HEADER,
  consumes: ['multipart/form-data'],
  body: uploadSchema,
  response: responses('File', [404, 409, 413, 415, 429]),
};

export const importFile = {
  tags,
  operationId: 'import_file',
  summary: 'Import a file from a URL',
  description: 'Fetched before the answer. 502 says that another try may do.',
  headers: IDEMPOTENCY_HEADER,
  body: importSchema,
  response: responses('File', [404, 409, 413, 415, 429, 502]),
};

export const listFiles = {
  tags,
  operationId: 'list_files',
  summary: 'List files',
  description: 'Newest first. Call again with next_token as cursor and the same filters for the next page.',
  querystring: fileQuerySchema,
  response: responses('FileList', []),
};

export const getFile = {
  tags,
  operationId: 'get_file',
  summary: 'Retrieve a file',
  params,
  response: responses('File', [404]),
};

export const setFileMetadata = {
  tags,
  operationId: 'set_file_metadata',
  summary: 'Set file metadata',
  description: 'The body is the metadata, and replaces what there was.',
  headers: IDEMPOTENCY_HEADER,
  params,
  body: metadataSchema,
  response: responses('File', [404, 409, 413, 415, 429]),
};

export const getFileContent = {
  tags,
  operationId: 'get_file_content',
  summary: 'Read a file',
  description:
    'Its bytes, with a key or by a link that works for an hour (attachment_url of a task listed with ' +
    'include_attachment_url). One range of bytes may be asked for. What a browser could run is for saving only.',
  params,
  querystring: Type.Object({
    expires: Type.Optional(Type.String({ description: 'Of a link: unix seconds.' })),
    signature: Type.Optional(Type.String({ description: 'Of a link.' })),
  }),
  response: { ...getAttachment.response, ...responses('Error', [404, 502]), 200: getAttachment.response[200] },
};
