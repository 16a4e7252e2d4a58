import type * as english from '../../pages/en/labels.ts';

export const labels: typeof english.labels = {
  lead: 'Classez les conversations par sujet et filtrez par étiquette.',
  none: 'Aucune étiquette.',
  add: 'Ajouter une étiquette',
  name: 'Nom',
  color: 'Couleur',
};
