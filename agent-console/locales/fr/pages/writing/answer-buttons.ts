import type * as english from '../../../pages/en/writing/answer-buttons.ts';

export const answerButtons: typeof english.answerButtons = {
  title: 'Boutons de réponse',
  words: 'Texte du bouton',
  add: 'Ajouter',
  remove: (words) => `Retirer « ${words} »`,
  up: (words) => `Monter « ${words} »`,
  down: (words) => `Descendre « ${words} »`,
  blank: 'Rédigez d’abord le message ; les boutons apparaissent en dessous.',
  full: (count) => `Un message peut avoir au plus ${count} boutons.`,
  known: 'Un bouton porte déjà ce texte.',
  brackets: 'Les boutons ne peuvent pas contenir [[ ou ]], ni se terminer par ].',
  done: 'Terminé',
};
