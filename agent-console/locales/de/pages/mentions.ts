import type * as english from '../../pages/en/mentions.ts';

export const mentions: typeof english.mentions = {
  none: 'Keine neuen Erwähnungen',
  noneHint: 'Notizen, die Sie mit @ erwähnen, erscheinen hier, bis Sie sie gelesen haben.',
};
