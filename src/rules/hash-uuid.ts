/** A UUID (RFC 9562, version 8) of a hash. @param hex at least 32 digits of it. */
export const hashUuid = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
