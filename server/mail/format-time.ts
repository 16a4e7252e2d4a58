/**
 * A moment in somebody's language and by their own clock: `Nov 23, 2026, 2:05 PM`.
 * @param at in milliseconds since 1970
 * @param zone as their browser named it; UTC where it is not known here
 */
export function dateTimeText(at: number, tag: string, zone: string | null): string {
  return format(at, tag, zone, { dateStyle: 'medium', timeStyle: 'short' });
}

/** The same without the time: `November 23, 2026`. */
export function dateText(at: number, tag: string, zone: string | null): string {
  return format(at, tag, zone, { dateStyle: 'long' });
}

function format(at: number, tag: string, zone: string | null, style: Intl.DateTimeFormatOptions): string {
  try {
    return new Intl.DateTimeFormat(tag, { ...style, timeZone: zone ?? 'UTC' }).format(at);
  } catch {
    // A zone, or a language, that this server does not know.
    return new Intl.DateTimeFormat([tag, 'en'].filter(isTag), { ...style, timeZone: 'UTC' }).format(at);
  }
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
