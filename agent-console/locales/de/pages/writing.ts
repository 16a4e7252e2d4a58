import type * as english from '../../pages/en/writing.ts';

export const writing: typeof english.writing = {
  language: 'Sprache',
  asBrowser: 'Wie im Browser',
  sendWith: 'Senden mit',
  choices: { enter: 'Enter', 'mod-enter': '⌘ + Enter oder Strg + Enter; Enter beginnt eine neue Zeile' },
};
