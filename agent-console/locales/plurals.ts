/** Counts in the words of a language, by its rules of plural. */
export function plurals(language: string) {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  /** The words for one, or those for more. */
  const plural = (count: number, one: string, more: string) => (rules.select(count) === 'one' ? one : more);
  /** `counted(3, 'Datei', 'Dateien')` is “3 Dateien”. */
  const counted = (count: number, one: string, more: string) =>
    `${numbers.format(count)} ${plural(count, one, more)}`;
  return { plural, counted };
}
