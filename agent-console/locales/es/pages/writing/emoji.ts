import type * as english from '../../../pages/en/writing/emoji.ts';

export const emoji: typeof english.emoji = {
  search: 'Buscar emojis',
  none: 'No se encontró ningún emoji',
  unavailable: 'La búsqueda no está disponible en este momento. Escriba de nuevo para reintentarlo.',
  groups: {
    recent: 'Recientes',
    smileys: 'Caritas',
    people: 'Personas y gestos',
    nature: 'Naturaleza',
    food: 'Comida y bebida',
    places: 'Lugares y viajes',
    things: 'Objetos',
    signs: 'Símbolos',
  },
};
