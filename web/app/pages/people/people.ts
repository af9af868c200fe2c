/** What the page of people reads of the server. */

export const ROLES = ['labeler', 'member', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface Teammate {
  email: string;
  role: Role;
  user_id: string;
  firstName?: string;
  lastName?: string;
  /** ISO 8601: invited until then, and never came. */
  expiry?: string;
  /** In the answer that makes it alone. */
  sign_in_link?: string;
}

export interface Standing {
  project?: string;
  type: string;
  scored: number;
  /** 0 to 1; absent without answers that count. */
  accuracy?: number;
  below_bar: boolean;
}

export interface Work {
  labeler: string;
  answered: number;
  rejected: number;
  mean_secs?: number;
  last_answer_at?: string;
  accuracy: Standing[];
}

export interface TeamWork {
  labelers: Work[];
}

export const nameOf = ({ firstName, lastName, email }: Teammate): string =>
  [firstName, lastName].filter(Boolean).join(' ') || email;
