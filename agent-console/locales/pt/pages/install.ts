import type * as english from '../../pages/en/install.ts';

export const seenOn: typeof english.seenOn = {
  title: 'Visto em',
  never: 'Ainda não. Assim que um visitante abrir o chat em uma página, ela aparece aqui.',
};
