import type * as english from '../../pages/en/writing.ts';

export const writing: typeof english.writing = {
  language: 'Idioma',
  asBrowser: 'El del navegador',
  sendWith: 'Enviar con',
  choices: { enter: 'Intro', 'mod-enter': '⌘ + Intro o Ctrl + Intro; Intro pasa a una línea nueva' },
};
