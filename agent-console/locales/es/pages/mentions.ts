import type * as english from '../../pages/en/mentions.ts';

export const mentions: typeof english.mentions = {
  none: 'No hay menciones nuevas',
  noneHint: 'Las notas que le mencionan con @ aparecen aquí hasta que las lea.',
};
