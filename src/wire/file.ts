/** Row -> public JSON of /v1/files (api-facts D.9). */
import { fileUrl } from '../rules/file-url.ts';
import { formatTime } from '../rules/time.ts';
import type { FileRow } from '../store/files.ts';

export function fileJson(f: FileRow): string {
  return JSON.stringify({
    id: f.fileId,
    attachment_url: fileUrl(f),
    created_at: formatTime(f.createdAt),
    updated_at: formatTime(f.updatedAt),
    mime_type: f.mimeType,
    size: f.size,
    project_names: f.project === null ? [] : [f.project],
    display_name: f.displayName ?? undefined,
    reference_id: f.referenceId ?? undefined,
    metadata: f.metadataJson === null ? undefined : JSON.parse(f.metadataJson),
  });
}

export function fileListJson(files: FileRow[], limit: number, nextToken: string | undefined): string {
  return `{"docs":[${files.map(fileJson).join(',')}],"limit":${limit},"has_more":${nextToken !== undefined}${
    nextToken === undefined ? '' : `,"next_token":"${nextToken}"`
  }}`;
}
