import type { Language } from '../locales/choose.ts';

const DAY_MS = 86_400_000;

/** `14:05`, as the language writes it. */
export function timeOf(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language.tag, { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** `Today`, `Yesterday`, or the date. */
export function dayOf(at: number, now: number, language: Language): string {
  const days = Math.round((midnight(now) - midnight(at)) / DAY_MS);
  if (days === 0) return language.texts.today;
  if (days === 1) return language.texts.yesterday;
  return new Intl.DateTimeFormat(language.tag, { dateStyle: 'long' }).format(at);
}

export function sameDay(a: number, b: number): boolean {
  return midnight(a) === midnight(b);
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
