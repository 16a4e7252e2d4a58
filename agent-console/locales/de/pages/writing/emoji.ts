import type * as english from '../../../pages/en/writing/emoji.ts';

export const emoji: typeof english.emoji = {
  search: 'Emoji suchen',
  none: 'Kein Emoji gefunden',
  unavailable: 'Die Suche ist gerade nicht verfügbar. Tippen Sie erneut, um es noch einmal zu versuchen.',
  groups: {
    recent: 'Zuletzt verwendet',
    smileys: 'Smileys',
    people: 'Personen und Gesten',
    nature: 'Natur',
    food: 'Essen und Trinken',
    places: 'Orte und Reisen',
    things: 'Gegenstände',
    signs: 'Symbole',
  },
};
