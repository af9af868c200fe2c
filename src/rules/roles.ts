/** The one table of who may do what (api-facts D.10 has the four roles). Each role may all that a lower one may, but for labeling keys. */
export const ROLES = ['labeler', 'member', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = {
  'read tasks': ['member', 'manager', 'admin'],
  'change tasks': ['member', 'manager', 'admin'],
  'read projects': ['member', 'manager', 'admin'],
  'change projects': ['member', 'manager', 'admin'],
  'read files': ['member', 'manager', 'admin'],
  'change files': ['member', 'manager', 'admin'],
  'see callbacks': ['manager', 'admin'],
  'replay callbacks': ['manager', 'admin'],
  'see settings': ['admin'],
  'change settings': ['admin'],
  label: ['labeler', 'member', 'manager', 'admin'],
  review: ['member', 'manager', 'admin'],
  'run the queue': ['manager', 'admin'],
  'see keys': ['admin'],
  'change keys': ['admin'],
  'see team': ['manager', 'admin'],
  'invite people': ['manager', 'admin'],
  'change team': ['admin'],
  'see assignments': ['manager', 'admin'],
  'assign work': ['manager', 'admin'],
  'see quality': ['manager', 'admin'],
  'reset quality': ['manager', 'admin'],
  'cancel quality tasks': ['manager', 'admin'],
  'see work': ['manager', 'admin'],
  'steer tests': ['member', 'manager', 'admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function may(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}

/** All that a role may, for pages that show no more than that. */
export const permissionsOf = (role: Role): Permission[] =>
  (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => may(role, permission));

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/** The weaker of two roles: a key never does more than its user may. */
export function weaker(a: Role, b: Role): Role {
  return ROLES.indexOf(a) <= ROLES.indexOf(b) ? a : b;
}

/** Managers take in who works for them; who decides with them is for admins to take in. */
export const mayInvite = (own: Role, wanted: Role): boolean =>
  own === 'admin' || (own === 'manager' && ['labeler', 'member'].includes(wanted));

export type Mode = 'live' | 'test';
