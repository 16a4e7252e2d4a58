import type * as english from '../../../pages/en/writing/emoji.ts';

export const emoji: typeof english.emoji = {
  search: 'Rechercher un émoji',
  none: 'Aucun émoji trouvé',
  unavailable: 'La recherche est indisponible pour le moment. Modifiez votre saisie pour réessayer.',
  groups: {
    recent: 'Récents',
    smileys: 'Smileys',
    people: 'Personnes et gestes',
    nature: 'Nature',
    food: 'Nourriture et boissons',
    places: 'Lieux et voyages',
    things: 'Objets',
    signs: 'Symboles',
  },
};
