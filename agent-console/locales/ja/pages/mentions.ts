import type * as english from '../../pages/en/mentions.ts';

export const mentions: typeof english.mentions = {
  none: '新しいメンションはありません',
  noneHint: '@であなたをメンションしたメモが、読むまでここに表示されます。',
};
