import type { Language } from '../locales/choose.ts';
import type { Trouble } from '../stores/site.ts';

/**
 * A refusal in the visitor's language; in the server's own words where there are none. What is wrong with the site's word
 * for who somebody is, is for whoever looks after the page: the browser's console and the event `error` say it.
 */
export function refusalText({ code, message }: Trouble, { texts }: Language): string {
  if (code.startsWith('identity_')) return texts.identityRefused;
  return Object.hasOwn(texts.refusals, code) ? texts.refusals[code as keyof typeof texts.refusals] : message;
}
