import type * as english from '../../pages/en/mentions.ts';

export const mentions: typeof english.mentions = {
  none: 'Nenhuma menção nova',
  noneHint: 'As notas que mencionam você com @ aparecem aqui até você as ler.',
};
