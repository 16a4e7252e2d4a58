import type * as english from '../../pages/en/writing.ts';

export const writing: typeof english.writing = {
  language: 'Langue',
  asBrowser: 'Celle du navigateur',
  sendWith: 'Envoyer avec',
  choices: { enter: 'Entrée', 'mod-enter': '⌘ + Entrée ou Ctrl + Entrée ; Entrée va à la ligne' },
};
