import type * as english from '../../pages/en/writing.ts';

export const writing: typeof english.writing = {
  language: 'Idioma',
  asBrowser: 'O mesmo do navegador',
  sendWith: 'Enviar com',
  choices: { enter: 'Enter', 'mod-enter': '⌘ + Enter ou Ctrl + Enter; Enter começa uma nova linha' },
};
