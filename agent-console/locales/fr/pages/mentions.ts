import type * as english from '../../pages/en/mentions.ts';

export const mentions: typeof english.mentions = {
  none: 'Aucune nouvelle mention',
  noneHint: 'Les notes qui vous mentionnent avec @ apparaissent ici jusqu’à ce que vous les ayez lues.',
};
