const ANONYMOUS = /^Visitor ([0-9A-F]{4})$/;

/** What a visitor who gave no name is called in lists, events and exports, in English. */
export function anonymousName(visitorId: string): string {
  return `Visitor ${visitorId.slice(0, 4).toUpperCase()}`;
}

/**
 * What tells a nameless visitor from others, for a name in another language; null for a name that somebody gave. Who gives
 * one that looks like it is shown the same.
 */
export function anonymousCode(name: string): string | null {
  return ANONYMOUS.exec(name)?.[1] ?? null;
}
