import type * as english from '../../pages/en/find-bar.ts';

export const findBar: typeof english.findBar = {
  none: 'Aucun résultat',
  count: (at, count, more) => `${at} sur ${count}${more ? '+' : ''}`,
  older: 'Résultat précédent (Entrée)',
  newer: 'Résultat suivant (Maj + Entrée)',
  close: 'Fermer (Échap)',
};
