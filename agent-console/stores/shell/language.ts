import type { KeyValueStorage } from '../../../server/contract/client/ports.ts';

/** Where the language is kept: it has to be known before anybody is signed in. Null: as the browser. */
export const LANGUAGE_KEY = 'frontdesk.language';
/** The language that somebody has chosen before they signed in, until the server knows. */
export const UNTOLD_LANGUAGE_KEY = 'frontdesk.language-untold';

/** Before anybody is signed in: speaks another language from now on. Whoever signs in next has chosen it. */
export function createLanguageChoice(storage: KeyValueStorage, reload: () => void): (tag: string) => void {
  return (tag) => {
    storage.write(LANGUAGE_KEY, tag);
    storage.write(UNTOLD_LANGUAGE_KEY, tag);
    // Every sentence is another one.
    reload();
  };
}
