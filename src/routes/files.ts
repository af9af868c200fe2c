/** /v1/files (api-facts D.9): what tasks may name as an attachment, kept here. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addFile, dropFile, type StoredFile, storeFile } from '../actions/add-file.ts';
import type { PreparedVerb } from '../actions/atomically.ts';
import { getFile, linkReader } from '../actions/file.ts';
import { importFile } from '../actions/import-file.ts';
import { checkFileQuery, listFilesJson } from '../actions/list-files.ts';
import { checkFileMetadata, checkImport, checkUpload, MOST_FILE_BYTES } from '../actions/new-file.ts';
import { setFileMetadata } from '../actions/set-file-metadata.ts';
import type { Deps, FileStorage } from '../deps.ts';
import { errors } from '../errors.ts';
import { addStreamedBody } from '../http/bulk-body.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import { drainBody, readUpload } from '../http/multipart.ts';
import { perform, performPrepared } from '../http/perform.ts';
import { AttachmentStreams } from '../http/send-attachment.ts';
import { fileJson } from '../wire/file.ts';
import * as doc from './files.doc.ts';

/** At once in one process. */
const MOST_UPLOADS = 64;

const READ = { config: { permission: 'read files' } } as const;
const CHANGE = { config: { permission: 'change files' } } as const;

const idOf = (request: FastifyRequest): string => (request.params as { file_id: string }).file_id;
const queryOf = (request: FastifyRequest) => request.query as Record<string, unknown>;

export async function addFileRoutes(v1: FastifyInstance, deps: Deps & { files: FileStorage }): Promise<void> {
  const act: PreparedVerb<never, StoredFile>['act'] = async (tx, context, stored) =>
    fileJson(await addFile(tx, context, stored));
  const discard = (stored: StoredFile) => dropFile(deps, stored);
  let under = 0;
  async function limited<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T> {
    if (under >= MOST_UPLOADS) {
      await drainBody(request);
      throw errors.tooManyStreams('uploads');
    }
    under++;
    return work().finally(() => under--);
  }

  // A scope of its own, because only here the body is read by the handler.
  await v1.register(async (scope) => {
    addStreamedBody(scope);
    scope.post('/files/upload', { ...CHANGE, schema: doc.uploadFile }, (request, reply) =>
      limited(request, async () => {
        const { fields, file } = await readUpload(request, deps.files.receive, MOST_FILE_BYTES);
        try {
          // By its content a repeat with the same Idempotency-Key is known.
          const { size, sha256 } = file;
          request.body = { value: { ...fields, file: { size, sha256 } }, form: true };
          return await performPrepared(deps, request, reply, {
            check: () => checkUpload(bodyOf(request)),
            prepare: (context, wish) => storeFile(deps, context, wish, file),
            act,
            discard,
          });
        } finally {
          await file.discard();
        }
      }),
    );
  });
  v1.post('/files/import', { ...CHANGE, schema: doc.importFile }, (request, reply) =>
    limited(request, () => {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      return performPrepared(deps, request, reply, {
        check: () => checkImport(bodyOf(request)),
        prepare: (context, wish) => importFile(deps, context, wish, gone.signal),
        act,
        discard,
      });
    }),
  );
  v1.get('/files', { ...READ, schema: doc.listFiles }, async (request, reply) =>
    sendJson(reply, 200, await listFilesJson(deps, request.caller, checkFileQuery(queryOf(request)))),
  );
  v1.get('/files/:file_id', { ...READ, schema: doc.getFile }, async (request, reply) =>
    sendJson(reply, 200, fileJson(await getFile(deps.store, request.caller, idOf(request)))),
  );
  v1.post('/files/:file_id/setMetadata', { ...CHANGE, schema: doc.setFileMetadata }, (request, reply) =>
    perform(deps, request, reply, {
      check: () => checkFileMetadata(bodyOf(request)?.value ?? {}),
      act: async (tx, context, json) => fileJson(await setFileMetadata(tx, context, idOf(request), json)),
    }),
  );
  const streams = new AttachmentStreams();
  const linkCaller = async (request: FastifyRequest) =>
    queryOf(request).signature === undefined ? undefined : linkReader(deps, idOf(request), queryOf(request));
  const content = { config: { ...READ.config, linkCaller }, schema: doc.getFileContent };
  v1.get('/files/:file_id/content', content, async (request, reply) => {
    const file = await getFile(deps.store, request.caller, idOf(request));
    // A link is for the pages of others.
    if (queryOf(request).signature !== undefined) streams.allowOtherPages(reply);
    return streams.send(request, reply, file.mimeType, ({ range }) => deps.files.open(file, range));
  });
}
