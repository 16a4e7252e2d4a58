import type * as english from '../../pages/en/install.ts';

export const seenOn: typeof english.seenOn = {
  title: 'Visto en',
  never: 'Todavía no. En cuanto un visitante abra el chat en una página, aparecerá aquí.',
};
