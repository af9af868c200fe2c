/** multipart/form-data as a client sends it. */
import type { Answer, api } from './client.ts';

export interface UploadOptions {
  /** Of the file; undefined sends it without one, as a field. */
  name?: string;
  /** What the client says that it is. */
  type?: string;
  headers?: Record<string, string>;
}

/** Form fields and a file -> the bytes of the body and its Content-Type. */
export async function multipart(
  fields: Record<string, string>,
  file?: Uint8Array,
  { name = 'cow.png', type = 'application/octet-stream' }: UploadOptions = {},
): Promise<{ raw: Uint8Array; contentType: string }> {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  if (file) form.append('file', new Blob([Buffer.from(file)], { type }), name);
  const body = new Response(form);
  return { raw: new Uint8Array(await body.arrayBuffer()), contentType: body.headers.get('content-type')! };
}

export async function upload(
  client: ReturnType<typeof api>,
  file: Uint8Array | undefined,
  fields: Record<string, string> = {},
  options: UploadOptions = {},
): Promise<Answer> {
  const { raw, contentType } = await multipart(fields, file, options);
  return client.post('/v1/files/upload', undefined, {
    raw,
    headers: { 'content-type': contentType, ...options.headers },
  });
}
