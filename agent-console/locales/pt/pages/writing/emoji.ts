import type * as english from '../../../pages/en/writing/emoji.ts';

export const emoji: typeof english.emoji = {
  search: 'Buscar emojis',
  none: 'Nenhum emoji encontrado',
  unavailable: 'A busca não está disponível no momento. Digite de novo para tentar outra vez.',
  groups: {
    recent: 'Recentes',
    smileys: 'Carinhas',
    people: 'Pessoas e gestos',
    nature: 'Natureza',
    food: 'Comidas e bebidas',
    places: 'Lugares e viagens',
    things: 'Objetos',
    signs: 'Símbolos',
  },
};
