import type { Language } from '../locales/choose.ts';
import type { Trouble } from '../stores/site.ts';

/** A refusal in the visitor's language; in the server's own words where there are none. */
export function told({ code, message }: Trouble, { texts }: Language): string {
  return Object.hasOwn(texts.refusals, code) ? texts.refusals[code as keyof typeof texts.refusals] : message;
}
