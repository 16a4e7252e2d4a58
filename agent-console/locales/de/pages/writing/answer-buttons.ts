import type * as english from '../../../pages/en/writing/answer-buttons.ts';

export const answerButtons: typeof english.answerButtons = {
  title: 'Antwort-Buttons',
  words: 'Text des Buttons',
  add: 'Hinzufügen',
  remove: (words) => `„${words}“ entfernen`,
  up: (words) => `„${words}“ nach oben verschieben`,
  down: (words) => `„${words}“ nach unten verschieben`,
  blank: 'Schreiben Sie zuerst die Nachricht; die Buttons erscheinen darunter.',
  full: (count) => `Eine Nachricht kann höchstens ${count} Buttons haben.`,
  known: 'Einen Button mit diesem Text gibt es schon.',
  brackets: 'Buttons können [[ und ]] nicht enthalten und nicht mit ] enden.',
  done: 'Fertig',
};
