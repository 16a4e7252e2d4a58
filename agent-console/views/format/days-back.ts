/** At most so many days back; the server takes three digits. */
export const MOST_DAYS_BACK = 1_000;

/** The value of a condition that counts days from today, today included: 1 is today alone. */
export function daysBack(days: number): string {
  return days === 1 ? 'today' : `today-${days - 1}`;
}

/** How many days such a value counts; null: it is a time, or nothing. */
export function daysIn(value: string | undefined): number | null {
  const found = /^today(?:-(\d{1,3}))?$/.exec(value ?? '');
  return found === null ? null : Number(found[1] ?? 0) + 1;
}
