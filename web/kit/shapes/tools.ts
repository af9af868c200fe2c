/** What the pointer does on the picture. Pure. */
import type { Limits } from './geometry.ts';
import type { Wanted } from './spec.ts';

export type Tool = { kind: 'select' } | { kind: 'erase' } | { kind: 'draw'; wanted: Wanted; limits: Limits };

/** In sight and in preferences. */
export const nameOf = (tool: Tool): string => (tool.kind === 'draw' ? tool.wanted.geometry.name : tool.kind);
