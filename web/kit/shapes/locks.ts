/** What the task lets a labeler do with its base annotations (task-types/shared/base-annotations.ts). Pure. */
import type { JsonObject } from '../../../task-types/kit.ts';
import { baseOf } from '../../../task-types/shared/base-annotations.ts';

export interface Locks {
  /** Moved, reshaped. */
  place: boolean;
  label: boolean;
  removal: boolean;
}

export const OPEN: Locks = { place: false, label: false, removal: false };

export interface BaseLocks {
  /** No shape may join those that came. */
  adding: boolean;
  /** Of the annotation with this uuid; undefined for one that is no base annotation. */
  of(uuid: string): Locks | undefined;
}

export function baseLocks(params: JsonObject): BaseLocks {
  const base = new Set(baseOf(params).map(({ uuid }) => uuid));
  const locks = {
    place: params.can_edit_base_annotations === false,
    label: params.can_edit_base_annotation_labels === false,
    removal: params.can_delete_base_annotations === false,
  };
  return {
    adding: params.base_annotations !== undefined && params.can_add_base_annotations === false,
    of: (uuid) => (base.has(uuid) ? locks : undefined),
  };
}
