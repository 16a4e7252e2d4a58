/** A day as a field of the type `date` has it (`2026-11-28`), by the clock of this browser. */
export function dayOf(time: number): string {
  const date = new Date(time);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** When the day begins here; undefined for what is no day. */
export function startOfDay(day: string): number | undefined {
  return timeOf(day, 0);
}

/** When the day is over here; not 24 hours later where the clock is changed. */
export function dayAfter(day: string): number | undefined {
  return timeOf(day, 1);
}

function timeOf(day: string, later: number): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === undefined) return undefined;
  const time = new Date(Number(year), Number(month) - 1, Number(date) + later).getTime();
  // While a year is being typed it is 0002, which no server wants.
  return time >= 0 ? time : undefined;
}
