/** Fields of answers that earlier releases called otherwise, by their names of today. */
const NAMES_BEFORE: Readonly<Record<string, string>> = {
  // Until protocol 2.
  desk: 'triage',
  trail: 'activity',
};

/** An answer of whatever release, with its own fields under their names of today. */
export function underNamesOfToday<T extends object>(answer: T): T {
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [NAMES_BEFORE[name] ?? name, value]),
  ) as T;
}
