/** The shapes of /v1/files in /openapi.json. */
import { Type } from 'typebox';
import { metadataSchema } from '../rules/task-fields.ts';

const time = (description: string) => Type.String({ format: 'date-time', description });

const FileSchema = Type.Object(
  {
    id: Type.String({ format: 'uuid', description: 'Made by the server.' }),
    attachment_url: Type.String({ description: 'scaledata://...: tasks name it as an attachment.' }),
    created_at: time('When it was added.'),
    updated_at: time('When its metadata last changed.'),
    mime_type: Type.String({ description: 'By its content.' }),
    size: Type.Integer({ minimum: 1, description: 'Bytes.' }),
    project_names: Type.Array(Type.String()),
    display_name: Type.Optional(Type.String()),
    reference_id: Type.Optional(Type.String({ description: 'Your own id of the file.' })),
    metadata: Type.Optional(metadataSchema),
  },
  { additionalProperties: false, description: 'A file.' },
);

const FileListSchema = Type.Object(
  {
    docs: Type.Array(Type.Unsafe<unknown>({ $ref: '#/components/schemas/File' })),
    limit: Type.Integer({ minimum: 1, maximum: 100 }),
    has_more: Type.Boolean(),
    next_token: Type.Optional(Type.String({ description: 'There when has_more is true.' })),
  },
  { additionalProperties: false, description: 'A page of files, newest first.' },
);

export const FILE_COMPONENTS = { File: FileSchema, FileList: FileListSchema };
