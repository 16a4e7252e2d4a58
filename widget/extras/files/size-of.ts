import type { Language } from '../../locales/choose.ts';

const UNITS = ['kilobyte', 'megabyte'] as const;

/** `340 kB`, `20 MB`. */
export function sizeOf(bytes: number, language: Language): string {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.max(1, bytes / 1_000), UNITS[0]] : [bytes / 1_048_576, UNITS[1]];
  return new Intl.NumberFormat(language.tag, {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
