import type * as english from '../../pages/en/install.ts';

export const seenOn: typeof english.seenOn = {
  title: 'Vu sur',
  never: 'Pas encore. Dès qu’un visiteur ouvre le chat sur une page, elle apparaît ici.',
};
